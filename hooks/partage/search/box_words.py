"""The words of the box of every page, which come with the index: most visitors never turn to the box."""

from __future__ import annotations

from typing import Any

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.search.documents import PAGE, SHEET


def kinds(site: Site) -> dict[str, str]:
    """Return what each kind of thing that is found is called: a sheet, a page, the terms of a facet."""
    own = {SHEET: site.strings("search.kind.sheet"), PAGE: site.strings("search.kind.page")}
    return own | {facet.id: site.strings(f"facet.{facet.id}.one") for facet in FACETS}


def box_words(site: Site) -> dict[str, Any]:
    """Return the strings of `search/box.js`, by key, and the names of kinds under `kinds`."""
    keys = (
        "search.all_results",
        "search.suggested.one",
        "search.suggested.other",
        "text.colon",
        "text.semicolon",
    )
    return {"kinds": kinds(site)} | {key: site.strings.table[key] for key in keys}
