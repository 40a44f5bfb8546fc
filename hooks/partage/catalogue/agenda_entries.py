"""Sheets, events of no sheet and calendars → the agenda of the site: what its pages, files and feeds show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, tzinfo
from hashlib import sha256

from partage.agenda.calendar_dates import CalendarDates, dates_of_calendars, window
from partage.agenda.doubles import merged
from partage.agenda.entry import Agenda, Announcer, Entry, TermKey, order
from partage.agenda.expansion import Expansion
from partage.agenda.folder import AgendaFolder, KeptCalendar, OwnFile
from partage.agenda.occurrence import Occurrence
from partage.agenda.own_dates import series_of_written
from partage.agenda.versions import Series
from partage.catalogue.facets import as_actor, pages_of
from partage.catalogue.initiative import Initiative
from partage.reference.reference_data import ReferenceData
from partage.runtime.cache import Cache
from partage.runtime.git import GitDates
from partage.text.folding import slug

FACETS_OF_EVENTS = ("theme", "territory", "method", "actor")
"""Those that a visitor follows the agenda of."""
MAX_ENTRIES = 50_000
_UID_LENGTH = 32


def agenda_of(
    initiatives: Iterable[Initiative],
    folder: AgendaFolder,
    references: ReferenceData,
    history: Mapping[str, GitDates],
    today: date,
    zone: tzinfo,
    cache: Cache,
) -> Agenda:
    """Return the agenda from *today*, a day in *zone*, over thirteen months; *cache* keeps the dates of calendars."""
    made = _Maker(references, history, today, zone)
    for initiative in initiatives:
        if initiative.events:
            made.add_sheet(initiative)
    for own in folder.events:
        made.add_own(own)
    dates = dates_of_calendars(folder.calendars, zone, today, cache)
    for calendar, known in zip(folder.calendars, dates, strict=True):
        made.add_calendar(calendar, known)
    entries = sorted(merged(made.entries), key=lambda entry: order(entry, zone))[:MAX_ENTRIES]
    return Agenda(zone, today, tuple(entries), frozenset(made.known), folder.calendars)


class _Maker:
    """Entries as they are found."""

    def __init__(
        self, references: ReferenceData, history: Mapping[str, GitDates], today: date, zone: tzinfo
    ) -> None:
        self.entries: list[Entry] = []
        self.known: set[TermKey] = set()
        self._references, self._history, self._today, self._zone = references, history, today, zone

    def add_sheet(self, initiative: Initiative) -> None:
        terms = self._terms({facet: initiative.terms.get(facet, ()) for facet in FACETS_OF_EVENTS})
        announcer = Announcer("sheet", initiative.id, initiative.title)
        change = self._history.get(initiative.path)
        announced = change.changed if change else self._today
        places = frozenset(initiative.terms.get("territory", ()))
        series = self._written(initiative)
        self._add(series, announcer, terms, places, announced)

    def _written(self, initiative: Initiative) -> Iterator[Series]:
        count: dict[str, int] = {}
        for event in initiative.events:
            # Its date may change: it is known by its title, and by its rank among those of one title.
            name = slug(event.title)
            count[name] = count.get(name, 0) + 1
            series = series_of_written(event, f"{name}-{count[name]}", self._zone)
            if series:
                yield series

    def add_own(self, own: OwnFile) -> None:
        event = own.event
        terms = self._named_terms(event.themes, event.territories, event.actor)
        change = self._history.get(own.path)
        series = series_of_written(event, "1", self._zone, own.text)
        announced = change.created if change else self._today
        announcer = Announcer("own", own.id, event.actor)
        self._add([series] if series else [], announcer, terms, frozenset(event.territories), announced)

    def add_calendar(self, calendar: KeptCalendar, dates: CalendarDates) -> None:
        declared = calendar.declared
        terms = self._named_terms(declared.themes, declared.territories, declared.actor)
        announcer = Announcer("calendar", declared.id, declared.name)
        places = frozenset(declared.territories)
        self._add_dates(dates.occurrences, dates.created, announcer, terms, places, self._today)

    def _named_terms(self, themes: Iterable[str], places: Iterable[str], actor: str) -> frozenset[TermKey]:
        term = as_actor(actor, "", self._references) if actor else None
        return self._terms({"theme": themes, "territory": places, "actor": [term.id] if term else []})

    def _terms(self, carried: Mapping[str, Iterable[str]]) -> frozenset[TermKey]:
        found = pages_of({facet: tuple(each) for facet, each in carried.items() if each}, self._references)
        return frozenset((facet, term) for facet, terms in found.items() for term in terms)

    def _add(
        self,
        series: Iterable[Series],
        announcer: Announcer,
        terms: frozenset[TermKey],
        places: frozenset[str],
        announced: date,
    ) -> None:
        expansion = Expansion(*window(self._today, self._zone), self._zone, [])
        self._add_dates(expansion.of(series), {}, announcer, terms, places, announced)

    def _add_dates(
        self,
        occurrences: Iterable[Occurrence],
        created: Mapping[str, date],
        announcer: Announcer,
        terms: frozenset[TermKey],
        places: frozenset[str],
        announced: date,
    ) -> None:
        self.known |= terms
        self.entries += [
            Entry(
                uid=_uid(announcer, occurrence),
                occurrence=occurrence,
                announcers=(announcer,),
                terms=terms,
                places=places,
                announced=created.get(occurrence.uid, announced),
            )
            for occurrence in occurrences
        ]


def _uid(announcer: Announcer, occurrence: Occurrence) -> str:
    known = f"{announcer.kind}\n{announcer.id}\n{occurrence.uid}\n{occurrence.original.isoformat()}"
    return sha256(known.encode("utf-8", "surrogatepass")).hexdigest()[:_UID_LENGTH]
