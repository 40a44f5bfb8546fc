"""The same news as an Atom feed, as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from partage.exports.inert import json_text, readable
from partage.rendering.atom import Announcement, Feed
from partage.settings.values import Licence

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, announcements: Sequence[Announcement]) -> str:
    """Return the feed of *announcements*, the newest first."""
    return json_text(
        {
            "version": VERSION,
            "title": readable(feed.title),
            "home_page_url": feed.page,
            "feed_url": feed.address,
            "language": feed.language,
            "authors": [{"name": readable(feed.author)}],
            **_licence(feed.licence),
            "items": [
                {
                    "id": each.id,
                    "url": each.address,
                    "title": readable(each.title),
                    "content_text": readable(each.text),
                    "date_published": f"{each.created or each.announced}T00:00:00Z",
                    "date_modified": f"{each.announced}T00:00:00Z",
                }
                for each in announcements
            ],
        }
    ) + "\n"  # fmt: skip


def _licence(licence: Licence) -> Mapping[str, object]:
    # JSON Feed has no word for it, and keeps those that begin so for what each adds.
    said = {"name": readable(licence.name), "url": licence.address}
    return {"_license": {key: value for key, value in said.items() if value}} if licence.name else {}
