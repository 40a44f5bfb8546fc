"""Each facet: its terms, and by sheet those that it names: what the browser counts and filters by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from partage.catalogue.site import Site
from partage.reference.terms import Term
from partage.search.encoding import encoded_all, gaps

SHEETS_PER_BLOCK = 16_384
"""Of one file, 8 to 20 kB once compressed: with fewer, a frequent word would be many requests."""
TREE = "territory"
"""The facet that is shown from the top of its tree, and unfolded."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet, as it is written."""

    terms: list[list[str | int]]
    """Identifier, label, position of the broader term or -1, then those of its further ancestors, if any.

    The terms that most sheets name come first, since small numbers are short.
    """
    named: int
    """How many terms are named by a sheet; those after them only hold others."""
    blocks: list[str]
    """How many terms each sheet names itself; then, after a space, which ones, as gaps, sheet after sheet.

    What varies little side by side is compressed best: a tenth less than sheets one by one.
    """
    more: dict[str, int] = field(default_factory=dict)


def facet_list(site: Site, facet: str) -> FacetList:
    """Return the terms of *facet* and those of each sheet, in the order of the catalogue."""
    carried = [initiative.terms.get(facet, ()) for initiative in site.catalogue.initiatives]
    named = Counter(term for terms in carried for term in terms)
    used = sorted(site.catalogue.used(facet), key=lambda term: -named[term.id])
    positions = {term.id: position for position, term in enumerate(used)}
    by_sheet = [sorted(positions[term] for term in terms) for terms in carried]
    return FacetList(
        [_described(site, term, positions) for term in used],
        len(named),
        [*map(_block_text, in_blocks(by_sheet))],
    )


def top_list(site: Site, facet: str) -> FacetList:
    """Return the terms of *facet* that no other holds, and those of each sheet: a tenth of the bytes of the whole tree.

    Those that hold others come first.
    """
    used = {term.id: term for term in site.catalogue.used(facet)}
    holding = {term.broader for term in used.values()}
    tops = [term for term in used.values() if term.broader not in used]
    tops.sort(key=lambda term: (term.id not in holding, -site.catalogue.count(facet, term.id)))
    positions = {term.id: position for position, term in enumerate(tops)}
    above = {term.id: {term.id, *term.ancestors} & positions.keys() for term in used.values()}
    by_sheet = [
        sorted({positions[top] for term in initiative.terms.get(facet, ()) for top in above[term]})
        for initiative in site.catalogue.initiatives
    ]
    return FacetList(
        [[term.id, term.named(site.locale), -1] for term in tops],
        len(tops),
        [*map(_block_text, in_blocks(by_sheet))],
        {"holding": sum(term.id in holding for term in tops), "whole": len(used)},
    )


def _block_text(by_sheet: Sequence[Sequence[int]]) -> str:
    return f"{encoded_all(map(len, by_sheet))} {''.join(map(gaps, by_sheet))}"


def _described(site: Site, term: Term, positions: dict[str, int]) -> list[str | int]:
    broader = positions.get(term.broader or "", -1)
    others = [positions[each] for each in term.ancestors if each in positions and each != term.broader]
    return [term.id, term.named(site.locale), broader, *others]


def in_blocks(column: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield *column*, which has a value for each sheet in the order of the catalogue, block by block.

    A browser reads the blocks that hold the sheets that it found.
    """
    for start in range(0, len(column), SHEETS_PER_BLOCK):
        yield column[start : start + SHEETS_PER_BLOCK]
