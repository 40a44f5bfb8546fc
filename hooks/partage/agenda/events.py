"""Components of a calendar → events whose every value is understood; or why one is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from partage.agenda.components import Component, Property
from partage.agenda.moments import (
    Moment,
    NotAMoment,
    after,
    as_day,
    as_instant,
    duration_of,
    is_timed,
    moment_of,
    plain_line,
    unescaped,
    web_address,
)
from partage.agenda.rules import NO_RULE, RefusedRule, Rule, rule_of
from partage.agenda.zones import Zones

MAX_WRITTEN_DATES = 1_000
LONGEST = timedelta(days=366)
FIRST_YEAR_OF_SERIES = 1970
MAX_TITLE = 300
MAX_PLACE = 300
MAX_DESCRIPTION = 4_000
MAX_UID = 500
_PUBLIC = ("", "PUBLIC")


class LeftOut(ValueError):
    """The event is not shown; the message is a French clause that says why."""


class Hidden(LeftOut):
    """The event is not public."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event as one component has it; its moments are days, or have their zone."""

    uid: str
    """Empty where the file gives none."""
    title: str
    place: str
    description: str
    """Plain or HTML, as written."""
    url: str
    status: str
    """`CONFIRMED`, `TENTATIVE`, `CANCELLED`, or empty."""
    start: Moment
    end: Moment | None
    """After *start*, and not included; None where none can be believed."""
    rules: tuple[Rule, ...]
    more: tuple[tuple[Moment, Moment | None], ...]
    """Other dates, with the end of those that have their own."""
    without: tuple[Moment, ...]
    """Dates that do not take place; a day for all of that day."""
    recurrence_id: Moment | None
    """Of which date this is another version."""
    is_followed: bool
    """Whether the dates after it change in the same way (`RANGE=THISANDFUTURE`)."""
    created: date | None = None
    """When it was first known here: of calendars that are kept."""

    @property
    def is_series(self) -> bool:
        """Whether it takes place more than once."""
        return bool(self.rules or self.more)


def event_of(component: Component, zones: Zones, site: tzinfo) -> Event:
    """Return the event that *component* writes; raise `LeftOut`."""
    if component.text("CLASS").upper() not in _PUBLIC:
        raise Hidden("il n’est pas public (CLASS)")
    if component.first("EXRULE"):
        raise LeftOut("sa règle d’exception (EXRULE) est d’un ancien format, que rien ne lit de façon sûre")
    zone, start = _start(component, zones)
    end = _end(component, start, zones)
    if end is not None and as_instant(end, site) - as_instant(start, site) > LONGEST:
        raise LeftOut("il dure plus d’un an ; donnez plutôt ses dates")
    rules = _rules(component, start, zone, site)
    more = _more(component, start, zones)
    without = tuple(moment for moment, _ in _dates(component, "EXDATE", zones))
    if len(more) + len(without) > MAX_WRITTEN_DATES:
        raise LeftOut(f"il a plus de {MAX_WRITTEN_DATES} dates écrites une à une")
    if rules and start.year < FIRST_YEAR_OF_SERIES:
        raise LeftOut(f"il se répète depuis avant {FIRST_YEAR_OF_SERIES}")
    version = component.first("RECURRENCE-ID")
    return Event(
        uid=plain_line(component.text("UID"))[:MAX_UID],
        title=plain_line(component.text("SUMMARY"))[:MAX_TITLE],
        place=plain_line(component.text("LOCATION"))[:MAX_PLACE],
        description=unescaped(component.text("DESCRIPTION"))[:MAX_DESCRIPTION],
        url=web_address(component.text("URL")),
        status=component.text("STATUS").upper(),
        start=start,
        end=end,
        rules=rules,
        more=more,
        without=without,
        recurrence_id=_version_of(version, zones),
        created=_day_of(component.text("CREATED")),
        is_followed=version is not None and version.parameters.get("RANGE", "").upper() == "THISANDFUTURE",
    )


def identity_of(component: Component, zones: Zones) -> tuple[str, Moment | None, tuple[int, str]]:
    """Return the UID of *component*, the date of which it is a version, and the rank among its versions."""
    version = component.first("RECURRENCE-ID")
    try:
        date = _moment(version, zones) if version else None
    except NotAMoment:
        # A date that nothing has: it replaces none.
        date = moment_of("19000101", zones.floating)
    rank = (_integer(component.text("SEQUENCE")), _stamp(component.text("DTSTAMP")))
    return plain_line(component.text("UID"))[:MAX_UID], date, rank


