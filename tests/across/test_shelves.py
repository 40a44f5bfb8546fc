"""The lists of sentences: each sentence stands once in each of its lists, in the order in which it is read."""

from __future__ import annotations

from collections import Counter

from partage.across.shelves import BRIDGES, Volume, shelves_of, together, volume_of
from partage.catalogue.initiative import Initiative
from tests.benchmarks.sheets import Sheets
from tests.samples import base_references, catalogue, checked_text, initiative

GAP, MARSEILLE = "05061 Gap", "13055 Marseille"


def met(text: str, way: str = "", factor: str = "temps-equipe") -> dict[str, str]:
    return {"facteur": factor, "texte": text, **({"contournement": way} if way else {})}


def texts(shelf: str, *initiatives: Initiative, most: int = 100, after: int = 0) -> list[str]:
    return [sentence.text for _, sentence in catalogue(*initiatives).told(shelf, most, after)]


def test_those_with_a_way_round_come_first_one_a_territory_before_a_second_of_the_same() -> None:
    sheets = [
        initiative("a", debut="2024", territoires=GAP, freins=[met("a1", "x"), met("a2", "x"), met("a3")]),
        initiative("b", debut="2023", territoires=MARSEILLE, freins=[met("b1"), met("b2", "x")]),
        initiative("c", debut="2022", territoires=GAP, freins=[met("c1", "x")]),
    ]
    assert texts("obstacle/temps-equipe", *sheets) == ["a1", "b2", "a2", "c1", "a3", "b1"]
    assert texts("obstacle/temps-equipe", *sheets, most=2, after=1) == ["b2", "a2"]


def test_lessons_are_by_factor_in_the_order_of_the_list_those_without_last() -> None:
    lessons = [
        "sans",
        {"texte": "argent", "facteur": "financement"},
        {"texte": "habitants", "facteur": "mobilisation-des-habitants"},
    ]
    sheet = initiative(enseignements=lessons)
    assert texts("lesson/enseignement", sheet) == ["habitants", "argent", "sans"]
    assert texts("lesson/enseignement/financement", sheet) == ["argent"]


def test_lessons_of_one_factor_are_by_family_of_the_first_theme_one_a_territory_in_turn() -> None:
    sheets = [
        initiative(name, territoires=place, themes=[theme, "jeunesse"], enseignements=name)
        for name, place, theme in (
            ("a", GAP, "logement"),
            ("b", GAP, "jeunesse"),
            ("c", GAP, "parentalite"),
            ("d", GAP, "petite-enfance"),
            ("e", MARSEILLE, "jeunesse"),
        )
    ]
    assert texts("lesson/enseignement", *sheets) == ["b", "e", "d", "c", "a"]


def test_the_oldest_promise_is_first_those_without_a_date_last() -> None:
    sheet = initiative(
        propositions=["sans", {"texte": "2020", "date": "2020"}, {"texte": "2018", "date": "2018-11-16"}]
    )
    assert texts("proposal/proposee", sheet) == ["2018", "2020", "sans"]


def test_offers_are_by_place() -> None:
    sheets = [
        initiative(name, territoires=place, disponible_pour="appel", contact=name)
        for name, place in (("a", MARSEILLE), ("b", GAP), ("c", MARSEILLE))
    ]
    assert texts("offer/appel", *sheets) == ["a", "c", "b"], "Bouches-du-Rhône before Hautes-Alpes"


def test_a_bridge_names_two_sides_and_is_not_settled() -> None:
    two = {"avec": ["A", "B"]}
    sheet = initiative(
        propositions=[
            {"texte": "oui", **two},
            {"texte": "un seul", "avec": "A"},
            {"texte": "tenue", "etat": "tenue", **two},
            {"texte": "en cours", "etat": "en-cours", **two},
        ]
    )
    assert sorted(texts(BRIDGES, sheet)) == ["en cours", "oui"]


def test_every_sentence_of_many_sheets_stands_exactly_once_in_each_of_its_lists() -> None:
    made = Sheets(7)
    checks = [
        checked_text(made.text(number).split("---\n")[1].join(["---\n", "---\n"]), f"f{number}")
        for number in range(1, 61)
    ]
    found = catalogue(*(each.right for each in checks))
    factors = base_references().vocabularies["facteurs"]
    expected = Counter(
        (shelf, initiative.id, number)
        for initiative in found.initiatives
        for number, sentence in enumerate(initiative.sentences)
        for shelf in shelves_of(sentence, factors)
    )
    listed = Counter(
        (shelf, found.initiatives[position].id, number)
        for shelf, places in found.index.shelves.items()
        for position, number in places
    )
    assert len(expected) > 200
    assert listed == expected
    assert set(expected.values()) == {1}


def test_a_tally_counts_sentences_replies_and_sheets() -> None:
    sheets = [
        initiative("a", freins=[met("a1", "x"), met("a2", "x"), met("a3")]),
        initiative("b", freins=[met("b1")]),
    ]
    assert tuple(catalogue(*sheets).tally("obstacle/temps-equipe")) == (4, 2, 2, 1)
    assert tuple(catalogue().tally("obstacle/temps-equipe")) == (0, 0, 0, 0)


def test_how_much_is_told_of_what_got_in_the_way_counts_replies_and_no_lesson() -> None:
    told = [
        volume_of(initiative("a", freins=[met("neuf", "dix"), met("x")], enseignements=["leçon"]).sentences),
        volume_of(initiative("b", leviers=[met("deux")]).sentences),
        volume_of(initiative("c").sentences),
    ]
    assert told == [Volume(2, 8), Volume(1, 4), Volume()]
    assert together(told) == Volume(3, 12)
    assert together([]) == Volume()
