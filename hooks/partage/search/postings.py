"""Documents → for each term, which of them have it and how much it weighs there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.search.bm25 import score
from partage.search.documents import Document, Texts, texts_of, values_text
from partage.search.encoding import BASE, CODE, FIRST, ascending, encoded, encoded_all, gaps, number_in
from partage.search.field_texts import LANGUAGES, OF_EDITIONS, Voice
from partage.text.analysis import ANALYSES, Language
from partage.text.strings import Locale
from partage.text.words import chunks_between_spaces

INFLECTION = 2
"""Letters that a plural or a feminine adds at most."""
APOSTROPHE = "'"


class Posting(NamedTuple):
    """Where a term is, as its shard says it."""

    gaps: str
    """Between the numbers of its documents, which ascend."""
    weights: str
    """A character for each document."""
    last: int
    """Number of the last document."""

    def line(self, term: str) -> str:
        """Return the line of *term* in its shard."""
        return f"{term} {self.gaps} {self.weights}\n"

    @property
    def numbers(self) -> list[int]:
        """Return the numbers of the documents."""
        return ascending(self.gaps)

    def followed_by(self, other: Posting, start: int) -> Posting:
        """Return this one with *other* behind it, whose documents are numbered from *start* on."""
        end = CODE.match(other.gaps).end()  # type: ignore[union-attr]
        gap = number_in(other.gaps[:end]) + start - self.last - 1
        return Posting(
            f"{self.gaps}{encoded(gap)}{other.gaps[end:]}", self.weights + other.weights, start + other.last
        )

    def before(self, number: int) -> int:
        """Return how many documents have smaller numbers than *number*; it is quick where they are nearly all."""
        last, rest, after = self.last, self.gaps, 0
        while last >= number and rest:
            start = len(rest) - 1
            while start and rest[start - 1] >= _GOES_ON:
                start -= 1
            last -= number_in(rest[start:]) + 1
            rest, after = rest[:start], after + 1
        return len(self.weights) - after


_GOES_ON = chr(FIRST + BASE)
"""The first of the characters that announce another digit."""
NOWHERE = Posting("", "", -1)


def posting_of(pairs: Iterable[tuple[int, int]]) -> Posting:
    """Return where a term is, given the numbers of its documents, which ascend, each with its weight."""
    numbers, weights = zip(*pairs, strict=True)
    return Posting(gaps(numbers), encoded_all(weights), numbers[-1])


@dataclass(slots=True)
class DocumentScores:
    """What a run of documents says."""

    count: int = 0
    """Of its documents, which are numbered from 0."""
    values: list[str] = field(default_factory=list)
    """What the fields of each of its sheets say, as extracts show it."""
    postings: dict[str, Posting] = field(default_factory=dict)
    forms: Counter[str] = field(default_factory=Counter)
    """A term and a form in which it is written, separated by a space: how often."""
    names: Counter[str] = field(default_factory=Counter)
    """The same of what other editions than the French one call things."""

    def append(self, run: DocumentScores) -> None:
        """Add the documents of *run* after its own."""
        self.forms.update(run.forms)
        self.names.update(run.names)
        before = self.postings.get
        self.postings.update(
            (term, before(term, NOWHERE).followed_by(posting, self.count))
            for term, posting in run.postings.items()
        )
        self.count += run.count
        self.values += run.values


@dataclass(frozen=True, slots=True)
class Postings:
    """Every term of a set of documents."""

    by_term: dict[str, Posting]
    """In alphabetical order."""
    forms: Counter[str]
    names: Counter[str]
    values: Sequence[str] = ()
    """What the fields of each sheet say, as extracts show it."""

    def written(self, locale: Locale) -> dict[str, tuple[str, ...]]:
        """Return the forms in which each term is most often written in an edition, with their accents."""
        return most_written(self.forms if locale == "fr" else self.forms + self.names, self.by_term)


def score_all(documents: Iterable[Document], texts_of: Callable[[Document], Texts]) -> DocumentScores:
    """Return what *documents* say."""
    run = DocumentScores()
    where: dict[str, list[tuple[int, int]]] = defaultdict(list)
    written: dict[Voice, Counter[str]] = defaultdict(Counter)
    for document in documents:
        found, words = score(texts_of(document))
        number = run.count
        for term, weight in found.items():
            where[term].append((number, weight))
        for voice, tokens in words.items():
            written[voice].update(tokens)
        run.count += 1
    run.postings = {term: posting_of(each) for term, each in where.items()}
    for voice, counted in written.items():
        kept = run.forms if voice in OF_EDITIONS else run.names
        for token, times in counted.items():
            for chunk in chunks_between_spaces(token):
                if form := _term_and_form(chunk, LANGUAGES[voice]):
                    kept[form] += times
    return run


def score_for_site(site: Site, documents: Iterable[Document]) -> DocumentScores:
    """Return what *documents* say in all editions of *site*."""
    values: list[str] = []

    def texts(document: Document) -> Texts:
        if isinstance(document.about, Initiative):
            # While its sheet is unpacked.
            values.append(values_text(site, document.about))
        return texts_of(site, document)

    run = score_all(documents, texts)
    run.values = values
    return run


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
