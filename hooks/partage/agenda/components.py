"""Content lines → the events and zones of a calendar, as written; whatever else it holds is not looked at."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from partage.agenda.remark import MAX_REMARKS, Remark

MAX_COMPONENTS = 10_000
"""Events of one calendar; those after are said not to be read."""
MAX_LINES_OF_ONE = 2_000
MAX_ZONES = 100
TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")
"""Properties whose values are moments, and hold no colon."""
_OF_EVENTS = frozenset({
    "UID", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "CLASS", "SEQUENCE", "DTSTAMP", "CREATED", "DURATION",
    "RRULE", "EXRULE", *TIMES,
})  # fmt: skip
"""The only properties of an event that are read: no attendee, organiser, attachment or alarm."""
_OF_ZONES = frozenset({"TZID", "DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"})
_OF_CALENDARS = frozenset({"X-WR-TIMEZONE", "X-WR-CALNAME", "METHOD"})
_NO_EVENT = frozenset({"VTODO", "VJOURNAL", "VFREEBUSY"})
_LEFT_OUT = {"VTODO": "c’est une tâche", "VJOURNAL": "c’est une note", "VFREEBUSY": "c’est une disponibilité"}
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|[^";:]*)')
_NAME = re.compile(r"[A-Za-z0-9-]+")
_MOMENT = re.compile(r"\d{4}-?\d\d")


@dataclass(frozen=True, slots=True)
class Property:
    """A line: its value as written, and its parameters by name in capitals."""

    value: str
    parameters: dict[str, str]


Properties: TypeAlias = dict[str, list[Property]]


@dataclass(slots=True)
class Component:
    """An event or a zone as written: its properties by name, and for a zone its parts."""

    kind: str
    properties: Properties = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)
    lines: int = 0

    def first(self, name: str) -> Property | None:
        """Return the first property *name*, if there is one."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """Return the value of the first property *name* as written; empty without one."""
        found = self.first(name)
        return found.value.strip() if found else ""


@dataclass(slots=True)
class Written:
    """What a file holds."""

    events: list[Component] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)
    calendar: Component = field(default_factory=lambda: Component("VCALENDAR"))
    is_calendar: bool = False
    """Whether anything in it is a component."""
    too_many: int = 0
    """Events beyond those that are read."""


def components_of(lines: Iterable[str], remarks: list[Remark]) -> Written:
    """Return what *lines* hold; a component that is not closed ends where the next one begins."""
    written = Written()
    stack: list[Component] = [written.calendar]
    strange = 0
    for line in lines:
        name, ends = _name_of(line)
        if not ends:
            strange += 1
        elif name == "BEGIN":
            _begin(line.partition(":")[2].strip().upper(), stack, written)
        elif name == "END":
            _end(line.partition(":")[2].strip().upper(), stack)
        else:
            _add(name, line, stack[-1])
    if strange and written.is_calendar:
        many = f"{strange} lignes sans deux-points ne sont pas lues"
        remarks.append(Remark("", many if strange > 1 else "une ligne sans deux-points n’est pas lue"))
    _say_what_is_left_out(written, remarks)
    return written


def _name_of(line: str) -> tuple[str, bool]:
    """Return the name of the property on *line*, in capitals, and whether it is one."""
    found = _NAME.match(line)
    if not found or ":" not in line:
        return "", False
    after = line[found.end() :].lstrip()[:1]
    return found[0].upper(), after in (":", ";")


def _begin(kind: str, stack: list[Component], written: Written) -> None:
    written.is_calendar = True
    component = Component(kind)
    if kind in ("VCALENDAR", "VEVENT", "VTIMEZONE", *_NO_EVENT):
        # One that is still open has lost its end: these are not inside each other.
        del stack[1:]
        if kind == "VCALENDAR":
            return
        _keep(component, written)
    elif kind in ("STANDARD", "DAYLIGHT") and stack[-1].kind in ("VTIMEZONE", "STANDARD", "DAYLIGHT"):
        if stack[-1].kind != "VTIMEZONE":
            stack.pop()
        # A part whose zone has no beginning is of no zone.
        if stack[-1].kind == "VTIMEZONE" and len(stack[-1].parts) < MAX_LINES_OF_ONE:
            stack[-1].parts.append(component)
    stack.append(component)
    # Deeper than any calendar is nothing but an attack.
    del stack[16:]


def _keep(component: Component, written: Written) -> None:
    if component.kind == "VEVENT":
        if len(written.events) < MAX_COMPONENTS:
            written.events.append(component)
        else:
            written.too_many += 1
    elif component.kind == "VTIMEZONE":
        if len(written.zones) < MAX_ZONES:
            written.zones.append(component)
    elif len(written.calendar.parts) <= MAX_REMARKS:
        written.calendar.parts.append(component)


def _end(kind: str, stack: list[Component]) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].kind == kind:
            del stack[depth:]
            return
    if kind == "VCALENDAR":
        del stack[1:]


def _add(name: str, line: str, to: Component) -> None:
    if to.kind == "VEVENT":
        wanted = _OF_EVENTS
    elif to.kind in ("VTIMEZONE", "STANDARD", "DAYLIGHT"):
        wanted = _OF_ZONES
    elif to.kind == "VCALENDAR":
        wanted = _OF_CALENDARS
    else:
        wanted = frozenset({"UID"}) if to.kind in _NO_EVENT else frozenset()
    if name in wanted and to.lines < MAX_LINES_OF_ONE:
        to.lines += 1
        to.properties.setdefault(name, []).append(_property(name, line))


def _property(name: str, line: str) -> Property:
    end = _NAME.match(line).end()  # type: ignore[union-attr]  # the caller has matched it
    parameters: dict[str, str] = {}
    while found := _PARAMETER.match(line, end):
        parameters[found[1].upper()] = found[2].strip('" ')
        end = found.end()
    rest = line[end:].lstrip()
    value = rest.partition(":")[2]
    if name in TIMES and not _MOMENT.match(value.strip()):
        # A zone with colons that lacks its quotes, such as tzone://Microsoft/Utc.
        before, _, last = line.rpartition(":")
        if "TZID=" in before.upper():
            parameters["TZID"] = (
                before[before.upper().index("TZID=") + 5 :].partition(";VALUE=")[0].strip('" ')
            )
        value = last
    if parameters.get("ENCODING", "").upper() == "QUOTED-PRINTABLE":
        # As telephones wrote it (vCalendar 1.0).
        value = quopri.decodestring(value.encode("latin-1", "replace")).decode("utf-8", "replace")
    return Property(value, parameters)


def _say_what_is_left_out(written: Written, remarks: list[Remark]) -> None:
    remarks += [
        Remark(part.text("UID"), f"{_LEFT_OUT[part.kind]}, pas un événement ({part.kind})")
        for part in written.calendar.parts
    ]
    if written.too_many:
        remarks.append(
            Remark(
                "",
                f"{written.too_many} événements de trop ne sont pas lus ({MAX_COMPONENTS} au plus par calendrier)",
            )
        )
