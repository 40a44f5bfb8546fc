"""Where everything is among initiatives: their order, the terms that they carry, links between them, lists to read.

It depends on front matters alone, and is kept from one build to the next.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from partage.across.bringing import Pair
from partage.across.shelves import Shelves, Tally, Told, Volume, arranged, tally, together, volume_of
from partage.catalogue.facets import BY_ID, FACETS, as_actor
from partage.catalogue.initiative import Initiative, family_of
from partage.catalogue.teams import pairs_among
from partage.catalogue.used_territories import used_territories
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.reference.vocabularies import Vocabulary
from partage.sheets.partial_date import PartialDate
from partage.text.folding import collation


class Arranged(NamedTuple):
    """Where everything is among initiatives, whatever their texts say."""

    order: list[int]
    """Of those that were given, the most recent first."""
    vocabularies: Mapping[str, Vocabulary]
    """Those that are no closed lists."""
    postings: Mapping[str, Mapping[str, tuple[int, ...]]]
    linked_from: Mapping[str, tuple[tuple[str, str], ...]]
    shelves: Shelves
    tallies: Mapping[str, Tally]
    """How much each of the shelves holds."""
    pairs: list[Pair]
    volumes: Mapping[str, Mapping[str, Volume]]
    """By facet, by term: how much the sheets of the term tell of what got in the way and what helped."""


def closed_lists(references: ReferenceData) -> dict[str, Vocabulary]:
    """Return the vocabularies of facets that are closed lists."""
    return {facet.id: references.vocabularies[facet.vocabulary] for facet in FACETS if facet.vocabulary}


def arranged_anew(given: Sequence[Initiative], references: ReferenceData) -> Arranged:
    """Arrange the initiatives that are *given*."""
    order = sorted(range(len(given)), key=lambda number: _most_recent_first(given[number]))
    ordered = tuple(map(given.__getitem__, order))
    open_lists = {
        "territory": used_territories(ordered, references),
        "actor": _actors(ordered, references),
        "year": _years(ordered),
    }
    vocabularies = {**closed_lists(references), **open_lists}
    families = {each.id: rank for rank, each in enumerate(vocabularies["theme"].terms.values())}
    told = partial(_told, references=references, families=families)
    shelves = arranged([told(each) for each in ordered], vocabularies["factor"])
    postings = {facet: _postings(facet, ordered, vocabularies[facet]) for facet in BY_ID}
    return Arranged(
        order=order,
        vocabularies=open_lists,
        postings=postings,
        linked_from=_inverse_links(ordered),
        shelves=shelves,
        tallies={name: tally(places, lambda at: ordered[at].sentences) for name, places in shelves.items()},
        pairs=pairs_among(ordered, references),
        volumes=_volumes(ordered, postings),
    )


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


def _volumes(
    initiatives: Sequence[Initiative], postings: Mapping[str, Mapping[str, Sequence[int]]]
) -> dict[str, dict[str, Volume]]:
    of_each = [volume_of(each.sentences) for each in initiatives]
    return {
        facet: {term: together(of_each[position] for position in where) for term, where in by_term.items()}
        for facet, by_term in postings.items()
    }


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
