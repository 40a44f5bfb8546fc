"""Which other sheets a sheet is close to, and why: the same rare method first, then theme, then audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from partage.catalogue.catalogue import Catalogue
from partage.catalogue.initiative import Initiative

FACETS = ("method", "theme", "audience")
"""What makes two sheets close, the most telling first: a method is learnt from those who used it elsewhere."""
MAX_RELATED = 3
MAX_TERMS = 4
MAX_CANDIDATES = 24
"""Sheets considered for each term: the cost of a page must not grow with the collection."""


@dataclass(frozen=True, slots=True)
class RelatedSheet:
    """Another sheet, and the rarest term that it shares."""

    initiative: Initiative
    facet: str
    term: str


def related_sheets(catalogue: Catalogue, initiative: Initiative) -> list[RelatedSheet]:
    """Return the few sheets that share most with *initiative*, the closest first, without those already linked.

    Each shared term weighs by its facet and by its rarity; ties keep the order of the catalogue.
    """
    linked = {named for named, _ in initiative.links} | {
        named for named, _ in catalogue.linked_from.get(initiative.id, ())
    }
    scores: dict[int, float] = {}
    reasons: dict[int, tuple[str, str]] = {}
    for facet, term, weight in _rarest(catalogue, initiative):
        for position in catalogue.first(facet, term, MAX_CANDIDATES):
            scores[position] = scores.get(position, 0.0) + weight
            reasons.setdefault(position, (facet, term))
    closest = sorted(scores, key=lambda position: (-scores[position], position))
    known = {initiative.id, *linked}
    found = zip(closest, catalogue.at(closest), strict=True)
    others = (RelatedSheet(other, *reasons[position]) for position, other in found if other.id not in known)
    return list(islice(others, MAX_RELATED))


def _rarest(catalogue: Catalogue, initiative: Initiative) -> Iterator[tuple[str, str, float]]:
    """Yield the rarest terms that *initiative* shares with others, each with its weight, the heaviest first."""
    carried = [
        (facet, term, (len(FACETS) - rank) / (1 + catalogue.count(facet, term)))
        for rank, facet in enumerate(FACETS)
        for term in initiative.terms.get(facet, ())
        if catalogue.count(facet, term) > 1
    ]
    yield from sorted(carried, key=lambda each: -each[2])[:MAX_TERMS]
