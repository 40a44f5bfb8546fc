"""Components of one UID → series: which version of each date holds, and which dates are another's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo

from partage.agenda.components import Component
from partage.agenda.events import Event, Hidden, LeftOut, event_of, identity_of
from partage.agenda.moments import Moment, as_day, as_instant
from partage.agenda.remark import Remark
from partage.agenda.zones import Zones


@dataclass(frozen=True, slots=True)
class Version:
    """One component: its place in the history of its event, and its content where that is shown."""

    uid: str
    recurrence_id: Moment | None
    rank: tuple[int, str]
    """The highest one holds: the number of changes, then the time of writing."""
    event: Event | None
    """None where it is left out: a former version does not hold either."""


@dataclass(slots=True)
class Series:
    """An event with all its dates."""

    event: Event | None
    """What repeats; None where a file holds only some changed dates of it."""
    versions: list[Event] = field(default_factory=list)
    """Dates that are otherwise than *event* says."""
    without: list[Moment] = field(default_factory=list)
    """Dates of which nothing is shown."""


def read_versions(
    components: Iterable[Component], zones: Zones, site: tzinfo, remarks: list[Remark]
) -> list[Version]:
    """Return each of *components*, those that are left out too, with a remark that says why."""
    found = []
    for component in components:
        event = None
        try:
            event = event_of(component, zones, site)
        except LeftOut as why:
            about = component.text("UID") if isinstance(why, Hidden) else named(component)
            remarks.append(Remark(about, f"laissé de côté, {why}"))
        except (OverflowError, ValueError):
            remarks.append(
                Remark(named(component), "laissé de côté, une de ses dates ne peut pas être calculée")
            )
        uid, recurrence_id, rank = identity_of(component, zones)
        found.append(Version(uid, recurrence_id, rank, event))
    return found


def named(component: Component) -> str:
    """Return what an event is called in a remark: its UID, else its title."""
    return component.text("UID") or component.text("SUMMARY")


def series_of(versions: Sequence[Version], site: tzinfo) -> list[Series]:
    """Return the series that *versions* make, in the order of the file; without what does not hold any more."""
    groups: dict[str, list[Version]] = {}
    for number, version in enumerate(versions):
        # Without UID, nothing can be another version of it.
        groups.setdefault(version.uid or f"\n{number}", []).append(version)
    found: list[Series] = []
    for group in groups.values():
        if len(group) == 1 and group[0].recurrence_id is None:
            found += [Series(group[0].event)] if group[0].event else []
        else:
            found += _series(group, site)
    return found


def _series(group: list[Version], site: tzinfo) -> list[Series]:
    masters = [each for each in group if each.recurrence_id is None]
    holding = _holding(masters)
    if masters and not holding:
        return []
    series = [Series(event) for event in holding] or [Series(None)]
    dates: dict[Moment, list[Version]] = {}
    for version in group:
        if version.recurrence_id is not None:
            dates.setdefault(_aligned(version.recurrence_id, holding, site), []).append(version)
    for date, of_date in dates.items():
        target = _series_at(series, as_instant(date, site), site)
        kept = _holding(of_date)
        target.versions += [replace(event, recurrence_id=date) for event in kept[:1]]
        series += [Series(event) for event in kept[1:]]
        if not kept:
            target.without.append(date)
    return series


def _holding(versions: list[Version]) -> list[Event]:
    """Return the last of *versions*: several only where they are equal but for their start, none if it is left out."""
    last = max((each.rank for each in versions), default=None)
    of_last = [each.event for each in versions if each.rank == last]
    if not all(of_last):
        return []
    return [*{event.start: event for event in of_last if event}.values()]


def _aligned(recurrence_id: Moment, holding: Sequence[Event], site: tzinfo) -> Moment:
    """Return *recurrence_id* as a date of the series is: a day, or that day at its hour."""
    start = holding[0].start if holding else recurrence_id
    if not isinstance(start, datetime):
        return as_day(recurrence_id, site)
    if isinstance(recurrence_id, datetime):
        return recurrence_id
    return datetime.combine(recurrence_id, start.timetz())


def _series_at(series: list[Series], instant: datetime, site: tzinfo) -> Series:
    """Return the one of *series* that has a date at *instant*; several only where they share their UID."""
    own = [each for each in series if each.event and as_instant(each.event.start, site) == instant]
    repeated = [each for each in series if each.event and each.event.is_series]
    return (own or repeated or series)[0]
