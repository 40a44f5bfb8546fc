"""French text → terms. tests/browser/test_search_scripts.py runs the browser's code on the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.french import MAX_TERM_LENGTH, STOP_WORDS, chunks, specification, stem, terms

VECTORS = json.loads((Path(__file__).parent / "french.json").read_text("utf-8"))
STOP = frozenset(STOP_WORDS["fr"])


@pytest.mark.parametrize(("text", "expected"), VECTORS, ids=[text[:30] for text, _ in VECTORS])
def test_vectors(text: str, expected: list[str]) -> None:
    assert list(terms(text, STOP)) == expected


@given(st.text(max_size=200))
def test_a_term_can_be_a_word_of_a_line(text: str) -> None:
    """Shards separate terms by spaces and line breaks."""
    for term in terms(text, frozenset()):
        assert term.split() == [term]
        assert len(term) <= MAX_TERM_LENGTH


@given(st.text(alphabet="abcdeéèçôû'’-. œLDST", max_size=60))
def test_case_does_not_matter(text: str) -> None:
    assert list(terms(text.upper(), STOP)) == list(terms(text.lower(), STOP))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("école", "écologique"),
        ("Caf", "café"),
        ("aide", "aidants"),
        ("mobilité", "mobilisation"),
        ("police", "politique"),
        ("récit", "réciprocité"),
        ("logement", "loger"),
        ("relais", "relation"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert set(terms(one, STOP)).isdisjoint(terms(other, STOP))


def test_a_stop_word_is_compared_as_it_is_written() -> None:
    assert [word for words in STOP_WORDS.values() for word in words if stem(word) != word] == []


def test_english_stop_words_are_those_of_the_english_edition_only() -> None:
    assert list(terms("the", frozenset(STOP_WORDS["en"]))) == []
    assert list(terms("thé", STOP)) == ["the"]


def test_runs_keep_words_whole() -> None:
    assert chunks("L’école : « Garde-d’enfants » (C.L.A.S.)") == ["l'école", "garde-d'enfants", "c.l.a.s."]


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_browser_gets_lists_that_json_can_carry(locale: str) -> None:
    sent = json.loads(json.dumps(specification(locale)))  # type: ignore[arg-type]
    assert set(sent["stop"]).isdisjoint(sent["unchanged"])
