"""What the agenda shows: an event at one of its dates, whoever announces it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import cached_property
from types import MappingProxyType
from typing import Literal, TypeAlias

from partage.agenda.folder import KeptCalendar
from partage.agenda.months import months_before, months_from
from partage.agenda.occurrence import Occurrence, begins_at
from partage.runtime import fingerprint

TermKey: TypeAlias = tuple[str, str]
"""A facet and a term of it."""


@dataclass(frozen=True, slots=True)
class Announcer:
    """Who announces an event: a sheet, a calendar of a structure, or the network itself."""

    kind: Literal["sheet", "calendar", "own"]
    id: str
    name: str
    """The title of the sheet, the name of the calendar, that of the structure; may be empty for `own`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event at one of its dates, with all who announce it."""

    uid: str
    """The same from one build to the next, and when the event moves."""
    occurrence: Occurrence
    announcers: tuple[Announcer, ...]
    terms: frozenset[TermKey]
    """Terms that it is found under, those that hold others too."""
    places: frozenset[str]
    """The territories that are written, to tell namesakes apart."""
    announced: date
    """When it was first known."""


@dataclass(frozen=True)
class Agenda:
    """Every date from the day of the build on, and the calendars that were read."""

    zone: tzinfo
    starts_on: date
    """In *zone*."""
    entries: tuple[Entry, ...] = ()
    """By date; those that are over before *starts_on* are not there."""
    known: frozenset[TermKey] = frozenset()
    """Terms that have, or had, an event: they keep their files."""
    calendars: tuple[KeptCalendar, ...] = field(default=())

    @property
    def is_used(self) -> bool:
        """Whether anything was ever announced, or a calendar declared: without that, it has no page but its first."""
        return bool(self.entries or self.known or self.calendars)

    @property
    def months(self) -> list[date]:
        """The first day of each month that has a page."""
        return months_from(self.starts_on) if self.is_used else []

    @property
    def former_months(self) -> list[date]:
        """The same of those that are over, whose address leads to the others."""
        return months_before(self.starts_on) if self.is_used else []

    @cached_property
    def by_term(self) -> Mapping[TermKey, tuple[Entry, ...]]:
        """The entries of each term, by date."""
        found: dict[TermKey, list[Entry]] = {}
        for entry in self.entries:
            for term in entry.terms:
                found.setdefault(term, []).append(entry)
        return MappingProxyType({term: tuple(entries) for term, entries in found.items()})

    def of(self, term: TermKey | None) -> tuple[Entry, ...]:
        """Return the entries of *term*, all without one, by date."""
        return self.entries if term is None else self.by_term.get(term, ())

    def between(self, first: date, last: date) -> list[Entry]:
        """Return the entries of the days from *first* to that before *last*, by date."""
        begins, ends = self._days
        stop = bisect_left(begins, last)
        return [entry for entry, end in zip(self.entries[:stop], ends, strict=False) if end >= first]

    def before(self, last: date, term: TermKey | None = None) -> tuple[Entry, ...]:
        """Return the entries of *term*, all without one, that begin before the day *last*, by date."""
        found = self.of(term)
        return found[: bisect_left(found, last, key=lambda entry: entry.occurrence.first_day)]

    @cached_property
    def _days(self) -> tuple[list[date], list[date]]:
        # Each month of each edition asks again.
        days = [(each.occurrence.first_day, each.occurrence.last_day) for each in self.entries]
        return [first for first, _ in days], [last for _, last in days]

    @cached_property
    def _digests(self) -> Mapping[str, bytes]:
        # An entry is under half a dozen terms, and on as many pages.
        return {each.uid: _digest(each) for each in self.entries}

    def digest_of(self, entries: Iterable[Entry]) -> bytes:
        """Return the fingerprint of all that pages show of *entries*, which are some of its own."""
        return fingerprint.digest(b"".join(self._digests[each.uid] for each in entries))

    def next_of(self, term: TermKey | None, most: int) -> tuple[Entry, ...]:
        """Return the first *most* entries of *term* that take place."""
        found = (entry for entry in self.of(term) if not entry.occurrence.is_cancelled)
        return tuple(entry for entry, _ in zip(found, range(most), strict=False))


def _digest(entry: Entry) -> bytes:
    shown = (entry.uid, entry.occurrence, entry.announcers, sorted(entry.places), entry.announced)
    return fingerprint.digest(repr(shown))


def order(entry: Entry, zone: tzinfo) -> tuple[object, ...]:
    """Return what entries are sorted by: what lasts all day first, then by title."""
    occurrence = entry.occurrence
    return (
        begins_at(occurrence.start, zone),
        not occurrence.is_all_day,
        occurrence.title,
        entry.uid,
    )