def _version_of(written: Property | None, zones: Zones) -> Moment | None:
    try:
        return _moment(written, zones) if written else None
    except NotAMoment:
        raise LeftOut("la date qu’il remplace (RECURRENCE-ID) n’existe pas") from None


def _start(component: Component, zones: Zones) -> tuple[tzinfo, Moment]:
    written = component.first("DTSTART")
    if written is None or not written.value.strip():
        raise LeftOut("il n’a pas de date de début (DTSTART)")
    try:
        start = _moment(written, zones)
    except NotAMoment:
        raise LeftOut(f"sa date de début « {written.value.strip()[:40]} » n’existe pas") from None
    zone = start.tzinfo if isinstance(start, datetime) else None
    return zone or zones.floating, start


def _moment(written: Property, zones: Zones, value: str | None = None) -> Moment:
    name = written.parameters.get("TZID", "")
    zone = zones.named(name) if name else zones.floating
    as_day = written.parameters.get("VALUE", "").upper() == "DATE"
    return moment_of(written.value if value is None else value, zone, as_day=as_day)


def _end(component: Component, start: Moment, zones: Zones) -> Moment | None:
    """Return the end, if it can be believed; a whole day without one ends with the day."""
    end = _written_end(component, start, zones)
    if isinstance(start, datetime):
        return end
    next_day = start + timedelta(days=1)
    return max(end, next_day) if end is not None else next_day


def _written_end(component: Component, start: Moment, zones: Zones) -> Moment | None:
    written = component.first("DTEND")
    if written is not None:
        try:
            end = _moment(written, zones)
        except NotAMoment:
            return None
        if is_timed(end) != is_timed(start):
            return None
        return end if as_instant(end, zones.floating) >= as_instant(start, zones.floating) else None
    long = duration_of(component.text("DURATION"))
    if long is None:
        return None
    days, time = long
    if isinstance(start, datetime):
        return after(start, min(days, 10_000), time)
    return after(start, min(days, 10_000), timedelta()) if days else None


def _rules(component: Component, start: Moment, zone: tzinfo, site: tzinfo) -> tuple[Rule, ...]:
    written = [each.value for each in component.properties.get("RRULE", []) if each.value.strip()]
    if len(written) > 3:
        raise LeftOut(NO_RULE)
    try:
        return tuple(rule_of(each, start, zone, site) for each in dict.fromkeys(written))
    except RefusedRule as refused:
        raise LeftOut(str(refused)) from None


def _more(component: Component, start: Moment, zones: Zones) -> tuple[tuple[Moment, Moment | None], ...]:
    """Return the dates written one by one; those of an event of whole days are days."""
    dates = _dates(component, "RDATE", zones)
    if is_timed(start):
        return tuple((_at_hour_of(start, moment), end) for moment, end in dates)
    return tuple((as_day(moment, zones.floating), None) for moment, _ in dates)


def _at_hour_of(start: Moment, moment: Moment) -> Moment:
    if isinstance(moment, datetime) or not isinstance(start, datetime):
        return moment
    return datetime.combine(moment, start.timetz())


def _dates(component: Component, name: str, zones: Zones) -> list[tuple[Moment, Moment | None]]:
    found: list[tuple[Moment, Moment | None]] = []
    for written in component.properties.get(name, []):
        for value in filter(None, (each.strip() for each in written.value.split(","))):
            if len(found) > MAX_WRITTEN_DATES:
                return found
            begins, _, ends = value.partition("/")
            try:
                start = _moment(written, zones, begins)
                found.append((start, _period_end(written, zones, start, ends)))
            except NotAMoment:
                continue
    return found


def _period_end(written: Property, zones: Zones, start: Moment, ends: str) -> Moment | None:
    if not ends or not is_timed(start):
        return None
    long = duration_of(ends)
    try:
        end = after(start, *long) if long else _moment(written, zones, ends)
    except (NotAMoment, OverflowError):
        return None
    is_believed = (
        is_timed(end)
        and timedelta() <= as_instant(end, zones.floating) - as_instant(start, zones.floating) <= LONGEST
    )
    return end if is_believed else None


def _integer(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def _stamp(written: str) -> str:
    return "".join(filter(str.isdigit, written))[:14].ljust(14, "0") if written else ""


def _day_of(written: str) -> date | None:
    try:
        return as_day(moment_of(written, UTC), UTC) if written else None
    except NotAMoment:
        return None
