"""What a page asks the catalogue while it is built: it is built again when an answer changes.

So no view has to declare what it depends on. What is asked as a whole, such as all initiatives, is an answer that any
change changes: too much is built again, never too little.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar

from partage.catalogue.catalogue import Catalogue
from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.catalogue.noting import Question
from partage.runtime import fingerprint

Answers: TypeAlias = tuple[tuple[Question, Hashable], ...]
Result = TypeVar("Result")
_OF_ONE_SHEET = frozenset({"sheet", "linked"})


class _Fingerprints(dict[Question, Hashable]):
    """By question, each found when it is first looked up: files by ten thousands ask the same."""

    def __init__(self, find: Callable[..., Hashable]) -> None:
        self._find = find

    def __missing__(self, question: Question) -> Hashable:
        self[question] = answer = self._find(*question)
        return answer


class Tracker:
    """Notes what `catalogue` is asked while a content is built, and knows the fingerprint of each answer."""

    def __init__(self, catalogue: Catalogue, digest_of: Callable[[Initiative], bytes]) -> None:
        """Track *catalogue*; *digest_of* gives the fingerprint of all that other pages show of an initiative."""
        self.catalogue = Catalogue(catalogue.index, self._note)
        """The same, tracked."""
        self.fingerprints: Mapping[Question, Hashable] = _Fingerprints(self._fingerprint)
        """Of the answer to each question."""
        self._index, self._digest_of = catalogue.index, digest_of
        self._asked: set[Question] | None = None

    def recording(self, build: Callable[[], Result]) -> tuple[Result, Answers]:
        """Return the result of *build*, and the fingerprint of each answer that it was given."""
        self._asked = set()
        try:
            result = build()
            return result, tuple((question, self._answered(question)) for question in sorted(self._asked))
        finally:
            self._asked = None

    def _answered(self, question: Question) -> Hashable:
        # Few pages ask about one sheet: kept, such answers would be as many as all pages.
        return self._fingerprint(*question) if question[0] in _OF_ONE_SHEET else self.fingerprints[question]

    def _note(self, question: Question) -> None:
        if self._asked is not None:
            self._asked.add(question)

    def _fingerprint(self, kind: str, *about: str) -> Hashable:
        index = self._index
        match kind:
            case "sheet":
                return self._of_sheets(
                    map(self._positions.__getitem__, filter(self._positions.__contains__, about))
                )
            case "first":
                facet, term, most, after = about
                return self._of_sheets(self._having(facet, term)[int(after) : int(after) + int(most)])
            case "told":
                shelf, most, after = about
                return self._of_sentences(index.shelves.get(shelf, ())[int(after) : int(after) + int(most)])
            case "tally":
                return tuple(index.tally(about[0]))
            case "linked":
                return index.linked_from.get(about[0], ())
            case "having":
                return self._of_sheets(self._having(*about))
            case "count":
                return len(self._having(*about))
            case "has":
                facet, term = about
                return term in index.postings[facet]
            case "terms":
                closed = BY_ID[about[0]].vocabulary
                return None if closed else fingerprint.digest(repr(index.vocabularies[about[0]].terms))
        return self._of_sheets(range(len(index.initiatives)))

    def _having(self, facet: str, term: str) -> tuple[int, ...]:
        return self._index.postings[facet].get(term, ())

    def _of_sheets(self, positions: Iterable[int]) -> bytes:
        return fingerprint.digest(b"".join(map(self._digests.__getitem__, positions)))

    def _of_sentences(self, places: Sequence[tuple[int, int]]) -> bytes:
        """Return the fingerprint of sentences, each that of its sheet and its number there."""
        return fingerprint.digest(
            self._of_sheets(position for position, _ in places), bytes(number & 255 for _, number in places)
        )

    @cached_property
    def _digests(self) -> list[bytes]:
        # A sheet is under dozens of terms.
        return [*map(self._digest_of, self._index.initiatives)]

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {initiative.id: position for position, initiative in enumerate(self._index.initiatives)}
