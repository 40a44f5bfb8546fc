"""An entry of the agenda as pages show it: when, what, where, and who announces it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice
from typing import Any

from partage.agenda.entry import Announcer, Entry, TermKey
from partage.agenda.occurrence import Occurrence, begins_at
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    AGENDA,
    AGENDA_CALENDARS,
    agenda_file,
    agenda_poster,
    sheet_address,
)
from partage.rendering.components import Value
from partage.rendering.moments import day_words, when_words
from partage.text.typography import french

_COMMUNES = ("commune", "arrondissement-municipal")
MAX_NEXT = 3
"""Dates that the home page and the pages of terms show."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, ready to be laid out."""

    uid: str
    title: str
    link: Value
    """The title, leading to where more is said."""
    when: str
    starts: str
    """For programs: a day, or a moment with its offset."""
    ends: str
    """The instant after which it is over, in UTC."""
    start_utc: str
    """For a calendar: `20260910T064500Z`, or a day `20260910`."""
    end_utc: str
    """The same; empty where it is not known."""
    place: str
    description: str
    is_cancelled: bool
    sources: tuple[Value, ...]
    first_day: date


def item_of(site: Site, entry: Entry, root: str) -> Item:
    """Return *entry* for a page that is *root* away from the edition's root."""
    occurrence = entry.occurrence
    sheet = next((each for each in entry.announcers if each.kind == "sheet"), None)
    zone = site.agenda.zone
    over = occurrence.end
    if over is None or over == occurrence.start:
        # Nobody knows when it ends: it is shown for two hours more.
        over = begins_at(occurrence.start, zone) + timedelta(hours=2)
    title = shown_title(site, occurrence)
    return Item(
        uid=entry.uid,
        title=title,
        link=Value(title, f"{root}{sheet_address(sheet.id)}" if sheet else occurrence.url),
        when=when_words(occurrence, site.strings),
        starts=occurrence.start.isoformat(),
        ends=begins_at(over, zone).astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z"),
        start_utc=_stamp(occurrence.start),
        end_utc=_stamp(occurrence.end) if occurrence.end else "",
        place=place_words(site, entry),
        description=french(occurrence.description),
        is_cancelled=occurrence.is_cancelled,
        sources=tuple(_source(site, each, root) for each in entry.announcers if each.name),
        first_day=max(occurrence.first_day, site.agenda.starts_on),
    )


def shown_title(site: Site, occurrence: Occurrence) -> str:
    """Return the title of *occurrence* as a reader sees it: no quotation mark is left alone at the end of a line."""
    return french(occurrence.title) or site.strings("agenda.untitled")


def _stamp(moment: date) -> str:
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%d}"


def place_words(site: Site, entry: Entry) -> str:
    """Return where *entry* takes place: the place as it is said, else its territory."""
    towns = sorted(site.references.territories[each].named(site.locale) for each in entry.places)
    town = towns[0] if len(towns) == 1 else ""
    said = entry.occurrence.place
    # What has a comma is an address already.
    return (
        said
        if not town or "," in said or town.casefold() in said.casefold()
        else ", ".join(filter(None, [said, town]))
    )


def _source(site: Site, announcer: Announcer, root: str) -> Value:
    if announcer.kind == "sheet":
        return Value(announcer.name, f"{root}{sheet_address(announcer.id)}")
    if announcer.kind == "calendar":
        return Value(announcer.name, f"{root}{AGENDA_CALENDARS}#{announcer.id}")
    return Value(announcer.name)


def by_day(site: Site, items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    """Yield the days of *items*, which are by date: their words, their identifier in a page, their items."""
    for day, of_day in groupby(
        sorted(items, key=lambda item: item.first_day), key=lambda item: item.first_day
    ):
        words = day_words(day, site.locale, "full")
        yield {"id": f"j-{day}", "title": words[:1].upper() + words[1:], "entries": list(of_day)}


def items_of(site: Site, entries: Sequence[Entry], root: str) -> list[Item]:
    """Return *entries* for a page that is *root* away from the edition's root."""
    return [item_of(site, entry, root) for entry in entries]


def next_dates(site: Site, term: TermKey | None, root: str) -> dict[str, Any] | None:
    """Return the next dates of *term*, of all without one, and where there are more; None where there never was one."""
    if term is not None and term not in site.agenda.known:
        return None
    entries = site.agenda.next_of(term, MAX_NEXT)
    if term is None and not entries:
        return None
    return _dates(site, entries, term, root)


def next_of_sheets(site: Site, sheets: Collection[str], root: str) -> dict[str, Any] | None:
    """Return the next dates that *sheets* announce; None where there is none."""
    theirs = (
        entry
        for entry in site.agenda.entries
        if any(each.kind == "sheet" and each.id in sheets for each in entry.announcers)
    )
    entries = list(islice(theirs, MAX_NEXT))
    return _dates(site, entries, None, root) if entries else None


def _dates(site: Site, entries: Sequence[Entry], term: TermKey | None, root: str) -> dict[str, Any]:
    days = [day_words(max(each.occurrence.first_day, site.agenda.starts_on), site.locale) for each in entries]
    return {
        "root": root,
        "entries": [*zip(days, items_of(site, entries, root), strict=True)],
        "agenda": root + AGENDA,
        "poster": root + agenda_poster(term, "mois") if term and has_poster(site, term) else "",
        "calendar": f"{site.shared_root(root)}{agenda_file(term, 'ics')}" if term else "",
    }


def has_poster(site: Site, term: TermKey) -> bool:
    """Whether *term* has posters: it is a theme or a commune, and has a date to come."""
    facet, identifier = term
    if not site.agenda.of(term):
        return False
    return facet == "theme" or (
        facet == "territory" and site.references.territories[identifier].kind in _COMMUNES
    )
