"""Words that must meet, and words that must stay apart: lists made before the rules (`tests/text/words/`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.text.analysis import ANALYSES, Language
from partage.text.stemming import Stemmer, rules

WORDS = Path(__file__).parent / "words"
LEAST_MET = 0.95
MOST_CONFUSED = 0.01


def pairs(name: str) -> list[tuple[str, str]]:
    lines = (WORDS / name).read_text("utf-8").splitlines()
    made = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return [(one, other) for one, other in made]


@pytest.mark.parametrize(
    ("language", "name", "count"), [("fr", "meme-mot.fr.txt", 300), ("en", "same-word.en.txt", 94)]
)
def test_the_forms_of_a_word_meet(language: Language, name: str, count: int) -> None:
    terms = ANALYSES[language].terms
    tried = pairs(name)
    apart = [pair for pair in tried if list(terms(pair[0])) != list(terms(pair[1]))]
    assert len(tried) >= count
    assert len(apart) <= (1 - LEAST_MET) * len(tried), apart


@pytest.mark.parametrize(
    ("language", "name", "count"), [("fr", "mots-differents.fr.txt", 300), ("en", "different-words.en.txt", 94)]
)  # fmt: skip
def test_different_words_stay_apart(language: Language, name: str, count: int) -> None:
    terms = ANALYSES[language].terms
    tried = pairs(name)
    confused = [pair for pair in tried if set(terms(pair[0])) & set(terms(pair[1]))]
    assert len(tried) >= count
    assert len(confused) <= MOST_CONFUSED * len(tried), confused


def test_the_longest_ending_is_replaced_once_in_each_phase() -> None:
    stemmer = Stemmer(
        phases=(rules("s::2 es:e:2"), rules("e::3")),
        families=("eye eyen",),
        kept=frozenset({"cake"}),
        words=frozenset({"him"}),
    )
    stems = {word: stemmer.stem(word) for word in ("times", "os", "cakes", "eyens", "hims", "5es", "")}
    assert stems == {
        "times": "tim", "os": "os", "cakes": "cake", "eyens": "eye", "hims": "hims", "5es": "5es", "": ""
    }  # fmt: skip
