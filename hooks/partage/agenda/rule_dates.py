"""A rule of repetition → its dates about a window, computed by dateutil in a time that is known before.

A rule that is never true, such as each 30 February, makes dateutil look at every day up to the year 9999, whatever end
it is given. So the computation takes place just before that year: the calendar is the same every 28 years where no
leap year is skipped, which is so from 1901 to 2099, and from 9901 to 9999.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from itertools import islice
from types import MappingProxyType

from dateutil.rrule import rrulestr

from partage.agenda.moments import Moment, as_instant
from partage.agenda.rules import DAYS, Rule

_CYCLE = 28
_LAST_YEAR = 2095
"""After which nothing is computed, so that all years are of one kind."""
_WORK = {"DAILY": 5 * 365, "WEEKLY": 3 * 53, "MONTHLY": 5 * 12, "YEARLY": 45}
"""Microseconds, about, that dateutil takes for a year of each frequency."""
_FIXING_THE_DAY = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_MARGIN = timedelta(days=62)
"""Between a start that is moved forward and the window."""


def cost(rule: Rule, start: Moment, first: datetime, last: datetime) -> int:
    """Return about how many microseconds `dates_of` takes, at most."""
    begins = as_instant(start, UTC).year if rule.count is not None else first.year - 1
    # It stops at the first date after the window; where there is none, at the end of the calendar.
    years = max(1, last.year - begins + 1) + _CYCLE * _may_be_never_true(rule)
    return 250 + _WORK[rule.frequency] * years * rule.times_a_day // min(rule.interval, 100)


def _may_be_never_true(rule: Rule) -> bool:
    names = rule.parts.keys() - {"WKST", "BYHOUR", "BYMINUTE", "BYSECOND"}
    is_plain = all(day in DAYS for day in rule.parts.get("BYDAY", ()))
    return bool(names) and not (names == {"BYDAY"} and is_plain and rule.frequency != "DAILY")


def dates_of(rule: Rule, start: Moment, first: datetime, last: datetime) -> list[Moment]:
    """Return when *rule* is true from *start* on, between about *first* and *last*, in order.

    Hours are those of clocks in the zone of *start*. Raise what dateutil raises where it does not understand the rule.
    """
    zone = start.tzinfo if isinstance(start, datetime) else UTC
    local = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
    end = last.astimezone(zone).replace(tzinfo=None)
    if rule.until is not None:
        until = rule.until
        own = until.astimezone(zone).replace(tzinfo=None) if isinstance(until, datetime) else _end_of(until)
        end = min(end, own)
    if end < local or not 1901 <= local.year <= end.year <= _LAST_YEAR:
        return []
    parts, begins = rule.parts, first.astimezone(zone).replace(tzinfo=None)
    if rule.count is None:
        parts, local = _moved_forward(rule, local, begins - _MARGIN)
    shift = _years_later(end.year)
    bare = Rule(rule.frequency, rule.interval, None, None, parts)
    text = f"{bare.text()};UNTIL={_later(end, shift):%Y%m%dT%H%M%S}"
    made = islice(rrulestr(text, dtstart=_later(local, shift)), rule.count)
    wanted = _later(max(local, begins), shift)
    moments = [_later(each, -shift) for each in made if each >= wanted]
    if isinstance(start, datetime):
        return [each.replace(tzinfo=zone) for each in moments]
    return [each.date() for each in moments]


def _end_of(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59))


def _years_later(last_year: int) -> int:
    """Return how many years after *last_year* the last year before the end of the calendar is like it."""
    return next(
        year - last_year
        for year in range(MAXYEAR - 1, MAXYEAR - _CYCLE - 1, -1)
        if (year - last_year) % 4 == 0 and date(year, 1, 1).weekday() == date(last_year, 1, 1).weekday()
    )


def _later(moment: datetime, years: int) -> datetime:
    return moment.replace(year=moment.year + years)


def _moved_forward(
    rule: Rule, start: datetime, target: datetime
) -> tuple[Mapping[str, tuple[str, ...]], datetime]:
    """Return the parts of *rule* and a later *start*, before *target*, from which it is true at the same times."""
    parts = dict(rule.parts)
    if start >= target:
        return parts, start
    if not any(name in parts for name in _FIXING_THE_DAY):
        parts |= _own_day(rule.frequency, start, parts)
    if rule.frequency in ("DAILY", "WEEKLY"):
        step = rule.interval * (7 if rule.frequency == "WEEKLY" else 1)
        moved = start + timedelta(days=(target - start).days // step * step)
    elif rule.frequency == "MONTHLY":
        months = (target.year - start.year) * 12 + target.month - start.month - 1
        month = start.month - 1 + months // rule.interval * rule.interval
        moved = start.replace(year=start.year + month // 12, month=month % 12 + 1, day=1)
    else:
        years = (target.year - start.year - 1) // rule.interval * rule.interval
        moved = start.replace(year=start.year + years, month=1, day=1)
    return (MappingProxyType(parts), moved) if moved > start else (rule.parts, start)


def _own_day(
    frequency: str, day: datetime, parts: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the parts that a rule without a day takes from the day of its start."""
    if frequency == "WEEKLY":
        return {"BYDAY": (DAYS[day.weekday()],)}
    if frequency == "MONTHLY":
        return {"BYMONTHDAY": (str(day.day),)}
    if frequency == "YEARLY":
        month = {} if "BYMONTH" in parts else {"BYMONTH": (str(day.month),)}
        return {"BYMONTHDAY": (str(day.day),), **month}
    return {}
