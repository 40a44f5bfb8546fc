"""All initiatives, inverted by facet and rolled up to broader terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from partage.across.bringing import Pair
from partage.across.sentences import Sentence
from partage.across.shelves import Shelves, Tally, Volume
from partage.catalogue.arrangement import Arranged, arranged_anew, closed_lists
from partage.catalogue.initiative import Initiative
from partage.catalogue.noting import WHOLE, Note, NotedMapping
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.reference.vocabularies import Vocabulary
from partage.runtime import fingerprint
from partage.text.folding import collation

Value = TypeVar("Value")


# Compared by identity: it is a key of caches.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Index:
    """What the answers of a catalogue are found in."""

    initiatives: tuple[Initiative, ...]
    by_id: Mapping[str, Initiative]
    vocabularies: Mapping[str, Vocabulary]
    postings: Mapping[str, Mapping[str, tuple[int, ...]]]
    linked_from: Mapping[str, tuple[tuple[str, str], ...]]
    shelves: Shelves
    pairs: Sequence[Pair]
    """Teams to bring together."""
    tallies: Mapping[str, Tally]
    volumes: Mapping[str, Mapping[str, Volume]]
    """By facet, by term: how much its sheets tell of what got in the way and what helped."""

    def tally(self, shelf: str) -> Tally:
        """Return how much the list *shelf* holds."""
        return self.tallies.get(shelf, Tally())


class Catalogue:
    """Initiatives from the most recent to the oldest, and where each term occurs among them."""

    def __init__(self, index: Index, note: Note | None = None) -> None:
        """Answer from *index*; *note* is called with each question."""

        def noted(inside: Mapping[str, Value], question: str) -> Mapping[str, Value]:
            return NotedMapping(inside, question, note) if note else inside

        self.index = index
        """The same values, of which nothing is noted."""
        self._note: Note = note or (lambda question: None)
        self.by_id = noted(index.by_id, "sheet")
        self.vocabularies = noted(index.vocabularies, "terms")
        """Terms of each facet: a whole closed list, or what the sheets carry and its broader terms."""
        self.postings = noted(index.postings, "all")
        """By facet, by term: positions of the initiatives of the term or of a narrower one, in order."""
        self.linked_from = noted(index.linked_from, "linked")
        """By sheet: the sheets that name it, each with the type of its link, `inspiree-de` among them."""

    @property
    def initiatives(self) -> tuple[Initiative, ...]:
        """All of them."""
        self._note(WHOLE)
        return self.index.initiatives

    def having(self, facet: str, term: str) -> list[Initiative]:
        """Return the initiatives of *term* or of a narrower one, the most recent first."""
        self._note(("having", facet, term))
        return self.at(self._positions(facet, term))

    def count(self, facet: str, term: str) -> int:
        """Return how many initiatives *term* or a narrower one has."""
        self._note(("count", facet, term))
        return len(self._positions(facet, term))

    def has(self, facet: str, term: str) -> bool:
        """Whether *term* or a narrower one has initiatives."""
        self._note(("has", facet, term))
        return term in self.index.postings[facet]

    def first(self, facet: str, term: str, most: int, after: int = 0) -> tuple[int, ...]:
        """Return the positions of the first initiatives of *term* or of a narrower one, *most* at most.

        Skips the first *after*: a page pays for what it shows, not for the whole collection.
        """
        self._note(("first", facet, term, str(most), str(after)))
        return self._positions(facet, term)[after : after + most]

    def at(self, positions: Iterable[int]) -> list[Initiative]:
        """Return the initiatives at *positions*, which `first` or `crossing` gave."""
        # Nothing is noted: the positions come from an answer that was.
        return [self.index.initiatives[position] for position in positions]

    def told(self, shelf: str, most: int, after: int = 0) -> list[tuple[Initiative, Sentence]]:
        """Return the first sentences of the list *shelf*, *most* at most, without the first *after*."""
        self._note(("told", shelf, str(most), str(after)))
        return [
            (self.index.initiatives[position], self.index.initiatives[position].sentences[number])
            for position, number in self.index.shelves.get(shelf, ())[after : after + most]
        ]

    def tally(self, shelf: str) -> Tally:
        """Return how many sentences, replies and sheets the list *shelf* holds."""
        self._note(("tally", shelf))
        return self.index.tally(shelf)

    def without(self, facet: str) -> list[Initiative]:
        """Return the initiatives that carry no term of *facet*."""
        return [initiative for initiative in self.initiatives if facet not in initiative.terms]

    def used(self, facet: str) -> list[Term]:
        """Return the terms of *facet* that have initiatives, in the order of their vocabulary."""
        self._note(WHOLE)
        postings = self.index.postings[facet]
        return [term for term in self.index.vocabularies[facet].terms.values() if term.id in postings]

    def crossing(self, facet: str, term: str, other: str) -> list[tuple[Term, list[int]]]:
        """Return the terms of *other* carried by the initiatives of *term*, with their positions.

        The most frequent first; only what the sheets say themselves, so that a count is not that of a family.
        """
        self._note(("having", facet, term))
        found: dict[str, list[int]] = defaultdict(list)
        for position in self._positions(facet, term):
            for identifier in self.index.initiatives[position].terms.get(other, ()):
                found[identifier].append(position)
        terms = self.vocabularies[other].terms
        ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), collation(terms[pair[0]].label)))
        return [(terms[identifier], positions) for identifier, positions in ordered]

    def _positions(self, facet: str, term: str) -> tuple[int, ...]:
        return self.index.postings[facet].get(term, ())


Kept: TypeAlias = Callable[[bytes, Callable[[], Arranged]], Arranged]
"""Returns what was made when the key was the same, or what is made now."""


def build_catalogue(
    initiatives: Iterable[Initiative], references: ReferenceData, kept: Kept | None = None
) -> Catalogue:
    """Index *initiatives*; nothing is arranged anew where *kept* knows front matters that are all the same."""
    given = tuple(initiatives)
    arrange = partial(arranged_anew, given, references)
    found = kept(_heads_of(given), arrange) if kept and all(each.head_digest for each in given) else arrange()
    ordered = tuple(map(given.__getitem__, found.order))
    index = Index(
        initiatives=ordered,
        by_id={initiative.id: initiative for initiative in ordered},
        vocabularies={**closed_lists(references), **found.vocabularies},
        postings=found.postings,
        linked_from=found.linked_from,
        shelves=found.shelves,
        pairs=found.pairs,
        tallies=found.tallies,
        volumes=found.volumes,
    )
    return Catalogue(index)


def _heads_of(initiatives: Iterable[Initiative]) -> bytes:
    return fingerprint.digest(*(part for each in initiatives for part in (each.id, each.head_digest)))
