"""« Vouliez-vous dire »."""

from __future__ import annotations

from itertools import permutations

from partage.text.fuzzy import nearest


def test_near_spelling_is_proposed() -> None:
    assert nearest("jeunesses", ["enfance", "jeunesse"]) == "jeunesse"


def test_spelling_of_a_mapping_gives_its_value() -> None:
    assert nearest("clas", {"class": "ecole"}) == "ecole"


def test_far_spelling_is_not_proposed() -> None:
    assert nearest("astronomie", ["enfance", "jeunesse"]) is None
    assert nearest("", ["enfance"]) is None
    assert nearest("enfance", []) is None


def test_of_two_as_near_the_same_is_proposed_in_any_order() -> None:
    names = ("jardin-a", "jardin-b", "jardin-c")
    assert {nearest("jardin", order) for order in permutations(names)} == {"jardin-a"}


def test_neither_case_nor_the_way_accents_are_spelt_makes_a_name_another() -> None:
    for written in ("FÊTE.JPG", "fe\u0302te.jpg", "Fête.Jpg"):
        assert nearest(written, ["fête.jpg", "plan.png"]) == "fête.jpg"
    assert nearest("JEUNESSE", {"jeunesse": "j"}) == "j"


def test_another_word_of_some_common_letters_is_no_misspelling() -> None:
    assert nearest("lien social", ["logement social", "habitat"]) is None
    assert nearest("jeunese", ["jeunesse"]) == "jeunesse"
    assert nearest("mediaton", ["mediation"]) == "mediation"


def test_very_long_text_is_no_misspelling() -> None:
    assert nearest("x" * 100_000, ["enfance"]) is None


def test_accents_do_not_count() -> None:
    known = ["resume", "themes", "éventail"]
    assert [nearest(each, known) for each in ("résumé", "Thème", "Re\u0301sume\u0301", "eventail")] == [
        "resume", "themes", "resume", "éventail",
    ]  # fmt: skip
