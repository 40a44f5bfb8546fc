"""Initiatives inverted by facet and rolled up to broader terms."""

from __future__ import annotations

from itertools import permutations

from partage.catalogue.consistency import same_name
from tests.samples import catalogue, initiative


def ids(initiatives: object) -> list[str]:
    return [each.id for each in initiatives]  # type: ignore[attr-defined]


def test_most_recent_first_then_by_title_and_undated_last() -> None:
    sheets = [
        initiative("a", debut="2020", titre="Zèbre"),
        initiative("b", debut="2020", titre="École"),
        initiative("c", debut="2020-05"),
        initiative("d", atteste_en="2024-01-02"),
        initiative("e"),
    ]
    for order in (sheets, sheets[::-1]):
        assert ids(catalogue(*order).initiatives) == ["d", "c", "b", "a", "e"]


def test_initiative_is_counted_under_its_theme_and_the_family() -> None:
    found = catalogue(initiative(themes="reussite-educative"))
    assert ids(found.having("theme", "reussite-educative")) == ["x"]
    assert found.count("theme", "enfance-jeunesse-education") == 1
    assert found.count("theme", "jeunesse") == found.count("theme", "rien") == 0


def test_initiative_of_two_narrower_terms_counts_once_in_the_broader() -> None:
    found = catalogue(initiative(themes=["enfance", "jeunesse", "enfance-jeunesse-education"]))
    assert found.count("theme", "enfance-jeunesse-education") == 1


def test_district_is_found_under_everything_that_holds_it() -> None:
    found = catalogue(
        initiative("qpv", territoires="qpv-haut-gap"), initiative("ville", territoires="05061 Gap")
    )
    assert found.count("territory", "qpv-haut-gap") == 1
    kinds = {}
    for term in found.used("territory"):
        kinds[getattr(term, "kind", "")] = found.count("territory", term.id)
    assert kinds == {"region": 2, "departement": 2, "epci": 2, "commune": 2, "qpv": 1}


def test_narrower_territories_are_those_that_carry_sheets() -> None:
    found = catalogue(initiative("a"), initiative("b", territoires="La Ciotat"))
    region = found.vocabularies["territory"].roots
    assert [term.label for term in region] == ["Provence-Alpes-Côte d’Azur"]
    names = [found.vocabularies["territory"].terms[each].label for each in region[0].narrower]
    assert names == ["Bouches-du-Rhône", "Hautes-Alpes"]


def test_year_has_every_initiative_that_was_under_way() -> None:
    found = catalogue(initiative("a", debut="2018", fin="2020"), initiative("b", debut="2020"))
    assert [(term.id, found.count("year", term.id)) for term in found.used("year")] == [
        ("2020", 2),
        ("2019", 1),
        ("2018", 1),
    ]


def test_crossing_counts_what_the_sheets_say_the_most_frequent_first() -> None:
    found = catalogue(
        initiative("a", methodes=["theatre-forum", "habitants-relais"]),
        initiative("b", methodes="habitants-relais"),
        initiative("c", methodes="diagnostic-en-marchant"),
        initiative("d", themes="enfance", methodes="habitants-relais"),
    )
    crossed = found.crossing("theme", "lien-social", "method")
    assert [(term.id, len(positions)) for term, positions in crossed] == [
        ("habitants-relais", 2),
        ("diagnostic-en-marchant", 1),
        ("theatre-forum", 1),
    ]
    family = found.vocabularies["theme"].terms["lien-social"].broader or ""
    assert [len(positions) for _, positions in found.crossing("theme", family, "theme")] == [3]


def test_selection_is_counted_under_its_method() -> None:
    found = catalogue(initiative("a", selection="tirage-au-sort"), initiative("b", methodes="tirage-au-sort"))
    assert found.count("method", "tirage-au-sort") == 2
    assert found.without("method") == []


def test_sheets_without_a_facet_are_known() -> None:
    assert ids(catalogue(initiative("a"), initiative("b", methodes="theatre-forum")).without("method")) == [
        "a"
    ]


def test_spellings_of_an_organisation_are_one_and_the_most_frequent_is_shown() -> None:
    sheets = [
        initiative("a", porteur="Ville de gap"),
        initiative("b", porteur="Ville de Gap", acteurs={"nom": "ville de Gap", "type": "commune"}),
        initiative("c", porteur="Ville de Gap"),
    ]
    for order in permutations(sheets):
        found = catalogue(*order)
        shown = found.vocabularies["actor"].terms["ville-de-gap"]
        assert (shown.label, shown.definition, found.count("actor", shown.id)) == (
            "Ville de Gap",
            "commune",
            3,
        )


def test_settled_organisation_is_found_by_its_other_names() -> None:
    found = catalogue(initiative("a", porteur="Mot à Mot"), initiative("b", porteur="association Mot à Mot"))
    assert found.count("actor", "mot-a-mot") == 2
    assert [term.label for term in found.used("actor")] == ["Mot à Mot"]


def test_links_are_known_from_the_other_end() -> None:
    found = catalogue(
        initiative("a", liens={"fiche": "fete-des-voisins", "type": "suite"}),
        initiative("b", inspiree_de="fete-des-voisins"),
    )
    assert found.linked_from == {"fete-des-voisins": (("a", "suite"), ("b", "inspiree-de"))}


def test_names_that_only_a_plural_or_an_accent_tells_apart_are_the_same() -> None:
    names = ["Centre social Les Pléiades", "Centres sociaux", "centre social les pleiade", "Ville de Gap"]
    assert list(same_name(names)) == [("Centre social Les Pléiades", "centre social les pleiade")]


def test_empty_catalogue_has_every_facet() -> None:
    found = catalogue()
    assert found.initiatives == ()
    assert found.used("theme") == found.used("territory") == found.used("year") == []
