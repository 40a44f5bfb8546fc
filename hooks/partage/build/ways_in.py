"""Pages that lead to sheets by a question: what each is called, what it holds, and when it is worth a place in a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partage.catalogue import urls
from partage.catalogue.site import Site
from partage.views import coverage, family_pairs


@dataclass(frozen=True, slots=True)
class WayIn:
    """A page of MkDocs that is made from the sheets."""

    address: str
    title: str
    """The key of its words."""
    body: Callable[[Site], str]
    """What goes under its title."""
    entries: Callable[[Site], int]
    """How much it has to show: with too little, it is in no menu yet."""

    @property
    def source(self) -> str:
        """Where it would be written by hand, from `docs/`."""
        return f"{self.address}index.md"


WAYS = (
    WayIn(urls.COVERAGE, "coverage.title", coverage.body, coverage.entries),
    WayIn(urls.FAMILY_PAIRS, "bridges.title", family_pairs.body, family_pairs.entries),
)
