"""A series of which some dates are otherwise → all its dates, as `recurring-ical-events` puts them in their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import NamedTuple

import icalendar
from icalendar.prop import vDDDLists, vDDDTypes
from recurring_ical_events import of as repeated

from partage.agenda.events import Event
from partage.agenda.moments import Moment, like

_WHICH = "X-PARTAGE"


class MovedDate(NamedTuple):
    """A date of a series, and the version that is true of it."""

    event: Event
    start: Moment
    end: Moment
    original: Moment


def moved_dates(
    event: Event,
    dates: Iterable[Moment],
    without: Iterable[Moment],
    versions: Sequence[Event],
    window: tuple[datetime, datetime],
    site: tzinfo,
) -> Iterator[MovedDate]:
    """Yield the dates in the *window* of *event*, whose rules are true on *dates*; those *without* do not take place.

    *versions* say what is otherwise, and when; *site* is its zone.
    """
    calendar = icalendar.Calendar()
    calendar.subcomponents.append(_component(event, 0, dates, without, site))
    for number, version in enumerate(versions, 1):
        calendar.subcomponents.append(_component(version, number, (), (), site))
    events = [event, *versions]
    for made in repeated(calendar).between(*window):
        which = events[int(made[_WHICH])]
        yield MovedDate(which, made["DTSTART"].dt, made["DTEND"].dt, made["RECURRENCE-ID"].dt)


def _component(
    event: Event, number: int, dates: Iterable[Moment], without: Iterable[Moment], site: tzinfo
) -> icalendar.Event:
    """Return what the library needs of *event*, whose rules are true on *dates*."""
    made = icalendar.Event()
    made["UID"] = "x"
    made[_WHICH] = str(number)
    made["DTSTART"] = vDDDTypes(event.start)
    made["DTEND"] = vDDDTypes(event.start if event.end is None else event.start + (event.end - event.start))
    more = [*((begins, end) if end else begins for begins, end in event.more), *dates]
    if more:
        made["RDATE"] = vDDDLists(more)
    absent = [like(event.start, each, site) for each in (*event.without, *without)]
    if absent:
        made["EXDATE"] = vDDDLists(absent)
    if event.recurrence_id is not None:
        made["RECURRENCE-ID"] = vDDDTypes(event.recurrence_id)
        if event.is_followed:
            made["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
    return made
