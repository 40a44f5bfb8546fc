"""The catalogue, which notes what it is asked while a page is made: the page is made again when an answer changes.

So no view has to declare what it depends on. What is asked as a whole, such as all initiatives, is an answer that any
change changes: too much is made again, never too little.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias, TypeVar

from partage.catalogue.catalogue import Catalogue
from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.reference.terms import Term
from partage.runtime import cache

Question: TypeAlias = tuple[str, ...]
Answers: TypeAlias = tuple[tuple[Question, Hashable], ...]
Value = TypeVar("Value")
Result = TypeVar("Result")
_WHOLE: Question = ("all",)
_OF_ONE_SHEET = frozenset({"sheet", "linked"})


class _TrackedMapping(Mapping[str, Value]):
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


class _Answers(dict[Question, Hashable]):
    """By question, each found when it is first looked up: files by ten thousands ask the same."""

    def __init__(self, find: Callable[..., Hashable]) -> None:
        self._find = find

    def __missing__(self, question: Question) -> Hashable:
        self[question] = answer = self._find(*question)
        return answer


class TrackedCatalogue:
    """What a catalogue answers, under the same names; `recording` says what was asked."""

    def __init__(self, catalogue: Catalogue, digest_of: Callable[[Initiative], bytes]) -> None:
        """Watch *catalogue*; *digest_of* gives what stands for all that other pages tell of an initiative."""
        self._catalogue, self._digest_of = catalogue, digest_of
        self._asked: set[Question] | None = None
        self.answers: Mapping[Question, Hashable] = _Answers(self._answer)
        """What stands for the answer to each question."""
        self.by_id = _TrackedMapping(catalogue.by_id, "sheet", self._note)
        self.linked_from = _TrackedMapping(catalogue.linked_from, "linked", self._note)
        self.vocabularies = _TrackedMapping(catalogue.vocabularies, "terms", self._note)
        self.postings = _TrackedMapping(catalogue.postings, "all", self._note)

    def recording(self, make: Callable[[], Result]) -> tuple[Result, Answers]:
        """Return what *make* returns, and what was answered meanwhile."""
        self._asked = set()
        try:
            made = make()
            return made, tuple((question, self._answered(question)) for question in sorted(self._asked))
        finally:
            self._asked = None

    def _answered(self, question: Question) -> Hashable:
        # Of one sheet few pages ask: kept, such answers would be as many as all pages.
        return self._answer(*question) if question[0] in _OF_ONE_SHEET else self.answers[question]

    def _note(self, question: Question) -> None:
        if self._asked is not None:
            self._asked.add(question)

    def _answer(self, kind: str, *about: str) -> Hashable:
        catalogue = self._catalogue
        match kind:
            case "sheet":
                return self._stands_for(
                    map(self._positions.__getitem__, filter(self._positions.__contains__, about))
                )
            case "first":
                facet, term, most, after = about
                return self._stands_for(catalogue.first(facet, term, int(most), int(after)))
            case "linked":
                return catalogue.linked_from.get(about[0], ())
            case "having":
                facet, term = about
                return self._stands_for(catalogue.postings[facet].get(term, ()))
            case "count":
                return catalogue.count(*about)
            case "has":
                return catalogue.has(*about)
            case "terms":
                closed = BY_ID[about[0]].vocabulary
                return None if closed else cache.digest(repr(catalogue.vocabularies[about[0]].terms))
        return self._stands_for(range(len(catalogue.initiatives)))

    def _stands_for(self, positions: Iterable[int]) -> bytes:
        return cache.digest(b"".join(map(self._digests.__getitem__, positions)))

    @cached_property
    def _digests(self) -> list[bytes]:
        # A sheet is under dozens of terms.
        return [*map(self._digest_of, self._catalogue.initiatives)]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {initiative.id: position for position, initiative in enumerate(self._catalogue.initiatives)}

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """See `Catalogue.initiatives`."""
        self._note(_WHOLE)
        return self._catalogue.initiatives

    def first(self, facet: str, term: str, most: int, after: int = 0) -> tuple[int, ...]:
        """See `Catalogue.first`."""
        self._note(("first", facet, term, str(most), str(after)))
        return self._catalogue.first(facet, term, most, after)

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
