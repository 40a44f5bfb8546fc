"""A calendar that was read → what is kept of it: sorted, allowed properties only, the same for the same calendar.

What is committed stays in Git for ever: nothing of attendees, organisers or private events comes this far, and
electronic addresses and telephone numbers are taken out of texts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from html import unescape
from zoneinfo import ZoneInfo

from partage.agenda.events import Event
from partage.agenda.moments import Moment, as_day, as_instant
from partage.agenda.reading import Calendar
from partage.agenda.versions import Series
from partage.text.privacy import without_contacts

MAX_UID = 24
KEPT_AFTER = 45
"""Days for which what is over is kept."""
_WIDTH = 74
"""Octets of a line, its end not included (RFC 5545, 3.1)."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_BREAKING = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "ul", "ol"})
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def cleaned(
    calendar: Calendar, source: str, site: tzinfo, today: date, seen: Mapping[str, date], *, described: bool
) -> bytes:
    """Return what is kept of *calendar*, the one called *source*; descriptions only if it is to be *described*.

    *seen* is the day on which each event, by its UID here, was first known; *today* for the others.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//initiatives-en-partage//agenda//FR"]
    parts: list[tuple[str, str, list[str]]] = []
    for series in calendar.series:
        for event in filter(None, (series.event, *series.versions)):
            if not _is_over(event, series, site, today):
                uid = uid_of(source, event)
                first_seen = seen.get(uid, today)
                part = _event(event, series, uid, first_seen, site, described=described)
                parts.append((uid, str(event.recurrence_id or ""), part))
    for _, _, part in sorted(parts):
        lines += ["BEGIN:VEVENT", *part, "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(map(folded, lines)).encode()


def uid_of(source: str, event: Event) -> str:
    """Return what *event* of the calendar *source* is known by here: a UID may hold the address of a person."""
    known = event.uid or f"{event.title}\n{event.start}"
    return hashlib.sha256(f"{source}\n{known}".encode("utf-8", "surrogatepass")).hexdigest()[:MAX_UID]


def first_seen(calendar: Calendar) -> dict[str, date]:
    """Return the day on which each event of *calendar*, one that is kept, was first known."""
    return {
        event.uid: event.created
        for series in calendar.series
        for event in filter(None, (series.event, *series.versions))
        if event.created
    }


def _is_over(event: Event, series: Series, site: tzinfo, today: date) -> bool:
    """Whether nothing of *event* is worth being kept: of a series, whatever its last date says."""
    last = today - timedelta(days=KEPT_AFTER)
    if event.is_series:
        ends = [rule.until for rule in event.rules]
        dates = [as_day(moment, site) for moment, _ in event.more]
        if None in ends or any(rule.count for rule in event.rules):
            return False
        return max([*dates, *(as_day(end, site) for end in ends if end is not None)]) < last
    return as_day(event.end or event.start, site) < last


def _event(
    event: Event, series: Series, uid: str, created: date, site: tzinfo, *, described: bool
) -> list[str]:
    zone = _zone_kept(event, site)
    lines = [f"UID:{uid}", f"CREATED:{created:%Y%m%d}T000000Z", _moment("DTSTART", event.start, zone)]
    if event.end is not None:
        lines.append(_moment("DTEND", event.end, zone))
    lines += [f"RRULE:{rule.text()}" for rule in event.rules]
    for moment, end in event.more:
        lines.append(_period(moment, end) if end else _moment("RDATE", moment, zone))
    absent = (*event.without, *series.without) if event is series.event else event.without
    lines += sorted(_moment("EXDATE", moment, zone) for moment in absent)
    if event.recurrence_id is not None:
        range_ = ";RANGE=THISANDFUTURE" if event.is_followed else ""
        lines.append(_moment(f"RECURRENCE-ID{range_}", event.recurrence_id, zone))
    if event.status == "CANCELLED":
        lines.append("STATUS:CANCELLED")
    texts = {
        "SUMMARY": event.title,
        "LOCATION": event.place,
        "DESCRIPTION": event.description if described else "",
    }
    kept = {name: without_contacts(plain_text(text)).strip() for name, text in texts.items()}
    lines += [f"{name}:{escaped(text)}" for name, text in kept.items() if text]
    if event.url.startswith("https://") and "@" not in event.url and event.url.isprintable():
        lines.append(f"URL:{event.url}")
    return lines


def _zone_kept(event: Event, site: tzinfo) -> tzinfo:
    """Return the zone that the dates of *event* are written in: one that any machine knows."""
    zone = event.start.tzinfo if isinstance(event.start, datetime) else None
    if not event.is_series and event.recurrence_id is None:
        return UTC
    return zone if zone is UTC or isinstance(zone, ZoneInfo) else site


def _moment(name: str, moment: Moment, zone: tzinfo) -> str:
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    if zone is UTC or not isinstance(zone, ZoneInfo):
        return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{name};TZID={zone.key}:{moment.astimezone(UTC).astimezone(zone):%Y%m%dT%H%M%S}"


def _period(moment: Moment, end: Moment) -> str:
    return (
        f"RDATE;VALUE=PERIOD:{as_instant(moment, UTC):%Y%m%dT%H%M%SZ}/{as_instant(end, UTC):%Y%m%dT%H%M%SZ}"
    )


def plain_text(written: str) -> str:
    """Return the plain text of a description, which many programs write as HTML."""
    if "<" in written:
        written = _TAG.sub(lambda tag: "\n" if (tag[2] or "").lower() in _BREAKING else "", written)
    lines = (" ".join(line.split()) for line in unescape(written).replace("\r", "\n").split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip()


def escaped(text: str) -> str:
    """Return *text* as the value of a property (RFC 5545, 3.3.11), on one line whatever it holds."""
    text = without_controls(text)
    for raw, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(raw, written)
    return text


def without_controls(text: str) -> str:
    """Return *text* with one kind of line end, and without what neither a calendar nor XML may hold."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def folded(line: str) -> str:
    """Return *line* with its end, folded between characters."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _WIDTH:
        return f"{line}\r\n"
    pieces, current, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _WIDTH:
            pieces.append(current)
            # The space that begins the next line counts.
            current, size = "", 1
        current += character
        size += width
    return "\r\n ".join([*pieces, current]) + "\r\n"
