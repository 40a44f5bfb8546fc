"""Families of themes across the catalogue: the sheets that two of them share, the actors that work in several."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple, TypeAlias

from partage.catalogue.catalogue import Index
from partage.text.folding import collation

Pair: TypeAlias = tuple[str, str]
"""Two families, in the order of the list of themes."""
MIN_FAMILIES = 3
"""From which an organisation links families by what it does."""


class WideActor(NamedTuple):
    """An organisation whose sheets are in several families."""

    id: str
    families: tuple[str, ...]
    sheets: int


@dataclass(frozen=True, slots=True)
class Families:
    """What the widest themes have in common."""

    pairs: dict[Pair, tuple[int, ...]]
    """Positions of the sheets that carry both, by pair; those with the most sheets first."""
    apart: tuple[Pair, ...]
    """Pairs that no sheet carries, of families that have sheets."""
    actors: tuple[WideActor, ...]
    """Those of MIN_FAMILIES families or more, the widest first."""


# Both editions, and every page of a build, ask the same.
@lru_cache(maxsize=2)
def families(index: Index) -> Families:
    """Return what the families of *index* have in common; nothing of it is noted."""
    terms = index.vocabularies["theme"].terms.values()
    roots = [term.id for term in terms if term.broader is None and term.id in index.postings["theme"]]
    carried: list[list[str]] = [[] for _ in index.initiatives]
    for family in roots:
        for position in index.postings["theme"][family]:
            carried[position].append(family)
    shared: dict[Pair, list[int]] = defaultdict(list)
    for position, those in enumerate(carried):
        for one, other in combinations(those, 2):
            shared[one, other].append(position)
    every = list(combinations(roots, 2))
    # Sorting keeps the order of the list of themes among equals.
    met = sorted((pair for pair in every if pair in shared), key=lambda pair: -len(shared[pair]))
    return Families(
        pairs={pair: tuple(shared[pair]) for pair in met},
        apart=tuple(pair for pair in every if pair not in shared),
        actors=_wide(index, roots, carried),
    )


def _wide(index: Index, roots: list[str], carried: list[list[str]]) -> tuple[WideActor, ...]:
    labels = index.vocabularies["actor"].terms
    found = []
    for actor, positions in index.postings["actor"].items():
        theirs = {family for position in positions for family in carried[position]}
        if len(theirs) >= MIN_FAMILIES:
            found.append(WideActor(actor, tuple(each for each in roots if each in theirs), len(positions)))
    return tuple(
        sorted(found, key=lambda each: (-len(each.families), -each.sheets, collation(labels[each.id].label)))
    )
