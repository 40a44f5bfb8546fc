"""The text of every problem."""

from __future__ import annotations

import inspect
import string

import pytest

from partage.text import messages
from partage.text.problem import Problem
from partage.text.typography import french
from tests.samples import VOCABULARIES


def test_problem_is_one_line_with_its_place_and_french_spacing() -> None:
    sentence = messages.unknown_term("jeunesses", "un thème connu", "jeunesse", [])
    assert str(Problem("initiatives/x.md", 7, "themes", sentence)) == (
        "initiatives/x.md:7: themes\u00a0: «\u00a0jeunesses\u00a0» n’est pas un thème connu\u202f; "
        "vouliez-vous dire «\u00a0jeunesse\u00a0»\u202f?"
    )


def test_problem_of_a_whole_file_names_no_field() -> None:
    assert str(Problem("initiatives/x.md", 1, "", "ce fichier est vide")) == (
        "initiatives/x.md:1: ce fichier est vide"
    )


def test_problems_are_sorted_by_file_and_line() -> None:
    problems = [Problem("b", 1, "", ""), Problem("a", 10, "", ""), Problem("a", 9, "", "")]
    assert [(each.path, each.line) for each in sorted(problems)] == [("a", 9), ("a", 10), ("b", 1)]


def test_long_value_is_cut_and_put_on_one_line() -> None:
    assert messages.quoted("a\n  b") == "« a b »"
    assert messages.quoted("x" * 61) == f"« {'x' * 59}… »"
    assert messages.quoted("x" * 60) == f"« {'x' * 60} »"


def test_choices_are_listed_where_nothing_is_near() -> None:
    sentence = messages.unknown_term("a", "un rôle connu", None, [str(n) for n in range(14)])
    assert sentence.startswith("« a » n’est pas un rôle connu ; choix possibles : « 0 », « 1 »")
    assert sentence.endswith("« 11 » et 2 autres")


def test_every_closed_list_has_a_noun_and_a_file() -> None:
    files = {path.stem for path in VOCABULARIES.glob("*.yml")} - {"territoires", "acteurs", "sigles"}
    assert set(messages.NOUNS) == files


@pytest.mark.parametrize("kind", sorted(messages._SENTENCES))
def test_sentences_for_pydantic_say_what_is_expected_in_french(kind: str) -> None:
    names = [name for _, name, _, _ in string.Formatter().parse(messages._SENTENCES[kind]) if name]
    written = messages.sentence(kind, dict.fromkeys(names, 3), "un exemple")
    assert "{" not in written
    assert "exemple" in written


def test_unforeseen_error_still_has_a_french_sentence() -> None:
    assert messages.sentence("une_autre", {}, "x") == "cette valeur n’est pas acceptée ici ; exemple : x"


def test_sentences_are_written_with_typographic_apostrophes_and_plain_spaces() -> None:
    source = inspect.getsource(messages)
    assert "\u00a0" not in source
    assert "\u202f" not in source
    sentences = [
        messages.missing("titre", "x"),
        messages.unknown_field("x", None),
        messages.unknown_sheet("x", None),
        messages.unknown_image("x", None),
        messages.misplaced_mark("sans-objet"),
        messages.bad_date("x"),
        messages.reversed_dates("2024", "2023"),
        messages.bad_count("x"),
        messages.bad_url("x"),
        messages.bad_identifier("É", "e"),
        messages.duplicate_identifier("x", "y"),
        messages.duplicate_name("x", "y"),
        messages.captured_address("x", "y"),
        messages.twin_actors("x", "y"),
        *messages._SENTENCES.values(),
    ]
    for sentence in sentences:
        assert "'" not in sentence
        assert french(sentence) == french(french(sentence))
        assert not sentence.endswith(".")
