"""The bytes of any calendar → its occurrences between two days, and what is to be known of the reading.

No calendar crashes it, holds it up or fills the memory: sizes, rules and work are bounded (`content_lines`,
`components`, `rules`, `expansion`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from partage.agenda.components import Written, components_of
from partage.agenda.content_lines import content_lines
from partage.agenda.expansion import Expansion
from partage.agenda.moments import plain_line
from partage.agenda.occurrence import Occurrence
from partage.agenda.remark import Remark, Unreadable, bounded
from partage.agenda.versions import Series, read_versions, series_of
from partage.agenda.zones import Zones

HORIZON_DAYS = 396
"""Thirteen months."""
_SIGNS_OF_HTML = ("<!doctype html", "<html", "<head", "<body")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a file holds, before any date is computed."""

    name: str
    series: list[Series]
    remarks: list[Remark]
    events: int
    """How many components it has, those that are left out too."""


def read_calendar(data: bytes, site: tzinfo) -> Calendar:
    """Return what *data* holds; times without zone are in that of the file, else of the *site*. Raise `Unreadable`."""
    remarks: list[Remark] = []
    written = components_of(content_lines(data, remarks), remarks)
    if not written.is_calendar:
        raise Unreadable(_what_it_is(data))
    zones = Zones(written.zones, plain_line(written.calendar.text("X-WR-TIMEZONE")), site, remarks)
    versions = read_versions(written.events, zones, site, remarks)
    return Calendar(_name(written), series_of(versions, site), remarks, len(written.events))


def _name(written: Written) -> str:
    return plain_line(written.calendar.text("X-WR-CALNAME"))


def _what_it_is(data: bytes) -> str:
    start = data[:2000].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").casefold()
    if not data.strip():
        return "ce fichier est vide ; un calendrier commence par « BEGIN:VCALENDAR »"
    if start.startswith(_SIGNS_OF_HTML):
        return (
            "c’est une page web, pas un calendrier ; cherchez l’adresse « iCal » ou « .ics » dans les réglages du "
            "calendrier, souvent sous « Partager » ou « Intégrer »"
        )
    return "ce n’est pas un calendrier au format iCalendar ; un tel fichier commence par « BEGIN:VCALENDAR »"


def occurrences_of(
    calendar: Calendar, site: tzinfo, first: date, last: date
) -> tuple[list[Occurrence], list[Remark]]:
    """Return the occurrences from the day *first* to that before *last*, and every remark, within its bound."""
    remarks = [*calendar.remarks]
    begins, ends = (datetime.combine(day, time(), site) for day in (first, last))
    found = Expansion(begins, ends, site, remarks).of(calendar.series)
    return found, bounded(remarks)
