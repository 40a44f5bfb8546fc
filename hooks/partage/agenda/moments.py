"""Values of a calendar as written → dates, instants, durations, plain text and addresses (RFC 5545, 3.3)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import TypeAlias

Moment: TypeAlias = date | datetime
"""A whole day, or a moment with its zone."""
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Calendars go from year 1 to 9999, where sums overflow; no event is there."""
MAX_VALUE = 64 * 1024
MAX_ADDRESS = 500
_WRITTEN = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d{1,9})?([Zz]|[+-]\d\d:?\d\d)?)?"
)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_WEB = re.compile(r"https?://[^\s<>\"\\\x00-\x1f\x7f]+", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")


class NotAMoment(ValueError):
    """The text is no date or time that exists."""


def moment_of(written: str, zone: tzinfo, *, as_day: bool = False) -> Moment:
    """Return the moment *written*, in *zone* unless it says its own; the whole day if *as_day*, or without an hour.

    Raise `NotAMoment` for a date that does not exist.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if not found:
        raise NotAMoment(written)
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    try:
        whole = date(year, month, day)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise NotAMoment(written)
        if as_day or found[4] is None:
            return whole
        hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
        # Midnight at the end of a day, and a second that is added to a year, are legitimate elsewhere.
        later = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta()
        moment = datetime(year, month, day, hour % 24 if later else hour, minute, min(second, 59)) + later
    except ValueError:
        raise NotAMoment(written) from None
    return moment.replace(tzinfo=_offset(found[7]) or zone)


def _offset(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written in "Zz":
        return UTC
    minutes = int(written[1:3]) * 60 + int(written[-2:])
    return timezone(timedelta(minutes=minutes if written[0] == "+" else -minutes)) if minutes < 1440 else None


def is_timed(moment: Moment) -> bool:
    """Whether *moment* has an hour."""
    return isinstance(moment, datetime)


def as_instant(moment: Moment, zone: tzinfo) -> datetime:
    """Return *moment* in UTC; a whole day begins at midnight in *zone*."""
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=zone)
    return moment.astimezone(UTC)


def as_day(moment: Moment, zone: tzinfo) -> date:
    """Return the day of *moment* in *zone*."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


def duration_of(written: str) -> tuple[int, timedelta] | None:
    """Return the days and the exact time that *written* stands for; None if it is no duration, or goes back."""
    found = _DURATION.fullmatch(written.strip())
    if not found or found[1] == "-" or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(each or 0) for each in found.groups()[1:])
    return weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds)


def after(start: Moment, days: int, time: timedelta) -> Moment:
    """Return the moment *days* after *start*, at the same hour, and then *time* later."""
    later = start + timedelta(days=days)
    if not isinstance(later, datetime):
        return later
    return (later.astimezone(UTC) + time).astimezone(later.tzinfo) if time else later


def plain_line(written: str) -> str:
    """Return the text *written* in a property, on one line."""
    return _SPACES.sub(" ", " ".join(unescaped(written).split()))


def unescaped(written: str) -> str:
    """Return the text *written* in a property, with its line breaks."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], written[:MAX_VALUE])


def web_address(written: str) -> str:
    """Return the web address *written*; empty where it is anything else, such as one that runs a program."""
    return written if len(written) <= MAX_ADDRESS and _WEB.fullmatch(written) else ""


def like(start: Moment, moment: Moment, site: tzinfo) -> Moment:
    """Return *moment*, a date that does not take place: a day where *start* is one."""
    return moment if isinstance(start, datetime) else as_day(moment, site)
