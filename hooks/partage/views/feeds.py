"""News of the base for those who do not come back to look: Atom and JSON Feed, of all sheets and of each core term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address, term_address
from partage.rendering.atom import Announcement, Feed, atom
from partage.rendering.feeds import KINDS, Followed, feed_path, feed_title, has_feed, latest
from partage.rendering.json_feed import json_feed
from partage.rendering.output import Output

FORMATS: dict[str, Callable[[Feed, Sequence[Announcement]], str]] = {"xml": atom, "json": json_feed}


def outputs(site: Site) -> Iterator[Output]:
    """Yield the feeds of the first edition, which the others lead to."""
    if not site.is_first:
        return
    followed: list[Followed] = [None]
    followed += [
        (facet.id, term.id) for facet in FACETS if facet.is_core for term in site.catalogue.used(facet.id)
    ]
    for each in followed:
        if has_feed(site, each):
            for ending in KINDS:
                inputs = feed_title(site, each)
                yield Output(feed_path(each, ending), partial(_feed, site, each, ending), inputs)


def _feed(site: Site, followed: Followed, ending: str) -> str:
    page = site.base_url + (term_address(*followed) if followed else "")
    address = site.base_url + feed_path(followed, ending)
    feed = Feed(
        id=address,
        title=feed_title(site, followed),
        address=address,
        page=page,
        author=site.name,
        language=site.locale,
        licence=site.licence,
    )
    return FORMATS[ending](
        feed,
        [
            Announcement(
                id=site.base_url + sheet_address(each.id),
                title=each.title,
                address=site.base_url + sheet_address(each.id),
                announced=dates.changed,
                author="",
                text=each.summary,
                created=dates.created,
            )
            for each, dates in latest(site, followed)
        ],
    )
