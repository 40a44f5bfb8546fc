"""Text → terms. tests/browser/test_search_scripts.py runs the browser's code on the same vectors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.analysis import ANALYSES, Language, language_of, specification
from partage.text.english import STOP_WORDS as ENGLISH_STOP_WORDS
from partage.text.french import STOP_WORDS as FRENCH_STOP_WORDS
from partage.text.stemming import MAX_TERM_LENGTH

HERE = Path(__file__).parent
STOP_WORDS: dict[Language, list[str]] = {"fr": FRENCH_STOP_WORDS, "en": ENGLISH_STOP_WORDS}
VECTORS: dict[Language, list[tuple[str, list[str]]]] = {
    "fr": json.loads((HERE / "french.json").read_text("utf-8")),
    "en": json.loads((HERE / "english.json").read_text("utf-8")),
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_vectors(language: Language) -> None:
    found = {text: list(ANALYSES[language].terms(text)) for text, _ in VECTORS[language]}
    assert found == dict(VECTORS[language])


@given(st.text(max_size=200), st.sampled_from(get_args(Language)))
def test_a_term_can_be_a_word_of_a_line(text: str, language: Language) -> None:
    """Shards separate terms by spaces and line breaks."""
    for term in ANALYSES[language].terms(text):
        assert term.split() == [term]
        assert len(term.rstrip(".:")) <= MAX_TERM_LENGTH


@given(st.text(alphabet="abcdeéèçôû'’-. œLDST·()", max_size=60))
def test_case_does_not_matter(text: str) -> None:
    analysis = ANALYSES["fr"]
    assert list(analysis.terms(text.upper())) == list(analysis.terms(text.lower()))


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
    analysis = ANALYSES["fr"]
    assert set(analysis.terms(one)).isdisjoint(analysis.terms(other))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_stop_word_is_compared_as_it_is_written(language: Language) -> None:
    analysis = ANALYSES[language]
    assert {analysis.stem(word) for word in STOP_WORDS[language]} == analysis.stop
    assert {term.rstrip(".") for term in analysis.stop} == set(STOP_WORDS[language])


def test_no_word_becomes_a_stop_word() -> None:
    """The index leaves them out: « pars » would be nowhere, since « par » is."""
    assert ANALYSES["fr"].stem("pars") == "pars"


def test_stop_words_are_those_of_the_language() -> None:
    assert list(ANALYSES["en"].terms("the gold or the river")) == ["gold.", "river."]
    assert list(ANALYSES["fr"].terms("le thé ou l’or")) == ["the", "or"]


def test_another_language_is_compared_as_it_is_written() -> None:
    assert list(ANALYSES["other"].terms("Die Gärten der Stadt")) == ["die:", "garten:", "der:", "stadt:"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [("fr", "fr"), ("fr-CA", "fr"), ("en", "en"), ("EN-gb", "en"), ("de", "other"), ("frp", "other")],
)
def test_the_rules_of_a_language_tag(tag: str, language: Language) -> None:
    assert language_of(tag) == language


def test_the_browser_gets_lists_that_json_can_carry() -> None:
    sent = specification(["en", "fr"])
    assert json.loads(json.dumps(sent))["languages"].keys() == {"en", "fr"}
