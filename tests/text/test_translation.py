"""What is said to those who write sheets, in the language of the base."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from partage.text import translation
from partage.text.problem import Problem
from partage.text.strings import LOCALES_FOLDER
from partage.text.translation import in_words_of, languages_of_messages, speak

WRONG = (Path(__file__).parents[1] / "problems" / "fiche-fausse.txt").read_text("utf-8").splitlines()
FRENCH = re.compile(r"\b(le|la|les|une|est|pas|avec|écrivez|ou|du|des|dans|sur|plus|cette|vous|un)\b|[«»]")


@pytest.mark.parametrize("line", WRONG)
def test_everything_said_of_a_wrong_sheet_has_english_words(line: str) -> None:
    sentence = line.split(" : ", 1)[1] if re.match(r"\w+ \d+: [\w.]+ :", line) else line.split(": ", 1)[1]
    said = re.sub(r"“[^”]*”|\{[^}]*\}|example: .*", "", in_words_of(sentence, "en"))
    assert not FRENCH.search(re.sub(r"\([^)]*\)", "", said)), said


def test_values_are_kept_and_parts_are_translated() -> None:
    assert in_words_of(
        "« Gapp » n’est pas un territoire connu ; vouliez-vous dire « 05061 Gap » (Hautes-Alpes) ?", "en"
    ) == ("“Gapp” is not a known territory; did you mean “05061 Gap” (Hautes-Alpes)?")
    assert in_words_of("le champ « titres » n’existe pas ; vouliez-vous dire « titre » ?", "en") == (
        "the field “titres” does not exist; did you mean “titre”?"
    )
    assert in_words_of("le site répond « 404 » au lieu du calendrier", "en") == (
        "the site answers “404” instead of the calendar"
    )
    # A value that has a semicolon, or braces, is not taken apart.
    assert in_words_of("« a ; {b} » n’est pas un thème connu", "en") == "“a ; {b}” is not a known theme"
    assert in_words_of("Une phrase qu’aucun fichier n’a.", "en") == "Une phrase qu’aucun fichier n’a."
    assert in_words_of("rien : ici", "fr") == "rien\u00a0: ici"


def test_a_problem_is_said_in_the_language_that_is_spoken() -> None:
    problem = Problem("a.md", 2, "titre", "un texte est attendu ici, pas une liste")
    assert str(problem) == "a.md:2: titre\u00a0: un texte est attendu ici, pas une liste"
    speak("en")
    try:
        assert str(problem) == "a.md:2: titre: a text is expected here, not a list"
    finally:
        speak("fr")


def test_another_language_is_another_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "es.yml").write_text('"le champ {} n’existe pas{}": "el campo {} no existe{}"\n', "utf-8")
    monkeypatch.setattr(translation, "LOCALES_FOLDER", tmp_path)
    assert languages_of_messages() == ("fr", "es")
    assert in_words_of("le champ « titres » n’existe pas", "es") == "el campo “titres” no existe"


def test_every_translation_fills_in_what_its_sentence_does() -> None:
    known = yaml.safe_load((LOCALES_FOLDER / "messages" / "en.yml").read_text("utf-8"))
    holes = {said: (said.count("{}"), words) for said, words in known.items()}
    wrong = [
        said
        for said, (count, words) in holes.items()
        if words.count("{}") not in (0, count) or (words.count("{}") == 0 < count and "{0}" not in words)
    ]
    assert wrong == []
