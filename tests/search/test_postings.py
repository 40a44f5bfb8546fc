"""Documents → where each term is."""

from __future__ import annotations

from partage.search.documents import Document, Texts
from partage.search.inverted_index import words_of
from partage.search.postings import score_all

DOCUMENTS = [Document("page", f"{number}/", "", None) for number in range(3)]  # type: ignore[arg-type]
TEXTS: dict[str, Texts] = {
    "0/": ({"fr": "École"}, {}, {}, {"fr": "les écoles"}),
    "1/": ({}, {}, {}, {"fr": "écoles écoles, l'école"}),
    "2/": ({"fr": "Jardin"}, {}, {}, {}),
}
RUNS = DOCUMENTS[:2], DOCUMENTS[2:]


def test_numbers_ascend_and_terms_are_in_order() -> None:
    made = words_of((), [score_all(run, lambda document: TEXTS[document.address]) for run in RUNS]).postings()
    assert list(made.by_term) == ["ecol", "jardin"]
    assert list(made.by_term["ecol"].numbers) == [0, 1]
    assert made.by_term["ecol"].weights[0] > made.by_term["ecol"].weights[1]


def test_the_form_of_a_term_is_the_one_that_is_written_most() -> None:
    made = words_of((), [score_all(run, lambda document: TEXTS[document.address]) for run in RUNS]).postings()
    assert made.written("fr") == {"ecol": ("écoles",), "jardin": ("jardin",)}
