"""The official reference, as it is in the package."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from partage.reference.cog import CITIES, COG_FILE, FRANCE, CogTable, load_cog
from partage.reference.group_names import in_usual_words, names_of_group
from partage.reference.terms import Territory


@pytest.fixture(scope="module")
def reference() -> CogTable:
    return load_cog()


@pytest.fixture(scope="module")
def places(reference: CogTable) -> dict[str, Territory]:
    return {reference[key].id: reference[key] for key in reference}


def test_every_place_is_there_once(reference: CogTable, places: dict[str, Territory]) -> None:
    assert len(places) == len(list(reference)) == 36_404
    assert Counter(place.kind for place in places.values()) == {
        "commune": 34_969,
        "arrondissement-municipal": 45,
        "epci": 1_255,
        "departement": 109,
        "region": 26,
    }


def test_every_address_is_an_identifier(places: dict[str, Territory]) -> None:
    assert [each for each in places if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)] == []


def test_every_parent_exists_and_reaches_a_region_then_france(places: dict[str, Territory]) -> None:
    assert [place for place in places.values() if not {*place.ancestors[:-1]} <= places.keys()] == []
    assert {place.ancestors[-1] for place in places.values()} == {FRANCE}
    tops = [place.ancestors[-2] for place in places.values() if place.kind != "region"]
    assert {places[top].kind for top in tops} == {"region"}


def test_a_commune_stands_under_its_own_departement_whatever_its_group(places: dict[str, Territory]) -> None:
    """The code of a commune begins with that of its département; a group holds it from beside."""
    communes = [place for place in places.values() if place.kind == "commune"]
    wrong = [
        place.id
        for place in communes
        if place.broader != f"departement-{place.code[: 3 if place.code > '97' else 2].lower()}"
        and place.broader != place.ancestors[-2]
    ]
    assert wrong == []
    assert places["saint-denis-93066"].broader == "departement-93"
    assert "epci-200054781" in places["saint-denis-93066"].ancestors
    assert places["marseille-3e-arrondissement-13203"].broader == "marseille-13055"
    assert places["epci-200054781"].broader == "departement-75"
    assert places["departement-05"].broader == "region-93"


def test_every_place_below_a_region_has_one_departement(places: dict[str, Territory]) -> None:
    lower = [place for place in places.values() if place.kind not in ("departement", "region")]
    counts = {sum(each.startswith("departement-") for each in place.ancestors) for place in lower}
    assert counts == {1}


def test_names_are_sorted_for_bisection(reference: CogTable) -> None:
    assert reference.names() == sorted(reference.names())


def test_populations_add_up(places: dict[str, Territory]) -> None:
    summed: Counter[str] = Counter()
    for place in places.values():
        if place.kind in ("commune", "arrondissement-municipal"):
            above = place.ancestors if place.kind == "commune" else place.ancestors[:1]
            summed.update(dict.fromkeys([each for each in above if each != FRANCE], place.population or 0))
    wrong = [each for each, people in summed.items() if (places[each].population or 0) != people]
    assert wrong == []
    assert sum(people for each, people in summed.items() if each.startswith("region-")) == 68_952_941


def test_population_says_its_census_and_only_where_it_is_known(reference: CogTable) -> None:
    gap, mayotte, clipperton = reference["05061"], reference["region-06"], reference["98901"]
    assert (gap.population, gap.population_year) == (41_293, 2023)
    assert gap.population_source == "Insee"
    assert (mayotte.population, mayotte.population_year) == (256_518, None)
    assert mayotte.population_source == "Insee"
    assert (clipperton.population, clipperton.population_year, clipperton.population_source) == (
        None,
        None,
        "",
    )


def test_commune_keeps_its_departement_whatever_that_of_its_epci(reference: CogTable) -> None:
    sisteron, epci = reference["04209"], reference["epci-200068765"]
    assert epci.ancestors == ("departement-05", "region-93", FRANCE)
    assert sisteron.ancestors == (epci.id, "departement-04", "region-93", FRANCE)


def test_arrondissements_cover_the_postal_codes_of_their_city(reference: CogTable) -> None:
    parts = [key for key in reference if reference[key].kind == "arrondissement-municipal"]
    covered = {code for key in parts for code in reference.postal_codes(key)}
    assert [code for city in CITIES for code in reference.postal_codes(city) if code not in covered] == []
    assert [place.code for place in reference.delivered_by("13003")] == ["13203"]


def test_unknown_key_or_identifier_is_a_key_error(reference: CogTable) -> None:
    for wrong in ("99999", "", "departement-"):
        with pytest.raises(KeyError):
            reference[wrong]
    for wrong in ("ville-05061", "05061", "departement-99", "gap", ""):
        with pytest.raises(KeyError):
            reference.identified(wrong)


def test_names_have_the_french_apostrophe(reference: CogTable) -> None:
    assert reference["region-93"].label == "Provence-Alpes-Côte d’Azur"
    assert [key for key in reference if "'" in reference[key].label] == []


def test_file_is_small() -> None:
    assert COG_FILE.stat().st_size < 1_500_000


def test_no_name_of_a_group_is_put_aside_before_all_names_are_read(
    reference: CogTable, places: dict[str, Territory]
) -> None:
    groups = [f"epci-{place.code}" for place in places.values() if place.kind == "epci"]
    # What is asked is in usual words already.
    names = [
        (key, in_usual_words(name.bare))
        for key in groups
        for name in names_of_group(reference.official_name(key))
    ]
    assert [bare for key, bare in names if key not in reference._groups_with_words_of(bare)] == []
    assert len(names) > len(groups)
    assert reference._groups_with_words_of("cite felix pyat") == []
