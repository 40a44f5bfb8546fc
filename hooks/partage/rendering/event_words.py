"""When an event of a sheet takes place, in a phrase: it stays on the sheet once it is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from partage.rendering.formatting import day_in_words, in_words
from partage.rendering.moments import hour_words, repetition_words
from partage.sheets.items import Event
from partage.text.strings import Strings


def event_words(event: Event, t: Strings) -> str:
    """Return when *event* takes place: its day or its repetition, its hours, the days without."""
    first = in_words(event.start, t.locale)
    said = [_cancelled(event, t)]
    if event.repeats:
        said += [repetition_words(event.repeats, t.locale), t("agenda.sheet_from", day=first)]
        said += [t("agenda.sheet_until", day=day_in_words(event.until, t.locale))] if event.until else []
    elif event.end and event.end != event.start:
        said += [first, t("agenda.sheet_until", day=in_words(event.end, t.locale))]
    else:
        said.append(first)
    said += [
        _hours(event, t),
        _days("agenda.sheet_days", event.days, t),
        _days("agenda.sheet_without", event.without, t),
    ]
    days = [day for day in event.cancelled if isinstance(day, date)]
    said.append(_days("agenda.sheet_cancelled", days, t))
    return ", ".join(filter(None, said))


def _cancelled(event: Event, t: Strings) -> str:
    return t("agenda.cancelled") if True in event.cancelled else ""


def _hours(event: Event, t: Strings) -> str:
    if event.hours is None:
        return ""
    day = date(2000, 1, 1)
    begins = hour_words(datetime.combine(day, event.hours.start), t.locale)
    if event.hours.end is None:
        return begins
    return t("agenda.hours", begins=begins, ends=hour_words(datetime.combine(day, event.hours.end), t.locale))


def _days(key: str, days: Iterable[date], t: Strings) -> str:
    words = _listed(days, t)
    return t(key, days=words) if words else ""


def _listed(days: Iterable[date], t: Strings) -> str:
    return ", ".join(day_in_words(day, t.locale) for day in sorted(days))
