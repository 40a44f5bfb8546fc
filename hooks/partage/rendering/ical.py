"""Entries of the agenda → an iCalendar file (RFC 5545) that any program subscribes to.

Each date is written out, without rules of repetition, which programs read differently. The zone is written as rules
and never as dates: Outlook ignores those, and would be an hour late all summer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from partage.agenda.cleaning import escaped, folded
from partage.agenda.entry import Entry
from partage.agenda.moments import Moment

_YEARS = range(2026, 2031)
"""In which the rules of a zone must be the same to be written."""
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def calendar(
    name: str, entries: Iterable[tuple[Entry, str, str]], zone: tzinfo, host: str, untitled: str
) -> bytes:
    """Return the calendar called *name* of *entries*, each with its place and its address in words.

    *host* ends the identifier of each; *untitled* is the title of those without.
    """
    rules = vtimezone(zone)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//initiatives-en-partage//agenda//FR",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        *rules,
    ]
    for entry, place, address in entries:
        lines += _event(entry, place, address, zone if rules else UTC, host, untitled)
    lines.append("END:VCALENDAR")
    return "".join(map(folded, lines)).encode()


def _event(entry: Entry, place: str, address: str, zone: tzinfo, host: str, untitled: str) -> list[str]:
    occurrence = entry.occurrence
    lines = [
        "BEGIN:VEVENT",
        f"UID:{entry.uid}@{host}",
        # When it was first known, and not now: the same agenda gives the same bytes.
        f"DTSTAMP:{entry.announced:%Y%m%d}T000000Z",
        _moment("DTSTART", occurrence.start, zone),
    ]
    if occurrence.end is not None and occurrence.end != occurrence.start:
        lines.append(_moment("DTEND", occurrence.end, zone))
    said_by = ", ".join(each.name for each in entry.announcers if each.name)
    description = "\n\n".join(filter(None, [occurrence.description, said_by]))
    texts = {"SUMMARY": occurrence.title or untitled, "LOCATION": place, "DESCRIPTION": description}
    lines += [f"{name}:{escaped(text)}" for name, text in texts.items() if text]
    if address:
        lines.append(f"URL:{address}")
    if occurrence.is_cancelled:
        lines.append("STATUS:CANCELLED")
    if occurrence.is_all_day:
        lines.append("TRANSP:TRANSPARENT")
    return [*lines, "END:VEVENT"]


def _moment(name: str, moment: Moment, zone: tzinfo) -> str:
    if not isinstance(moment, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    if isinstance(zone, ZoneInfo):
        return f"{name};TZID={zone.key}:{moment.astimezone(zone):%Y%m%dT%H%M%S}"
    return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


@lru_cache
def vtimezone(zone: tzinfo) -> tuple[str, ...]:
    """Return *zone* as the lines of a VTIMEZONE; none where its rules cannot be written."""
    if not isinstance(zone, ZoneInfo):
        return ()
    changes = [_changes(zone, year) for year in _YEARS]
    if not any(changes):
        offset = datetime(_YEARS[0], 1, 1, tzinfo=zone).utcoffset() or timedelta()
        part = _part("STANDARD", offset, offset, "19700101T000000", "")
        return ("BEGIN:VTIMEZONE", f"TZID:{zone.key}", *part, "END:VTIMEZONE")
    if any(len(each) != 2 for each in changes):
        return ()
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone.key}"]
    for which in zip(*changes, strict=True):
        rule = _rule([local for local, _, _ in which])
        if not rule or len({(local.time(), before, after) for local, before, after in which}) != 1:
            return ()
        local, before, after = which[0]
        kind = "DAYLIGHT" if after > before else "STANDARD"
        first = _first_in_1970(local, rule)
        lines += _part(kind, before, after, f"{first:%Y%m%d}T{local:%H%M%S}", f"FREQ=YEARLY;{rule}")
    return (*lines, "END:VTIMEZONE")


def _part(kind: str, before: timedelta, after: timedelta, start: str, rule: str) -> list[str]:
    said = [f"TZOFFSETFROM:{_offset(before)}", f"TZOFFSETTO:{_offset(after)}", f"DTSTART:{start}"]
    return [f"BEGIN:{kind}", *said, *([f"RRULE:{rule}"] if rule else []), f"END:{kind}"]


def _offset(size: timedelta) -> str:
    minutes = int(size.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _changes(zone: ZoneInfo, year: int) -> list[tuple[datetime, timedelta, timedelta]]:
    """Return when the offset of *zone* changes in *year*: the local time of before, and the offset on both sides."""
    found = []
    hour = datetime(year, 1, 1, tzinfo=UTC)
    before = hour.astimezone(zone).utcoffset() or timedelta()
    for days in range(1, 367):
        later = hour + timedelta(days=days)
        after = later.astimezone(zone).utcoffset() or timedelta()
        if after != before:
            moment = next(
                each
                for each in (later - timedelta(minutes=30 * part) for part in range(48, -1, -1))
                if each.astimezone(zone).utcoffset() == after
            )
            found.append(((moment + before).replace(tzinfo=None), before, after))
            before = after
    return found


def _rule(moments: Sequence[datetime]) -> str:
    """Return the rule that gives all of *moments*, one a year; empty where there is none so simple."""
    if len({(each.month, each.weekday()) for each in moments}) != 1:
        return ""
    first = moments[0]
    ranks = {(each.day - 1) // 7 + 1 for each in moments}
    is_last = all((each + timedelta(days=7)).month != each.month for each in moments)
    rank = -1 if is_last else ranks.pop() if len(ranks) == 1 else 0
    return f"BYMONTH={first.month};BYDAY={rank}{_CODES[first.weekday()]}" if rank else ""


def _first_in_1970(local: datetime, rule: str) -> date:
    """Return the day of 1970 that *rule* gives."""
    days = [date(1970, local.month, day) for day in range(1, 32) if _exists(1970, local.month, day)]
    same = [day for day in days if day.weekday() == local.weekday()]
    rank = int(rule.partition("BYDAY=")[2][:-2])
    return same[rank if rank < 0 else rank - 1]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
