"""The page of a booklet to print: cover and contents; the browser puts the sheets’ own pages after them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from partage.catalogue.site import Site
from partage.catalogue.urls import BOOKLETS, root_of
from partage.rendering.cards import Crumb
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.whole_page import whole_page

BOOKLET_FOLDER = BOOKLETS.rstrip("/")
_SAID = (
    *(f"booklet.{key}" for key in ("gathering", "ready.one", "ready.other", "missing", "date")),
    "text.semicolon",
)
"""Texts for the script; all others are in the page already."""
Entries = Sequence[tuple[str, Markup]]
"""Identifier and line of the contents of each sheet."""


def booklet_page(site: Site, address: str, title: str, content: str) -> str:
    """Return the whole page of a booklet, around its *content*."""
    description = site.strings("booklet.description")
    return whole_page(site, address, title, description, content)


def booklet(
    site: Site, address: str, entries: Entries, *, crumbs: Sequence[Crumb], kind: str, heading: str,
    definition: str, total: int, first: int = 1, number: int = 1, volumes: Sequence[str] = (),
) -> str:  # fmt: skip
    """Return the content of volume *number* of a booklet of *total* sheets: those of *entries*, from the *first* on."""
    return render(
        "booklet.html.jinja",
        site.locale,
        root=root_of(address),
        crumbs=crumbs,
        kind=kind,
        heading=heading,
        definition=definition,
        total=site.strings.counted("count.initiatives", total),
        first=first,
        last=first + len(entries) - 1,
        number=number,
        addresses=volumes,
        entries=entries,
        imprint=imprint(site, address),
        words={key: site.strings.table[key] for key in _SAID},
    )
