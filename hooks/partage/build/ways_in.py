"""Pages that lead to sheets by a question: what each is called and holds, and when it is worth a place in a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partage.catalogue import urls
from partage.catalogue.page_titles import WAYS_IN
from partage.catalogue.site import Site
from partage.views import chooser, coverage, family_pairs, maps, meetings, reading_paths


@dataclass(frozen=True, slots=True)
class WayIn:
    """A page of MkDocs that is made from the sheets."""

    address: str
    body: Callable[[Site], str]
    """What goes under its title."""
    entries: Callable[[Site], int]
    """How much it has to show: with too little, it is in no menu yet."""

    @property
    def title(self) -> str:
        """The key of what it is called."""
        return WAYS_IN[self.address]

    @property
    def source(self) -> str:
        """Where it would be written by hand, from `docs/`."""
        return f"{self.address}index.md"


WAYS = (
    WayIn(urls.MEETINGS, meetings.body, meetings.entries),
    WayIn(urls.PATHS, reading_paths.body, reading_paths.entries),
    WayIn(urls.CHOOSER, chooser.body, chooser.entries),
    WayIn(urls.MAP, maps.body, maps.entries),
    WayIn(urls.COVERAGE, coverage.body, coverage.entries),
    WayIn(urls.FAMILY_PAIRS, family_pairs.body, family_pairs.entries),
)
