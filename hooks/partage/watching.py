"""The catalogue, which notes what it is asked while a page is made: the page is made again when an answer changes.

So no view has to declare what it depends on. What is asked as a whole, such as all initiatives, is an answer that any
change changes: too much is made again, never too little.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from partage import cache
from partage.catalogue import Catalogue
from partage.facets import BY_ID
from partage.model import Initiative, Term

Question: TypeAlias = tuple[str, ...]
Answers: TypeAlias = tuple[tuple[Question, Hashable], ...]
Value = TypeVar("Value")
Result = TypeVar("Result")
_WHOLE: Question = ("all",)


class _Noting(Mapping[str, Value]):
    """A mapping of the catalogue; *question* is what looking a key up asks."""

    def __init__(self, inside: Mapping[str, Value], question: str, note: Callable[[Question], None]) -> None:
        self._inside, self._question, self._note = inside, question, note

    def __getitem__(self, key: str) -> Value:
        self._note((self._question, key))
        return self._inside[key]

    def __iter__(self) -> Iterator[str]:
        self._note(_WHOLE)
        return iter(self._inside)

    def __len__(self) -> int:
        self._note(_WHOLE)
        return len(self._inside)


class WatchedCatalogue:
    """What a catalogue answers, under the same names; `listening` tells what was asked."""

    def __init__(self, catalogue: Catalogue, digest_of: Callable[[Initiative], bytes]) -> None:
        """Watch *catalogue*; *digest_of* gives what stands for all that other pages tell of an initiative."""
        self._catalogue, self._digest_of = catalogue, digest_of
        self._asked: set[Question] | None = None
        self._answers: dict[Question, Hashable] = {}
        self._digests: dict[str, bytes] = {}
        self.by_id = _Noting(catalogue.by_id, "sheet", self._note)
        self.linked_from = _Noting(catalogue.linked_from, "linked", self._note)
        self.vocabularies = _Noting(catalogue.vocabularies, "terms", self._note)
        self.postings = _Noting(catalogue.postings, "all", self._note)

    def listening(self, make: Callable[[], Result]) -> tuple[Result, Answers]:
        """Return what *make* returns, and what was answered meanwhile."""
        self._asked = set()
        try:
            made = make()
            return made, tuple((question, self.answer(question)) for question in sorted(self._asked))
        finally:
            self._asked = None

    def answer(self, question: Question) -> Hashable:
        """Return what stands for the answer to *question*."""
        if question not in self._answers:
            self._answers[question] = self._answer(*question)
        return self._answers[question]

    def _note(self, question: Question) -> None:
        if self._asked is not None:
            self._asked.add(question)

    def _answer(self, kind: str, *about: str) -> Hashable:
        catalogue = self._catalogue
        match kind:
            case "sheet":
                return self._stands_for(catalogue.by_id[each] for each in about if each in catalogue.by_id)
            case "first":
                facet, term, most = about
                return self._stands_for(catalogue.at(catalogue.first(facet, term, int(most))))
            case "linked":
                return catalogue.linked_from.get(about[0], ())
            case "having":
                return self._stands_for(catalogue.having(*about))
            case "count":
                return catalogue.count(*about)
            case "has":
                return catalogue.has(*about)
            case "terms":
                closed = BY_ID[about[0]].vocabulary
                return None if closed else cache.digest(repr(catalogue.vocabularies[about[0]].terms))
        return self._stands_for(catalogue.initiatives)

    def _stands_for(self, initiatives: Iterable[Initiative]) -> bytes:
        return cache.digest(b"".join(map(self._digest, initiatives)))

    def _digest(self, initiative: Initiative) -> bytes:
        # A sheet is under dozens of terms.
        digest = self._digests.get(initiative.id)
        if digest is None:
            digest = self._digests[initiative.id] = self._digest_of(initiative)
        return digest

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """See `Catalogue.initiatives`."""
        self._note(_WHOLE)
        return self._catalogue.initiatives

    def first(self, facet: str, term: str, most: int) -> tuple[int, ...]:
        """See `Catalogue.first`."""
        self._note(("first", facet, term, str(most)))
        return self._catalogue.first(facet, term, most)

    def at(self, positions: Iterable[int]) -> list[Initiative]:
        """See `Catalogue.at`."""
        # Positions come from an answer that was noted.
        return self._catalogue.at(positions)

    def having(self, facet: str, term: str) -> list[Initiative]:
        """See `Catalogue.having`."""
        self._note(("having", facet, term))
        return self._catalogue.having(facet, term)

    def count(self, facet: str, term: str) -> int:
        """See `Catalogue.count`."""
        self._note(("count", facet, term))
        return self._catalogue.count(facet, term)

    def has(self, facet: str, term: str) -> bool:
        """See `Catalogue.has`."""
        self._note(("has", facet, term))
        return self._catalogue.has(facet, term)

    def without(self, facet: str) -> list[Initiative]:
        """See `Catalogue.without`."""
        self._note(_WHOLE)
        return self._catalogue.without(facet)

    def used(self, facet: str) -> list[Term]:
        """See `Catalogue.used`."""
        self._note(_WHOLE)
        return self._catalogue.used(facet)

    def crossing(self, facet: str, term: str, other: str) -> list[tuple[Term, list[int]]]:
        """See `Catalogue.crossing`."""
        self._note(("having", facet, term))
        self._note(("terms", other))
        return self._catalogue.crossing(facet, term, other)
