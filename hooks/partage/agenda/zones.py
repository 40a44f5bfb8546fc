"""Names of time zones as calendars write them → the zones of this machine; those of a file where there is none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from dateutil.rrule import rrule, rrulestr

from partage.agenda.components import Component
from partage.agenda.moments import NotAMoment, moment_of
from partage.agenda.remark import Remark

MAX_PARTS = 50
"""Rules of one zone that are read: each has two at a time."""
_FROM, _TO = datetime(1970, 1, 1), datetime(2060, 1, 1)
_UTC_OF_MICROSOFT = "tzone://microsoft/utc"
_PATH = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
# By month, for zones alone: any other rule would be computed for every day of ninety years.
_YEARLY = re.compile(
    r"(?=.*FREQ=YEARLY)(?:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d\d?|BYDAY=[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)"
    r"|BYMONTHDAY=[\d,+-]{1,30}|UNTIL=\d{8}(?:T\d{6}Z?)?|WKST=[A-Z]{2})(?:;|$)){1,8}",
    re.IGNORECASE,
)


class _FileZone(tzinfo):
    """A zone that a file describes: the offset after each change, as local times of before it."""

    def __init__(self, name: str, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        self._name = name
        self._instants = [local - before for local, before, _ in changes]
        self._after = [after for _, _, after in changes]
        self._first = changes[0][1]

    def _offset_at(self, instant: datetime) -> timedelta:
        index = bisect_right(self._instants, instant) - 1
        return self._after[index] if index >= 0 else self._first

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the offset at *moment*, a local time; of two, that of the first unless it is folded."""
        if moment is None:
            return self._first
        local = moment.replace(tzinfo=None)
        # The offset a day before can only be the one before the change, that of a day later the one after it.
        before, after = (self._offset_at(local - each) for each in (timedelta(days=1), timedelta(days=-1)))
        instants = [each for each in dict.fromkeys((before, after)) if self._offset_at(local - each) == each]
        if not instants:
            return after if moment.fold else before
        return instants[-1] if moment.fold else instants[0]

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Return that this is not known."""
        return None

    def tzname(self, moment: datetime | None) -> str:
        """Return its name in the file."""
        return self._name

    def fromutc(self, moment: datetime) -> datetime:
        """Return *moment*, in UTC but marked with this zone, as local time."""
        instant = moment.replace(tzinfo=None)
        local = instant + self._offset_at(instant)
        earlier = local.replace(tzinfo=self, fold=0)
        return earlier if local - self.utcoffset(earlier) == instant else earlier.replace(fold=1)


class Zones:
    """The zones that one file names."""

    def __init__(
        self, written: Iterable[Component], floating: str, site: tzinfo, remarks: list[Remark]
    ) -> None:
        """Know the zones *written* in the file; times without zone are in *floating*, else in that of the *site*."""
        self._written: Mapping[str, Component] = {
            each.text("TZID"): each for each in written if each.text("TZID")
        }
        self._site, self._remarks = site, remarks
        self._known: dict[str, tzinfo] = {}
        self.floating = self.named(floating) if floating else site

    def named(self, name: str) -> tzinfo:
        """Return the zone that the file calls *name*; that of the site, with a remark, where nobody knows it."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> tzinfo:
        found = known_zone(name)
        if found is None and name in self._written:
            found = _zone_of(name, self._written[name])
        if found is None:
            self._remarks.append(
                Remark(
                    "",
                    f"le fuseau « {name[:60]} » n’est pas connu : ses heures sont lues comme celles du site",
                )
            )
        return found or self._site


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """Return the zone called *name*: by IANA, by Windows, or at the end of a path; None if there is none."""
    name = name.strip().strip('"')
    if name.casefold() in (_UTC_OF_MICROSOFT, "utc", "z", "gmt"):
        return UTC
    parts = name.strip("/").split("/")
    ends = ("/".join(parts[-count:]) for count in (3, 2, 1) if count <= len(parts))
    candidates = [name, _windows().get(name.casefold(), ""), *ends]
    return next(filter(None, map(_iana, candidates)), None)


def _iana(name: str) -> tzinfo | None:
    if not _PATH.fullmatch(name):
        return None
    whole = _spellings().get(name.casefold())
    if whole is None:
        return None
    try:
        return ZoneInfo(whole)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache
def _spellings() -> Mapping[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


@lru_cache
def _windows() -> Mapping[str, str]:
    # The whole library comes with this table, which few calendars need.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


def _zone_of(name: str, written: Component) -> tzinfo | None:
    """Return the zone *written* in a file; None if it says nothing that can be computed."""
    changes: list[tuple[datetime, timedelta, timedelta]] = []
    for part in written.parts[:MAX_PARTS]:
        before, after = _offset(part.text("TZOFFSETFROM")), _offset(part.text("TZOFFSETTO"))
        if before is None or after is None:
            continue
        changes += [(each, before, after) for each in _starts(part)]
    changes.sort(key=lambda change: change[0] - change[1])
    return _FileZone(name, changes) if changes else None


def _starts(part: Component) -> list[datetime]:
    """Return when *part* of a zone begins: local times."""
    try:
        # Outlook writes the year 1601, which Python's calendar has but no table needs.
        written = part.text("DTSTART")
        year = max(int(written[:4]), _FROM.year)
        begins = moment_of(f"{year}{written[4:]}", UTC)
    except (NotAMoment, ValueError):
        return []
    start = datetime(begins.year, begins.month, begins.day, *_hour(begins))
    rule = part.text("RRULE").rstrip(";")
    if not rule:
        return [start]
    if not _YEARLY.fullmatch(rule):
        return []
    return [start, *_yearly(rule, start)]


def _hour(moment: object) -> tuple[int, int, int]:
    return (moment.hour, moment.minute, moment.second) if isinstance(moment, datetime) else (0, 0, 0)


def _yearly(rule: str, start: datetime) -> list[datetime]:
    try:
        made = rrulestr(re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule, flags=re.IGNORECASE), dtstart=start)
        return made.between(start, _TO) if isinstance(made, rrule) else []
    except (ValueError, TypeError, OverflowError):
        return []


def _offset(written: str) -> timedelta | None:
    found = _OFFSET.fullmatch(written)
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    return None if size >= timedelta(days=1) else -size if found[1] == "-" else size
