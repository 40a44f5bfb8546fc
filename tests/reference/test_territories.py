"""A written place finds its territory, or is refused with what to write instead."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partage.reference.cog import load_cog
from partage.reference.group_names import names_of_group, spoken_group_name
from partage.reference.terms import Territory
from partage.reference.territories import Territories, UnknownTerritory, load_territories

TERRITORIES, _ = load_territories()

TOWNS = {
    "gap-05061": (
        "Gap|gap|GAP|05061 Gap|05061 - Gap|Gap (05061)|gap-05061|Gap (05)|Gap 05|Gap (Hautes-Alpes)|Ville de Gap"
    ),
    "marseille-13055": "Marseille|13055 Marseille|Marseille (13)|Marseille (Bouches-du-Rhône)",
    "marseille-3e-arrondissement-13203": (
        "Marseille 3e|Marseille 3ème|Marseille 3|Marseille 03|Marseille (3e)|marseille 3ᵉ|Marseille 3e arrondissement"
        "|3e arrondissement de Marseille|13203 Marseille 3e|13203 Marseille 3e arrondissement"
    ),
    "marseille-13e-arrondissement-13213": "Marseille 13e|13e arrondissement de Marseille",
    "paris-1er-arrondissement-75101": "Paris 1er|Paris 1|1er arrondissement de Paris",
    "paris-11e-arrondissement-75111": "Paris 11e|Paris 11",
    "lyon-7e-arrondissement-69387": "Lyon 7e|Lyon 7ème",
    "lyon-69123": "Lyon|Lyon (69)|Lyon 69",
    "la-ciotat-13028": "La Ciotat|la ciotat|Ciotat|Ciotat (La)|13028 La Ciotat|la-ciotat-13028",
    "alleins-13003": "Alleins|13003 Alleins",
    "l-isle-sur-la-sorgue-84054": "L'Isle-sur-la-Sorgue|l’isle sur la sorgue|Isle-sur-la-Sorgue",
    "saint-etienne-42218": "Saint-Étienne|SAINT ETIENNE|St-Etienne",
    "sainte-colombe-05135": "Sainte-Colombe (05)|Sainte-Colombe (Hautes-Alpes)|05135 Sainte-Colombe|Ste Colombe 05",
    "ajaccio-2a004": "Ajaccio|2A004 Ajaccio|2a004 ajaccio|ajaccio-2a004|Ajaccio (2A)",
    "bastia-2b033": "Bastia|2B033 Bastia|Bastia (Haute-Corse)",
    "cilaos-97424": "Cilaos|97424 Cilaos|Cilaos (974)|Cilaos (La Réunion)",
    "noumea-98818": "Nouméa|98818 Nouméa",
    "bretagne-36024": "Bretagne (36)|36024 Bretagne",
    "paris-75056": "75056 Paris|Ville de Paris|Paris (commune)",
}  # fmt: skip
LEVELS = {
    "departement-05": "Hautes-Alpes|hautes alpes|departement-05|Département 05|05 Hautes-Alpes",
    "departement-13": "Bouches-du-Rhône|departement-13|13 Bouches-du-Rhône",
    "departement-93": "Seine-Saint-Denis|departement-93|93 Seine-Saint-Denis",
    "region-93": "Provence-Alpes-Côte d'Azur|PACA|Région Sud|region-93|region 93|93 Provence-Alpes-Côte d’Azur",
    "departement-2a": "Corse-du-Sud|departement-2a|Département 2A",
    "departement-2b": "Haute-Corse|departement-2B",
    "region-94": "Corse",
    "departement-974": "departement-974|974 La Réunion|département de La Réunion|La Réunion (département)",
    "region-04": "region-04|04 La Réunion|région Réunion",
    "region-53": "région Bretagne",
    "departement-75": "departement-75|Paris (département)",
    "epci-200067825": (
        "Gap-Tallard-Durance|agglo Gap-Tallard-Durance|CC de Gap-Tallard-Durance|"
        "CA Gap-Tallard-Durance|epci-200067825|EPCI 200067825|Communauté d’agglomération Gap-Tallard-Durance"
    ),
    "departement-83": "le 83|dans le 83|dpt 83|Département 83|83 Var",
    "epci-249740101": "TCO|Territoire de la Côte Ouest|CA Territoire de la Côte Ouest (TCO)|agglo TCO",
    "epci-244000675": "Grand Dax|le Grand Dax|agglo du Grand Dax|Communauté d’agglo du Grand Dax",
    "epci-243300316": "Bordeaux Métropole|métropole de Bordeaux",
    "epci-244200614": "CC des Vals d’Aix et Isable|Communauté de communes des Vals d'Aix et Isable",
    "epci-200069854": "CU du Grand Poitiers|communaute urbaine du grand poitiers",
    "epci-200054807": "Métropole d'Aix-Marseille-Provence|Aix-Marseille-Provence|Métropole Aix-Marseille-Provence",
}


def refusal(written: str, territories: Territories = TERRITORIES) -> str:
    with pytest.raises(UnknownTerritory) as caught:
        territories.find(written)
    return str(caught.value)


@pytest.mark.parametrize(
    ("written", "identifier"),
    [(each, identifier) for identifier, ways in (TOWNS | LEVELS).items() for each in ways.split("|")],
)
def test_usual_ways_of_writing_a_place(written: str, identifier: str) -> None:
    assert TERRITORIES.find(written).id == identifier


def test_a_group_of_communes_is_named_in_full_words() -> None:
    labels = [
        TERRITORIES[f"epci-{code}"].label for code in ("200067825", "244200614", "200069854", "243300316")
    ]
    assert labels == [
        "Communauté d’agglomération Gap-Tallard-Durance",
        "Communauté de communes des Vals d’Aix et Isable",
        "Communauté urbaine du Grand Poitiers",
        "Bordeaux Métropole",
    ]
    assert TERRITORIES["epci-200067825"].aliases == ("CA Gap-Tallard-Durance",)


def test_every_group_of_communes_is_found_by_its_full_its_short_and_its_usual_name() -> None:
    reference, _, _ = TERRITORIES.listed()
    lost = []
    for key in (key for key in reference if key.startswith("epci-")):
        group, short = reference[key], reference.official_name(key)
        kind, bare = names_of_group(short)[0]
        for written in (group.label, short, spoken_group_name(short), bare):
            found = TERRITORIES.named(written)
            # A town goes before the group that has its name.
            if group not in found and not any(place.kind != "epci" for place in found):
                lost.append((written, kind))
    assert lost == []


def test_sixteen_arrondissements_of_marseille() -> None:
    parts = [TERRITORIES.find(f"Marseille {number}{'er' if number == 1 else 'e'}") for number in range(1, 17)]
    assert [part.code for part in parts] == [str(13200 + number) for number in range(1, 17)]
    assert {part.broader for part in parts} == {"marseille-13055"}
    assert sum(part.population or 0 for part in parts) == TERRITORIES["marseille-13055"].population
    assert "« Marseille 17e »" in refusal("Marseille 17e")


def test_arrondissement_or_departement_13_of_marseille_is_asked() -> None:
    assert refusal("Marseille 13") == (
        "« Marseille 13 » désigne 2 territoires ; écrivez « 13055 Marseille » (Bouches-du-Rhône) ou "
        "« 13213 Marseille 13e arrondissement » (Bouches-du-Rhône)"
    )


def test_ancestors_are_the_place_s_own_the_nearest_first() -> None:
    assert TERRITORIES.find("Marseille 3e").ancestors == (
        "marseille-13055", "epci-200054807", "departement-13", "region-93", "pays-fr",
    )  # fmt: skip
    assert TERRITORIES.find("Gap").ancestors == ("epci-200067825", "departement-05", "region-93", "pays-fr")
    assert TERRITORIES.find("epci-200067825").ancestors == ("departement-05", "region-93", "pays-fr")
    assert TERRITORIES.find("Île-d’Yeu").broader == "departement-85"


def test_place_is_found_again_by_its_identifier() -> None:
    place = TERRITORIES["marseille-3e-arrondissement-13203"]
    assert (place.label, place.code) == ("Marseille 3e arrondissement", "13203")
    assert place.aliases == ("Marseille 3e", "3e arrondissement de Marseille")
    assert TERRITORIES["departement-2a"].label == "Corse-du-Sud"
    with pytest.raises(KeyError):
        TERRITORIES["gap"]


def test_name_without_its_article_is_an_alias_only_where_it_is_unambiguous() -> None:
    assert TERRITORIES.find("La Ciotat").aliases == ("Ciotat",)
    assert TERRITORIES.find("17300 La Rochelle").aliases == ()
    assert "« 17300 La Rochelle » (Charente-Maritime) ou « 70450 La Rochelle »" in refusal("Rochelle")


def test_postal_codes() -> None:
    assert TERRITORIES.postal_codes("gap-05061") == ("05000",)
    assert TERRITORIES.postal_codes("departement-05") == ()
    assert len(TERRITORIES.postal_codes("marseille-13055")) == 16


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "13003",
            "« 13003 » est un code Insee (Alleins) et un code postal (Marseille 3e arrondissement), et un code seul "
            "ne dit pas lequel ; écrivez « 13003 Alleins » (Bouches-du-Rhône) ou « 13203 Marseille 3e arrondissement » "
            "(Bouches-du-Rhône)",
        ),
        (
            "13003 Marseille 3e",
            "« 13003 » est un code Insee (Alleins) et un code postal (Marseille 3e arrondissement) ; écrivez « 13003 "
            "Alleins » (Bouches-du-Rhône) ou « 13203 Marseille 3e arrondissement » (Bouches-du-Rhône)",
        ),
        (
            "13003 Marseille",
            "« 13003 » est un code Insee (Alleins) et un code postal (Marseille 3e arrondissement) ; écrivez « 13003 "
            "Alleins » (Bouches-du-Rhône), « 13055 Marseille » (Bouches-du-Rhône) ou « 13203 Marseille 3e "
            "arrondissement » (Bouches-du-Rhône)",
        ),
        (
            "05061",
            "« 05061 » est un code Insee (Gap), qui ne s’écrit pas seul ; écrivez « 05061 Gap » (Hautes-Alpes)",
        ),
        (
            "2A004",
            "« 2A004 » est un code Insee (Ajaccio), qui ne s’écrit pas seul ; écrivez « 2A004 Ajaccio » (Corse-du-Sud)",
        ),
        (
            "05000 Gap",
            "« 05000 » est un code postal (Gap), pas un code Insee ; écrivez « 05061 Gap » (Hautes-Alpes)",
        ),
        (
            "05061 Marseille",
            "« 05061 » est un code Insee (Gap), pas celui de « Marseille » ; écrivez « 05061 Gap » (Hautes-Alpes) ou "
            "« 13055 Marseille » (Bouches-du-Rhône)",
        ),
        (
            "Gap (05000)",
            "« 05000 » est un code postal (Gap), pas un code Insee ; écrivez « 05061 Gap » (Hautes-Alpes)",
        ),
        ("05999 Gap", "« 05999 » n’est le code d’aucun territoire ; écrivez « 05061 Gap » (Hautes-Alpes)"),
        ("99999", "« 99999 » n’est le code d’aucun territoire ; écrivez un nom, comme « 05061 Gap »"),
        (
            "93",
            "« 93 » est un code de département (Seine-Saint-Denis) et un code de région (Provence-Alpes-Côte d’Azur), "
            "et un code seul ne dit pas lequel ; écrivez « region-93 » (Provence-Alpes-Côte d’Azur, région) ou "
            "« departement-93 » (Seine-Saint-Denis, département)",
        ),
        (
            "13",
            "« 13 » est un code de département (Bouches-du-Rhône), qui ne s’écrit pas seul ; écrivez "
            "« departement-13 » (Bouches-du-Rhône, département)",
        ),
        (
            "2B",
            "« 2B » est un code de département (Haute-Corse), qui ne s’écrit pas seul ; écrivez « departement-2b » "
            "(Haute-Corse, département)",
        ),
        (
            "974",
            "« 974 » est un code de département (La Réunion), qui ne s’écrit pas seul ; écrivez « departement-974 » "
            "(La Réunion, département)",
        ),
        (
            "La Réunion",
            "« La Réunion » désigne 3 territoires ; écrivez « region-04 » (La Réunion, région), « departement-974 » "
            "(La Réunion, département) ou « 47222 La Réunion » (Lot-et-Garonne)",
        ),
        (
            "Paris",
            "« Paris » désigne 2 territoires ; écrivez « departement-75 » (Paris, département) ou "
            "« 75056 Paris » (Paris)",
        ),
        (
            "Martinique",
            "« Martinique » désigne 2 territoires ; écrivez « region-02 » (Martinique, région) ou « departement-972 » "
            "(Martinique, département)",
        ),
        (
            "Marseile",
            "« Marseile » n’est pas un territoire connu ; vouliez-vous dire « 13055 Marseille » (Bouches-du-Rhône) ?",
        ),
        (
            "Saint-Denis (05)",
            "« Saint-Denis (05) » n’existe pas, mais ce nom existe ailleurs ; écrivez « 11339 Saint-Denis » (Aude), "
            "« 30247 Saint-Denis » (Gard), « 93066 Saint-Denis » (Seine-Saint-Denis) ou « 97411 Saint-Denis » "
            "(La Réunion)",
        ),
        (
            "",
            "un nom de territoire est attendu ici ; écrivez une commune (« 05061 Gap »), un département "
            "(« departement-05 »), une région (« region-93 ») ou un pays (« France »)",
        ),
    ],
)
def test_refusal_says_what_to_write(written: str, sentence: str) -> None:
    assert refusal(written) == sentence


def test_sainte_colombe_is_twelve_communes_each_with_its_departement() -> None:
    sentence = refusal("Sainte-Colombe")
    assert sentence.startswith(
        "« Sainte-Colombe » désigne 12 territoires ; écrivez « 05135 Sainte-Colombe » (Hautes-Alpes)"
    )
    assert sentence.count(" Sainte-Colombe » (") == 12
    assert sentence.endswith(" ou « 89339 Sainte-Colombe » (Yonne)")


def test_long_list_is_cut_after_the_official_place_and_eleven_others() -> None:
    sentence = refusal("51300")
    assert "écrivez l’un d’eux : « 51300 Isle-sur-Marne » (Marne)," in sentence
    assert sentence.count("(Marne)") == 12
    assert sentence.endswith(" et 35 autres")


def test_neighbourhood_that_nobody_declared_is_told_where_to_go() -> None:
    assert refusal("quartiers Sud").endswith("ou ajoutez ce lieu à « _vocabulaires/territoires.yml »")


def test_message_never_repeats_a_whole_text() -> None:
    for written in ("quartier " * 15, "x" * 32_000, "05061 " + "gap " * 40):
        assert len(refusal(written)) < 320
        assert written[:70] not in refusal(written)


HOSTILE = (
    "a" * 200, "\ufdfa" * 200, "saint martin " * 15, "13003 " * 33, "(" * 200, "la " * 66, "e\u0301" * 100,
    "\0" * 200, "x" * 32_000, "\ufdfa" * 32_000, " " * 32_000, "()" * 100, "(1" * 100, "75 " * 66,
)  # fmt: skip


@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_text_is_refused_at_once(written: str) -> None:
    def seconds() -> float:
        start = time.process_time()
        refusal(written)
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.05


def test_site_of_a_hundred_sheets_loads_fast() -> None:
    reference = load_cog()
    communes = [reference[key] for key in sorted(reference)[:35_000:116] if len(key) == 5]
    written = [f"{commune.code} {commune.label}" for commune in communes]
    assert len(written) > 300

    def seconds() -> float:
        start = time.process_time()
        territories, _ = load_territories()
        for each in written:
            territories.find(each)
        return time.process_time() - start

    # 40 ms on the machine that it was written on; the margin is for slower ones.
    assert min(seconds() for _ in range(5)) < 0.1


PIECES = (
    "Gap", "gap", "05061", "13003", "05", "2A", "93", "974", "(", ")", "Marseille", "3e", "13", "arrondissement",
    "département", "région", "de", "la", "Saint", "St", "Martin", "Paris", "-", ",", "La Réunion", "epci", "200067825",
    "commune", "1er", "ème", "0", "Ciotat", "'",
)  # fmt: skip
written_texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))


@settings(max_examples=200, deadline=None, database=None)
@given(written_texts)
def test_any_text_finds_a_territory_or_is_refused(written: str) -> None:
    try:
        found = TERRITORIES.find(written)
    except UnknownTerritory as refused:
        assert 0 < len(str(refused)) < 1500
    else:
        assert isinstance(found, Territory)
        assert TERRITORIES.find(found.id) is found
        assert TERRITORIES[found.id] is found
