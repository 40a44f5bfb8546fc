"""All initiatives, inverted by facet and rolled up to broader terms."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from operator import attrgetter
from typing import TypeVar

from partage.across.sentences import Sentence
from partage.across.shelves import Shelves, Tally, Told, arranged, tally
from partage.catalogue.facets import BY_ID, FACETS, as_actor
from partage.catalogue.initiative import Initiative, family_of
from partage.catalogue.noting import WHOLE, Note, NotedMapping
from partage.catalogue.used_territories import used_territories
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.reference.vocabularies import Vocabulary
from partage.sheets.partial_date import PartialDate
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
    tallies: dict[str, Tally] = field(default_factory=dict)
    """Of the lists that were asked for: each is counted once."""

    def tally(self, shelf: str) -> Tally:
        """Count the list *shelf*."""
        if shelf not in self.tallies:
            places = self.shelves.get(shelf, ())
            self.tallies[shelf] = tally(places, lambda position: self.initiatives[position].sentences)
        return self.tallies[shelf]


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

    def has_several(self, facet: str, term: str) -> bool:
        """Whether *term* or a narrower one has more than one initiative."""
        self._note(("several", facet, term))
        return len(self._positions(facet, term)) > 1

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


def build_catalogue(initiatives: Iterable[Initiative], references: ReferenceData) -> Catalogue:
    """Index *initiatives*."""
    ordered = tuple(sorted(initiatives, key=_most_recent_first))
    by_id = {initiative.id: initiative for initiative in ordered}
    vocabularies = {
        facet.id: references.vocabularies[facet.vocabulary] for facet in FACETS if facet.vocabulary
    }
    vocabularies["territory"] = used_territories(ordered, references)
    vocabularies["actor"] = _actors(ordered, references)
    vocabularies["year"] = _years(ordered)
    families = {each.id: rank for rank, each in enumerate(vocabularies["theme"].terms.values())}
    told = partial(_told, references=references, families=families)
    index = Index(
        initiatives=ordered,
        by_id=by_id,
        vocabularies=vocabularies,
        postings={facet: _postings(facet, ordered, vocabularies[facet]) for facet in BY_ID},
        linked_from=_inverse_links(ordered),
        shelves=arranged([told(each) for each in ordered], vocabularies["factor"]),
    )
    return Catalogue(index)


def _told(initiative: Initiative, references: ReferenceData, families: Mapping[str, int]) -> Told:
    place = next(iter(initiative.terms.get("territory", ())), "")
    around = references.territories[place].ancestors if place and initiative.sentences else ()
    names = (references.territories[each].label for each in reversed(around))
    family = family_of(initiative, references.vocabularies["themes"])
    return Told(initiative.sentences, place, tuple(names), families.get(family, -1))


def date_of(initiative: Initiative) -> PartialDate | None:
    """Return the date that an initiative is sorted by: its start, or when it is attested."""
    return initiative.start or initiative.attested


def _most_recent_first(initiative: Initiative) -> tuple[int, int, int, tuple[str, str], str]:
    date = date_of(initiative) or PartialDate(0)
    return -date.year, -date.month, -date.day, initiative.title_order, initiative.id


def _postings(
    facet: str, initiatives: tuple[Initiative, ...], vocabulary: Vocabulary
) -> Mapping[str, tuple[int, ...]]:
    positions: dict[str, list[int]] = defaultdict(list)
    lineage = {term.id: (term.id, *term.ancestors) for term in vocabulary.terms.values()}
    is_flat = not any(term.ancestors for term in vocabulary.terms.values())
    for position, initiative in enumerate(initiatives):
        carried = initiative.terms.get(facet, ())
        for identifier in carried if is_flat else {each for term in carried for each in lineage[term]}:
            positions[identifier].append(position)
    return {identifier: tuple(where) for identifier, where in positions.items()}


def _actors(initiatives: Iterable[Initiative], references: ReferenceData) -> Vocabulary:
    """Return every named organisation; of several spellings of one name the most frequent is shown."""
    seen: dict[str, Counter[Term]] = defaultdict(Counter)
    written = Counter((name, kind) for initiative in initiatives for name, kind, _ in initiative.named)
    for (name, kind), times in written.items():
        if actor := as_actor(name, kind, references):
            seen[actor.id][actor] += times
    terms = [_shown(spellings) for spellings in seen.values()]
    terms.sort(key=lambda term: collation(term.label))
    return Vocabulary("acteurs", {term.id: term for term in terms}, {})


def _shown(spellings: Counter[Term]) -> Term:
    # Sorted first: which of two equals is met first must not depend on the order of the sheets.
    label = max(sorted(spellings, key=attrgetter("label")), key=lambda term: spellings[term])
    kinds = sorted(term.definition for term in spellings if term.definition)
    return replace(label, definition=kinds[0]) if kinds and not label.definition else label


def _years(initiatives: Iterable[Initiative]) -> Vocabulary:
    years = sorted({year for each in initiatives for year in each.terms.get("year", ())}, reverse=True)
    return Vocabulary("annees", {year: Term(id=year, label=year) for year in years}, {})


def _inverse_links(initiatives: Iterable[Initiative]) -> dict[str, tuple[tuple[str, str], ...]]:
    inverse: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for initiative in initiatives:
        for named, kind in initiative.links:
            inverse[named].append((initiative.id, kind))
    return {identifier: tuple(links) for identifier, links in inverse.items()}
