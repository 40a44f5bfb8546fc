"""Documents → for each term, which of them have it and how much it weighs there."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from partage.search.bm25 import score
from partage.search.documents import Document, Texts
from partage.search.encoding import encoded, gaps
from partage.text.analysis import ANALYSES, Language

INFLECTION = 2
"""Letters that a plural or a feminine adds at most."""
APOSTROPHE = "'"


@dataclass(slots=True)
class Posting:
    """Where a term is."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    """Of documents, ascending."""
    weights: array[int] = field(default_factory=lambda: array("B"))

    def line(self, term: str) -> str:
        """Return the line of *term* in its shard: the term, the gaps between documents, the weights."""
        return f"{term} {gaps(self.numbers)} {''.join(map(encoded, self.weights))}\n"


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """What a run of documents says."""

    terms: list[str]
    """Of each document, separated by spaces."""
    weights: list[bytes]
    forms: Counter[str]
    """A term and a form in which it is written, separated by a space: how often."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Every term of a set of documents."""

    by_term: dict[str, Posting]
    """In alphabetical order."""
    forms: dict[str, tuple[str, ...]]
    """The forms in which each term is most often written, with their accents."""


def score_all(documents: Iterable[Document], texts_of: Callable[[Document], Texts]) -> DocumentScores:
    """Return what *documents* say."""
    terms, weights = [], []
    written: dict[Language, Counter[str]] = defaultdict(Counter)
    for document in documents:
        found, words = score(texts_of(document))
        terms.append(" ".join(found))
        weights.append(bytes(found.values()))
        for language, chunks in words.items():
            written[language].update(chunks)
    forms: Counter[str] = Counter()
    for language, counted in written.items():
        for chunk, times in counted.items():
            if form := _term_and_form(chunk, language):
                forms[form] += times
    return DocumentScores(terms, weights, forms)


@lru_cache(maxsize=1 << 15)
def _term_and_form(chunk: str, language: Language) -> str:
    # A compound, or an acronym with its points, is the form of no single term.
    if "-" in chunk or "." in chunk:
        return ""
    terms = ANALYSES[language].terms_of_chunk(chunk)
    return f"{terms[0]} {chunk.rpartition(APOSTROPHE)[2]}" if len(terms) == 1 else ""


def most_written(forms: Counter[str], known: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return for each term its most frequent form, and the next one that is more than its plural or feminine."""
    by_term: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pair, times in forms.items():
        term, _, form = pair.partition(" ")
        if term in known:
            by_term[term].append((-times, form))
    most = {}
    for term, counted in by_term.items():
        counted.sort()
        first = counted[0][1]
        others = (form for _, form in counted[1:] if abs(len(form) - len(first)) > INFLECTION)
        most[term] = (first, *islice(others, 1))
    return most
