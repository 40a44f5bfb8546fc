"""Events as sheets write them → series, as those of calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from partage.agenda.events import LONGEST, Event
from partage.agenda.moments import Moment
from partage.agenda.rules import rule_of
from partage.agenda.versions import Series
from partage.sheets.event_times import REPETITIONS
from partage.sheets.items import Event as WrittenEvent
from partage.sheets.partial_date import PartialDate


def series_of_written(written: WrittenEvent, uid: str, zone: tzinfo, description: str = "") -> Series | None:
    """Return the dates of the event *written* in a sheet; None where its day is not known yet."""
    if not written.start.day:
        return None
    first = _day(written.start)
    last = _day(written.end) if written.end and written.end.day else first
    if last - first >= LONGEST:
        return None
    start, end = _at(first, last, written, zone)
    rule = REPETITIONS.get(written.repeats or "", "")
    if not rule and written.hours and last > first:
        # « From Monday to Wednesday, 9 to 12 » is three mornings, not fifty-one hours.
        rule = f"FREQ=DAILY;UNTIL={last:%Y%m%d}"
        start, end = _at(first, first, written, zone)
    elif rule and written.until:
        rule += f";UNTIL={written.until:%Y%m%d}"
    event = Event(
        uid=uid,
        title=written.title,
        place=written.place,
        description=description,
        url=written.url or "",
        status="CANCELLED" if True in written.cancelled else "",
        start=start,
        end=end,
        rules=(rule_of(rule, start, zone, zone),) if rule else (),
        more=tuple((_moved(start, day), None) for day in written.days),
        without=written.without,
        recurrence_id=None,
        is_followed=False,
    )
    return Series(event, [*_cancelled(written, event)])


def _day(written: PartialDate) -> date:
    return date(written.year, written.month, written.day)


def _at(first: date, last: date, written: WrittenEvent, zone: tzinfo) -> tuple[Moment, Moment | None]:
    hours = written.hours
    if hours is None:
        return first, last + timedelta(days=1)
    start = datetime.combine(first, hours.start, zone)
    if hours.end is None:
        return start, None
    next_day = timedelta(days=1) if hours.end <= hours.start else timedelta()
    return start, datetime.combine(last, hours.end, zone) + next_day


def _moved(start: Moment, day: date) -> Moment:
    return datetime.combine(day, start.timetz()) if isinstance(start, datetime) else day


def _cancelled(written: WrittenEvent, event: Event) -> Iterator[Event]:
    """Yield a version of each day that does not take place: it is shown, and said to be cancelled."""
    for day in written.cancelled:
        if isinstance(day, date):
            start = _moved(event.start, day)
            end = None if event.end is None else start + (event.end - event.start)
            bare = replace(event, rules=(), more=(), without=(), status="CANCELLED")
            yield replace(bare, start=start, end=end, recurrence_id=start)


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the instant at which *day* begins in *zone*."""
    return datetime.combine(day, time(), zone)
