"""How the sheets of a term cross with the terms of other facets."""

from __future__ import annotations

from typing import Any

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import search_address, term_address
from partage.reference.terms import Term
from partage.rendering.cards import title_items

MAX_ENTRIES = 8
"""Terms of a crossing: the most frequent ones say the most."""
MAX_TITLES = 4
"""Titles under a term of a crossing: the cards are above, and the search has them all."""
MIN_SHEETS = 2
"""A term of one sheet alone crosses nothing: the sheet itself names it, and its card is on the same page."""


def crossings(site: Site, facet: Facet, term: Term, root: str) -> list[dict[str, Any]]:
    """Return the terms of other facets that at least MIN_SHEETS sheets of *term* carry, with their titles."""
    found_by_facet = []
    for other in facet.crossed_with:
        carried = site.catalogue.crossing(facet.id, term.id, other)
        found = [(each, where) for each, where in carried if len(where) >= MIN_SHEETS]
        if found:
            found_by_facet.append(
                {
                    "title": site.strings(f"facet.{other}.crossing"),
                    "entries": [
                        _entry(
                            site,
                            other,
                            each,
                            where,
                            root,
                            search_address(**{facet.id: term.id, other: each.id}),
                        )
                        for each, where in found[:MAX_ENTRIES]
                    ],
                    "more": more(site, len(found) - MAX_ENTRIES),
                    "search": root + search_address(**{facet.id: term.id}),
                }
            )
    return found_by_facet


def _entry(
    site: Site, facet: str, term: Term, positions: list[int], root: str, search: str
) -> dict[str, Any]:
    shown = site.catalogue.at(positions[:MAX_TITLES])
    return {
        "label": term.named(site.locale),
        "href": root + term_address(facet, term.id),
        "search": root + search,
        "count": len(positions),
        "titles": title_items(site, shown, root),
        "more": more(site, len(positions) - MAX_TITLES),
    }


def more(site: Site, count: int) -> str:
    """Return « et 3 autres »; nothing where there is none."""
    return site.strings.counted("count.more", count) if count > 0 else ""
