"""The network's own places, on top of the reference."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from partage.reference.territories import OwnTerritory, Territories, UnknownTerritory, load_territories


def own(identifier: str, **keys: Any) -> OwnTerritory:
    written = {"id": identifier, "nom": identifier.title(), "type": "quartier", "parent": "05061 Gap"}
    return OwnTerritory.model_validate(written | keys)


def loaded(*entries: OwnTerritory) -> Territories:
    territories, problems = load_territories(entries)
    assert problems == []
    return territories


def problems_of(*entries: OwnTerritory) -> list[tuple[int, str, str]]:
    return load_territories(entries)[1]


def test_entry_is_found_by_everything_it_is_called() -> None:
    territories = loaded(
        own("quartiers-sud", nom="Quartiers Sud", alias="Sud de Marseille", parent="Marseille"),
        own("qn-rose", nom="La Rose", type="qpv", code="QN01304M", parent="Marseille 13e"),
    )
    for written in ("quartiers-sud", "quartiers sud", "QUARTIERS SUD", "Sud de Marseille"):
        assert territories.find(written).id == "quartiers-sud"
    for written in ("QN01304M", "QN01304M La Rose", "la rose", "qn-rose"):
        assert territories.find(written).id == "qn-rose"


def test_entry_says_what_its_file_says() -> None:
    territories = loaded(
        own(
            "bellevue",
            nom="Bellevue-Haute",
            type="qpv",
            code="QN00501M",
            population="1200",
            annee="2018",
            source="Insee, estimation",
            point={"lat": "44.55", "lon": "6.07"},
            alias="Haut de Bellevue",
            definition="Au nord de la ville.",
            definition_en="North of the town.",
            remplace=["qp-ancien"],
        )
    )
    place = territories["bellevue"]
    assert (place.label, place.kind, place.code) == ("Bellevue-Haute", "qpv", "QN00501M")
    assert (place.population, place.population_year) == (1200, 2018)
    assert place.population_source == "Insee, estimation"
    assert (place.latitude, place.longitude) == (44.55, 6.07)
    assert (place.aliases, place.replaces) == (("Haut de Bellevue",), ("qp-ancien",))
    assert (place.definition, place.definition_en) == ("Au nord de la ville.", "North of the town.")
    assert territories.postal_codes("bellevue") == ()


def test_ancestors_are_the_parent_and_the_parent_s() -> None:
    territories = loaded(own("rue-haute", parent="centre-haut"), own("centre-haut", parent="Marseille 3e"))
    above = ("marseille-13055", "epci-200054807", "departement-13", "region-93", "pays-fr")
    assert territories["centre-haut"].ancestors == ("marseille-3e-arrondissement-13203", *above)
    assert territories["rue-haute"].broader == "centre-haut"
    assert territories.find("Rue-Haute").ancestors == (
        "centre-haut",
        "marseille-3e-arrondissement-13203",
        *above,
    )


def test_namesakes_are_told_apart_by_their_parent() -> None:
    territories = loaded(
        own("vieux-port-gap", nom="Vieux Port"),
        own("vieux-port-marseille", nom="Vieux Port", parent="Marseille"),
    )
    with pytest.raises(
        UnknownTerritory, match=r"« vieux-port-gap » .Vieux Port. ou « vieux-port-marseille »"
    ):
        territories.find("Vieux Port")
    assert territories.find("Vieux Port (Marseille)").id == "vieux-port-marseille"


def test_own_name_of_an_official_place_is_ambiguous() -> None:
    territories = loaded(own("gap-centre", nom="Gap"))
    with pytest.raises(UnknownTerritory, match=r"« 05061 Gap » .Hautes-Alpes. ou « gap-centre » .Gap."):
        territories.find("Gap")
    assert territories.find("05061 Gap").id == "gap-05061"


def test_own_code_does_not_capture_an_official_one() -> None:
    with pytest.raises(UnknownTerritory, match="« 13003 Alleins »"):
        loaded(own("quartier-haut", code="13003")).find("13003")


def test_name_without_letters_names_nothing() -> None:
    with pytest.raises(UnknownTerritory, match="un nom de territoire est attendu"):
        loaded(own("rue-haute", alias="!!!")).find("???")


def test_replaced_identifier_names_what_replaces_it_unless_it_is_still_declared() -> None:
    assert loaded(own("neuf-gap", remplace="ancien-gap")).find("ancien-gap").id == "neuf-gap"
    both = loaded(own("neuf-gap", remplace="ancien-gap"), own("ancien-gap"))
    assert both.find("ancien-gap").id == "ancien-gap"


def test_misspelt_entry_is_proposed() -> None:
    with pytest.raises(UnknownTerritory, match=r"vouliez-vous dire « quartiers-sud » .Quartiers-Sud."):
        loaded(own("quartiers-sud")).find("cartiers sud")


def test_identifier_is_of_one_entry_and_of_no_official_place() -> None:
    entries = (own("centre-haut"), own("centre-haut"), own("gap"), own("departement-13"), own("13003"))
    territories, problems = load_territories(entries)
    taken = "l’identifiant « {} » est déjà pris par {} ; choisissez-en un autre"
    assert problems == [
        (1, "id", taken.format("centre-haut", "un autre territoire de cette liste")),
        (2, "id", taken.format("gap", "« 05061 Gap » (Hautes-Alpes)")),
        (3, "id", taken.format("departement-13", "« departement-13 » (Bouches-du-Rhône, département)")),
        (4, "id", "l’identifiant « 13003 » ressemble à un code ; ajoutez le nom du lieu"),
    ]
    assert territories.find("Gap").id == "gap-05061"


def test_alias_is_no_other_entry_s_name() -> None:
    entries = (
        own("centre-haut", nom="Le Haut"),
        own("rue-basse", alias=["le haut", "CENTRE HAUT", "En bas"]),
    )
    territories, problems = load_territories(entries)
    assert [(index, key) for index, key, _ in problems] == [(1, "alias"), (1, "alias")]
    assert all("désigne déjà" in sentence and "« centre-haut »" in sentence for _, _, sentence in problems)
    assert territories.find("Le Haut").id == "centre-haut"
    assert territories.find("En bas").aliases == ("En bas",)


def test_unknown_parent_is_reported_and_the_entry_kept() -> None:
    territories, problems = load_territories(
        [own("rue-haute", parent="Sainte-Colombe"), own("bas", parent="Gapp")]
    )
    assert [(index, key) for index, key, _ in problems] == [(0, "parent"), (1, "parent")]
    assert "« 05135 Sainte-Colombe » (Hautes-Alpes)" in problems[0][2]
    assert "vouliez-vous dire « 05061 Gap »" in problems[1][2]
    assert (territories.find("Rue-Haute").broader, territories.find("Rue-Haute").ancestors) == (None, ())


def test_circle_of_parents_is_one_problem() -> None:
    entries = (own("seul"), own("un", parent="deux-lieux"), own("deux-lieux", parent="trois-lieux"),
               own("trois-lieux", parent="un"), own("sous", parent="un"))  # fmt: skip
    territories, problems = load_territories(entries)
    circle = "un → deux-lieux → trois-lieux → un"
    assert problems == [
        (1, "parent", f"ces territoires se contiennent l’un l’autre : {circle} ; corrigez un des parents")
    ]
    assert territories["deux-lieux"].ancestors == ("trois-lieux", "un")
    assert territories["sous"].ancestors == ("un",)


def test_place_that_contains_itself() -> None:
    assert [problem[:2] for problem in problems_of(own("rond", parent="rond"))] == [(0, "parent")]


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        ({"type": "quartiers"}, "value_error"),
        ({"nom": " "}, "string_too_short"),
        ({"population": "-1"}, "greater_than_equal"),
        ({"population": "beaucoup"}, "int_parsing"),
        ({"point": {"lat": "91", "lon": "5"}}, "less_than_equal"),
        ({"point": {"lat": "nan", "lon": "5"}}, "finite_number"),
        ({"couleur": "bleu"}, "extra_forbidden"),
        ({"id": "Rue Haute"}, "value_error"),
    ],
)
def test_wrong_value_is_refused(keys: dict[str, Any], kind: str) -> None:
    with pytest.raises(ValidationError) as caught:
        own("rue-haute", **keys)
    assert [error["type"] for error in caught.value.errors()] == [kind]


def test_wrong_type_is_told_the_right_ones() -> None:
    with pytest.raises(
        ValidationError, match=r"« quartiers » n’est pas un type de territoire connu.*« quartier »"
    ):
        own("rue-haute", type="quartiers")


def test_a_long_chain_of_parents_is_cut_and_said_once_for_each_place() -> None:
    chain = [own(f"lieu-{number}", parent=f"lieu-{number + 1}") for number in range(500)]
    territories, problems = load_territories([*chain, own("lieu-500")])
    assert {key for _, key, _ in problems} == {"parent"}
    assert problems[0][2].startswith(
        "« lieu-0 » est à l’intérieur de plus de 8 territoires l’un dans l’autre ; donnez"
    )
    assert max(len(territories[f"lieu-{number}"].ancestors) for number in range(501)) < 16
    nested = [own(f"lieu-{number}", parent=f"lieu-{number + 1}") for number in range(7)]
    assert problems_of(*nested, own("lieu-7")) == []


def test_a_circle_of_thousands_is_told_in_short() -> None:
    circle = [own(f"lieu-{number}", parent=f"lieu-{(number + 1) % 2000}") for number in range(2000)]
    assert max(len(sentence) for _, _, sentence in problems_of(*circle)) < 300


def test_one_name_for_thousands_of_places_stays_ambiguous() -> None:
    territories = loaded(*(own(f"lieu-{number}", nom="Le Centre", parent="Gap") for number in range(2000)))
    assert len(territories.named("Le Centre")) == 100
    with pytest.raises(UnknownTerritory, match="désigne 100 territoires"):
        territories.find("le centre")
