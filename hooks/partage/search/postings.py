"""Documents → for each term, which of them have it and how much it weighs there."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import islice

from partage.catalogue.site import Site
from partage.search.bm25 import score
from partage.search.documents import Document, Texts, texts_of
from partage.search.encoding import encoded, gaps
from partage.search.field_texts import LANGUAGES, OF_EDITIONS, Voice
from partage.text.analysis import ANALYSES, Language
from partage.text.strings import Locale

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
    names: Counter[str]
    """The same of what other editions than the French one call things."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Every term of a set of documents."""

    by_term: dict[str, Posting]
    """In alphabetical order."""
    forms: Counter[str]
    names: Counter[str]

    def written(self, locale: Locale) -> dict[str, tuple[str, ...]]:
        """Return the forms in which each term is most often written in an edition, with their accents."""
        return most_written(self.forms if locale == "fr" else self.forms + self.names, self.by_term)


def score_all(documents: Iterable[Document], texts_of: Callable[[Document], Texts]) -> DocumentScores:
    """Return what *documents* say."""
    terms, weights = [], []
    written: dict[Voice, Counter[str]] = defaultdict(Counter)
    for document in documents:
        found, words = score(texts_of(document))
        terms.append(" ".join(found))
        weights.append(bytes(found.values()))
        for voice, chunks in words.items():
            written[voice].update(chunks)
    forms: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for voice, counted in written.items():
        kept = forms if voice in OF_EDITIONS else names
        for chunk, times in counted.items():
            if form := _term_and_form(chunk, LANGUAGES[voice]):
                kept[form] += times
    return DocumentScores(terms, weights, forms, names)


def score_for_site(site: Site, documents: Iterable[Document]) -> DocumentScores:
    """Return what *documents* say in all editions of *site*."""
    return score_all(documents, partial(texts_of, site))


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
