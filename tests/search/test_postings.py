"""Documents → where each term is."""

from __future__ import annotations

from partage.search.documents import Document, Texts
from partage.search.inverted_index import words_of
from partage.search.postings import NOWHERE, posting_of, score_all

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
    assert made.by_term["ecol"].numbers == [0, 1]
    assert made.by_term["ecol"].weights[0] > made.by_term["ecol"].weights[1]


def test_the_form_of_a_term_is_the_one_that_is_written_most() -> None:
    made = words_of((), [score_all(run, lambda document: TEXTS[document.address]) for run in RUNS]).postings()
    assert made.written("fr") == {"ecol": ("écoles",), "jardin": ("jardin",)}


def test_documents_before_a_number_are_counted_from_the_end() -> None:
    numbers = [0, 3, 4, 90, 5000, 5001, 9999]
    posting = posting_of((number, 1) for number in numbers)
    assert posting.numbers == numbers
    for limit in (0, 1, 4, 91, 5001, 9999, 10_000):
        assert posting.before(limit) == sum(number < limit for number in numbers)


def test_runs_are_numbered_one_after_the_other() -> None:
    first, other = (posting_of((number, 2) for number in run) for run in ([0, 99], [0, 60, 4000]))
    both = first.followed_by(other, 5000)
    assert (both.numbers, both.last) == ([0, 99, 5000, 5060, 9000], 9000)
    assert NOWHERE.followed_by(other, 70).numbers == [70, 130, 4070]
