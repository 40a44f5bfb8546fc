"""Which news a page has: the sheets that were made or changed last, of all or of a term."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TypeAlias

from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.runtime.git import GitDates

MAX_ENTRIES = 20
Followed: TypeAlias = tuple[str, str] | None
"""A facet and a term; all sheets without."""
KINDS = {"xml": "application/atom+xml", "json": "application/feed+json"}


def feed_path(followed: Followed, ending: str) -> str:
    """Return the path of a feed, from the root of the first edition."""
    return f"{term_address(*followed) if followed else ''}flux.{ending}"


def latest(site: Site, followed: Followed) -> list[tuple[Initiative, GitDates]]:
    """Return the sheets that changed last, with their dates; those that Git knows nothing of have no news."""
    dated = ((each, dates) for each in _sheets(site, followed) if (dates := site.history.get(each.path)))
    return heapq.nsmallest(MAX_ENTRIES, dated, key=_newest_first)


def _sheets(site: Site, followed: Followed) -> Sequence[Initiative]:
    return site.catalogue.having(*followed) if followed else site.catalogue.initiatives


def _newest_first(dated: tuple[Initiative, GitDates]) -> tuple[int, int, str]:
    initiative, dates = dated
    return -_number(dates.changed), -_number(dates.created), initiative.id


def _number(day: date) -> int:
    return day.toordinal()


def feed_title(site: Site, followed: Followed) -> str:
    """Return what the feed is called."""
    if followed is None:
        return site.name
    facet, term = followed
    return f"{site.catalogue.vocabularies[facet].terms[term].named(site.locale)} – {site.name}"


def has_feed(site: Site, followed: Followed) -> bool:
    """Whether there is a feed: its entries need an address, and a date."""
    if not site.base_url or (followed and not BY_ID[followed[0]].is_core):
        return False
    return any(each.path in site.history for each in _sheets(site, followed))


def feed_links(site: Site, followed: Followed, root: str) -> str:
    """Return the lines of a head that lead readers of feeds to that of *followed*; none where there is none."""
    if not has_feed(site, followed):
        return ""
    here = site.shared_root(root)
    title = escape(feed_title(site, followed))
    return "\n".join(
        f'<link rel="alternate" type="{kind}" title="{title}" href="{here}{feed_path(followed, ending)}">'
        for ending, kind in KINDS.items()
    )
