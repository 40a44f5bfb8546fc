"""What is announced, events or sheets, the newest first, as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape as html_escaped

from partage.exports.inert import readable
from partage.settings.values import Licence


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event, and when it was first known; a sheet, and when it changed."""

    id: str
    """A URI that never changes."""
    title: str
    address: str
    """Where it is in the site; empty where the address of the site is unknown."""
    announced: date
    author: str
    text: str
    created: date | None = None
    """Where it was known before: `announced` is then its last change."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What is said of a feed as a whole."""

    id: str
    title: str
    address: str
    page: str
    author: str
    language: str
    licence: Licence = field(default_factory=Licence)
    """That of what it announces."""


def escape(text: str) -> str:
    """Return *text* as XML may hold it."""
    return html_escaped(readable(text))


def atom(feed: Feed, announcements: Sequence[Announcement]) -> str:
    """Return the feed of *announcements*, the newest first; its date is that of the newest."""
    newest = announcements[0].announced if announcements else date(2020, 1, 1)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{feed.language}">',
        f"<id>{escape(feed.id)}</id>",
        f"<title>{escape(feed.title)}</title>",
        f"<updated>{newest.isoformat()}T00:00:00Z</updated>",
        f"<author><name>{escape(feed.author)}</name></author>",
    ]
    if feed.licence.name:
        lines.append(f"<rights>{escape(feed.licence.name)}</rights>")
    if feed.licence.address:
        lines.append(f'<link rel="license" href="{escape(feed.licence.address)}"/>')
    if feed.address:
        lines.append(f'<link rel="self" type="application/atom+xml" href="{escape(feed.address)}"/>')
        lines.append(f'<link rel="alternate" type="text/html" href="{escape(feed.page)}"/>')
    for each in announcements:
        lines += [
            "<entry>",
            f"<id>{escape(each.id)}</id>",
            f"<title>{escape(each.title)}</title>",
            f"<updated>{each.announced.isoformat()}T00:00:00Z</updated>",
            f"<published>{(each.created or each.announced).isoformat()}T00:00:00Z</published>",
        ]
        if each.author:
            lines.append(f"<author><name>{escape(each.author)}</name></author>")
        if each.address:
            lines.append(f'<link rel="alternate" type="text/html" href="{escape(each.address)}"/>')
        lines += [f'<content type="text">{escape(each.text)}</content>', "</entry>"]
    return "\n".join([*lines, "</feed>", ""])
