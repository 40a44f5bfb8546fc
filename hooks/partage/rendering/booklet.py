"""A booklet to print: cover and contents; the browser puts the sheets’ own pages after them.

That of a reading path is a page. That of a term is its own page, which `term-booklet.js` puts into the frame that the
page of all booklets holds.
"""

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
_SAID_OF_TERMS = (
    *(f"booklet.{key}" for key in ("title", "kicker", "volume", "volume_short")),
    *(f"count.initiatives.{form}" for form in ("one", "other")),
)
SHORT = 12
"""Lines of contents that stand under the cover, on one page; `term-booklet.js` counts them too."""
Entries = Sequence[tuple[str, Markup]]
"""Identifier and line of the contents of each sheet."""


def booklet_page(site: Site, address: str, title: str, content: str) -> str:
    """Return the whole page of a booklet, around its *content*."""
    description = site.strings("booklet.description")
    return whole_page(site, address, title, description, content)


def booklet(
    site: Site, address: str, entries: Entries, *, crumbs: Sequence[Crumb], kind: str, heading: str, definition: str
) -> str:  # fmt: skip
    """Return the content of a booklet of the sheets of *entries*."""
    return render(
        "booklet.html.jinja",
        site.locale,
        root=root_of(address),
        crumbs=crumbs,
        kind=kind,
        heading=heading,
        definition=definition,
        total=site.strings.counted("count.initiatives", len(entries)),
        entries=entries,
        short=SHORT,
        imprint=imprint(site, address),
        words={key: site.strings.table[key] for key in _SAID},
    )


def frame(site: Site, root: str) -> Markup:
    """Return a booklet that says nothing yet, for the script that fills it."""
    words = {key: site.strings.table[key] for key in (*_SAID, *_SAID_OF_TERMS)}
    empty = render(
        "booklet_frame.html.jinja",
        site.locale,
        root=root,
        kind="",
        heading="",
        definition="",
        total="",
        entries=(),
        short=0,
        imprint=None,
        words=words,
    )
    return Markup(empty)  # noqa: S704 - rendered
