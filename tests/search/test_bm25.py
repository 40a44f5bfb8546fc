"""How well a document answers a term."""

from __future__ import annotations

from partage.search.bm25 import STEPS, score
from partage.search.documents import Texts


def french(*texts: str) -> Texts:
    title, near, lists, body = ({"fr": text} for text in (*texts, *[""] * (4 - len(texts))))
    return title, near, lists, body


def weight(term: str, *texts: str) -> int:
    return score(french(*texts))[0].get(term, 0)


def test_title_before_terms_before_lists_before_body() -> None:
    weights = [weight("jardin", *[""] * field, "jardin") for field in range(4)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4


def test_often_is_more_and_never_without_end() -> None:
    once, thrice, always = (weight("jardin", "", "", "", "jardin " * times) for times in (1, 3, 10_000))
    assert once < thrice <= always <= STEPS


def test_a_word_says_less_in_a_long_text() -> None:
    assert weight("jardin", "", "", "", "jardin") > weight("jardin", "", "", "", "jardin " + "autre " * 3000)


def test_fields_add_up() -> None:
    assert weight("jardin", "jardin", "", "", "jardin") > weight("jardin", "jardin")


def test_stop_words_are_no_terms() -> None:
    assert score(french("les jardins"))[0].keys() == {"jardin"}


def test_words_are_counted_as_they_are_written() -> None:
    assert score(french("École", "", "", "école, écoles"))[1] == {"fr": ["École", "école,", "écoles"]}


def test_each_text_is_analysed_in_its_language() -> None:
    """“On” and “the” say nothing in English; in French, one is a stop word and the other is « thé »."""
    texts: Texts = ({"en": "on the libraries", "fr": "le thé des libraires"}, {}, {}, {})
    weights, written = score(texts)
    assert weights.keys() == {"library.", "the", "librair"}
    assert written == {"en": ["on", "the", "libraries"], "fr": ["le", "thé", "des", "libraires"]}


def test_what_other_editions_call_a_thing_is_found_and_makes_nothing_longer() -> None:
    weights, written = score(({"fr": "jardin", "+en": "a garden of many words"}, {}, {}, {}))
    assert weights["jardin"] == weight("jardin", "jardin")
    assert "garden." in weights
    assert written["+en"][:2] == ["a", "garden"]
