"""The dates of the calendars that are kept: read once a day, since that takes longer than all the rest of an edit."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from partage.agenda.expansion import Expansion
from partage.agenda.folder import KeptCalendar
from partage.agenda.moments import Moment
from partage.agenda.occurrence import Occurrence
from partage.agenda.own_dates import midnight
from partage.agenda.reading import HORIZON_DAYS, read_calendar
from partage.agenda.remark import Unreadable
from partage.agenda.versions import Series
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.project import CACHED_AGENDA
from partage.text.compact_json import compact_json

MAX_KEPT = 3
"""Days, or states of the calendars, that the cache holds."""


@dataclass(frozen=True, slots=True)
class CalendarDates:
    """What is to come of one calendar."""

    occurrences: Sequence[Occurrence]
    created: Mapping[str, date]
    """When each event, by its UID there, was first known."""


def dates_of_calendars(
    calendars: Sequence[KeptCalendar], zone: tzinfo, today: date, cache: Cache
) -> list[CalendarDates]:
    """Return the dates of each of *calendars* from *today*, a day in *zone*, on; *cache* keeps them."""
    known = (fingerprint.ENGINE_FINGERPRINT, str(zone), today.isoformat())
    parts = (part for each in calendars for part in (each.declared.description, each.data))
    name = f"{CACHED_AGENDA}/{fingerprint.digest(*known, *parts).hex()}"
    kept = cache.read(name)
    if kept is None:
        made = [_dates(each, zone, today) for each in calendars]
        cache.write(name, compact_json([_written(each) for each in made]).encode())
        cache.prune(CACHED_AGENDA, MAX_KEPT)
        return made
    return [_read(each, zone) for each in json.loads(kept)]


def window(today: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return the instants between which the agenda shows what takes place."""
    return midnight(today, zone), midnight(today + timedelta(days=HORIZON_DAYS), zone)


def _dates(kept: KeptCalendar, zone: tzinfo, today: date) -> CalendarDates:
    try:
        series = read_calendar(kept.data, zone).series if kept.data else []
    except Unreadable:
        series = []
    if kept.declared.description != "oui":
        # The file may be older than the choice not to show them.
        series = [_undescribed(each) for each in series]
    created = {each.event.uid: each.event.created for each in series if each.event and each.event.created}
    return CalendarDates(Expansion(*window(today, zone), zone, []).of(series), created)


def _undescribed(series: Series) -> Series:
    event = series.event and replace(series.event, description="")
    return Series(event, [replace(each, description="") for each in series.versions], series.without)


def _written(dates: CalendarDates) -> object:
    created = {uid: day.isoformat() for uid, day in dates.created.items()}
    return [[_row(each) for each in dates.occurrences], created]


def _row(occurrence: Occurrence) -> list[object]:
    moments = (occurrence.start, occurrence.end, occurrence.original)
    texts = (occurrence.uid, occurrence.title, occurrence.place, occurrence.description, occurrence.url)
    return [*map(_number, moments), *texts, occurrence.is_cancelled]


def _number(moment: Moment | None) -> object:
    """Return seconds for a moment, the text of a day, or None."""
    if moment is None:
        return None
    return moment.timestamp() if isinstance(moment, datetime) else moment.isoformat()


def _read(written: list[object], zone: tzinfo) -> CalendarDates:
    rows, created = written
    assert isinstance(rows, list)  # noqa: S101 - the cache gives what was written
    assert isinstance(created, dict)  # noqa: S101
    days = {uid: date.fromisoformat(day) for uid, day in created.items()}
    return CalendarDates([_occurrence(row, zone) for row in rows], days)


def _occurrence(row: list[object], zone: tzinfo) -> Occurrence:
    start, end, original = (_moment(each, zone) for each in row[:3])
    uid, title, place, description, url, is_cancelled = row[3:]
    return Occurrence(
        uid=str(uid),
        title=str(title),
        start=start or date.min,
        end=end,
        original=original or date.min,
        is_cancelled=bool(is_cancelled),
        place=str(place),
        description=str(description),
        url=str(url),
    )


def _moment(written: object, zone: tzinfo) -> Moment | None:
    if isinstance(written, float | int):
        return datetime.fromtimestamp(written, zone)
    return date.fromisoformat(written) if isinstance(written, str) else None
