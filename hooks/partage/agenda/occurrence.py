"""What is understood of a calendar: events at their dates, in the zone of the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from partage.agenda.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """An event at one of its dates."""

    uid: str
    """Of its event; empty where the calendar gives none."""
    title: str
    start: Moment
    """A day, or a moment in the zone of the site."""
    end: Moment | None
    """Not included: the day after the last one, or a moment; None where none can be believed."""
    original: Moment
    """When it was first to take place: what it is known by when it moves."""
    is_cancelled: bool = False
    place: str = ""
    description: str = ""
    url: str = ""

    @property
    def is_all_day(self) -> bool:
        """Whether it has no hour."""
        return not isinstance(self.start, datetime)

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> date:
        """The last day on which it takes place."""
        if self.end is None or self.end == self.start:
            return self.first_day
        if isinstance(self.end, datetime):
            # What ends at midnight does not take place on the day that begins then.
            return (self.end - timedelta(microseconds=1)).date()
        return self.end - timedelta(days=1)


def begins_at(moment: Moment, zone: tzinfo) -> datetime:
    """Return the instant at which *moment* begins in *zone*."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time(), zone)


def as_whole_days(start: Moment, end: Moment | None) -> tuple[Moment, Moment | None]:
    """Return *start* and *end*, in the zone of the site, as days where they go from midnight to midnight."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        midnight = time()
        if start.time() == midnight == end.time() and start.date() < end.date():
            return start.date(), end.date()
    return start, end
