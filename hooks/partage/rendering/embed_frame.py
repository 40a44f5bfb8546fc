"""The page around what is shown in a frame of another site: no menu, no theme, one size known in advance."""

from __future__ import annotations

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import ANY_EMBED, EMBEDS, terms_with_pages
from partage.reference.terms import Term
from partage.rendering import shell
from partage.rendering.jinja import render

FOLDER = EMBEDS.rstrip("/")
CARDS = (3, 6)
HEIGHTS = (480, 900)
"""Pixels of a frame for so many cards, whatever its width: what it holds is laid out for them (`embed.css`)."""
DEPTHS = (ANY_EMBED.count("/"), ANY_EMBED.count("/") + 1)
"""Of the pages: that of any list, and those of terms."""


def embed_frame(site: Site, depth: int) -> str:
    """Return the page with marks, for pages that are *depth* folders deep."""
    return render(
        "embed_frame.html.jinja",
        site.locale,
        locale=site.locale,
        root="../" * depth,
        **{slot: shell.mark(slot) for slot in ("title", "head", "content")},
    )


def terms_without_script(site: Site) -> list[tuple[Facet, Term]]:
    """Return the terms that have a page of their own to show in a frame; none in editions but the first.

    Any other list is shown by its address, with a script.
    """
    if not site.is_first:
        return []
    return [(facet, term) for facet, term in terms_with_pages(site) if facet.is_core]
