"""How well a document answers a term."""

from __future__ import annotations

from partage.search.bm25 import STEPS, score

STOP = frozenset({"les"})


def weight(term: str, *texts: str) -> int:
    return score((*texts, *[""] * (4 - len(texts))), STOP)[0].get(term, 0)  # type: ignore[arg-type]


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
    assert score(("les jardins", "", "", ""), STOP)[0].keys() == {"jardin"}


def test_words_are_counted_as_they_are_written() -> None:
    assert score(("École", "", "", "école, écoles"), STOP)[1] == ["école", "école", "écoles"]
