"""The teams of the whole catalogue that are brought together."""

from __future__ import annotations

from collections.abc import Sequence

from partage.across.bringing import Pair
from partage.across.shelves import BRIDGES
from partage.catalogue.site import Site


def pairs_of(site: Site) -> Sequence[Pair]:
    """Return the pairs of the whole catalogue."""
    # What is asked here is not noted: a page depends on its pairs, which it has in its inputs.
    return site.catalogue.index.pairs


def how_many_pairs(site: Site) -> int:
    """Return how many teams are brought together: by their sheets, then by what these have in common."""
    return site.catalogue.tally(BRIDGES).sentences + len(pairs_of(site))
