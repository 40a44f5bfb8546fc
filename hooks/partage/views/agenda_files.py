"""The agenda given back: a calendar and a feed of all of it, and of each term that has or had an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlsplit

from partage.agenda.entry import Entry, TermKey
from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, agenda_file, sheet_address
from partage.rendering.agenda_items import place_words
from partage.rendering.atom import Announcement, Feed, atom
from partage.rendering.ical import calendar
from partage.rendering.moments import day_words, when_words
from partage.rendering.output import Output
from partage.text.folding import slug

MAX_ANNOUNCED = 30
MAX_IN_A_FILE = 2_000
"""Dates of one calendar, the next ones."""
MAX_DAYS = 5
"""Dates of one event that a feed names."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files of the first edition, which the others lead to; none where nothing was ever announced."""
    if not site.is_first or not site.agenda.is_used:
        return
    terms: list[TermKey | None] = [None, *sorted(site.agenda.known)]
    for term in terms:
        entries = site.agenda.of(term)[:MAX_IN_A_FILE]
        name = _name(site, term)
        inputs = (name, site.agenda.digest_of(entries))
        yield Output(agenda_file(term, "ics"), partial(_calendar, site, name, entries), inputs)
        yield Output(agenda_file(term, "xml"), partial(_feed, site, name, term, entries), inputs)


def _name(site: Site, term: TermKey | None) -> str:
    if term is None:
        return site.strings("agenda.file_title", site=site.name)
    facet, identifier = term
    vocabulary = site.catalogue.vocabularies[facet].terms
    known = vocabulary.get(identifier) or (
        site.references.actors.terms.get(identifier) if facet == "actor" else None
    )
    label = known.named(site.locale) if known else identifier.replace("-", " ")
    return site.strings("agenda.file_title_of", site=site.name, label=label)


def _calendar(site: Site, name: str, entries: Sequence[Entry]) -> bytes:
    shown = ((entry, place_words(site, entry), _address(site, entry)) for entry in entries)
    return calendar(name, shown, site.agenda.zone, _host(site), site.strings("agenda.untitled"))


def _host(site: Site) -> str:
    return urlsplit(site.base_url).hostname or slug(site.name) or "agenda"


def _address(site: Site, entry: Entry) -> str:
    """Return where more is said of *entry*: its sheet, else the address that its calendar gives."""
    sheet = next((each for each in entry.announcers if each.kind == "sheet"), None)
    if sheet and site.base_url:
        return site.base_url + sheet_address(sheet.id)
    return entry.occurrence.url


def _feed(site: Site, name: str, term: TermKey | None, entries: Sequence[Entry]) -> str:
    path = agenda_file(term, "xml")
    feed = Feed(
        id=site.base_url + path if site.base_url else f"urn:{_host(site)}:{path}",
        title=name,
        address=site.base_url and site.base_url + path,
        page=site.base_url and site.base_url + AGENDA,
        author=site.name,
        language=site.locale,
        licence=site.licence,
    )
    events: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        first = entry.announcers[0]
        events.setdefault((first.kind, first.id, entry.occurrence.uid or entry.uid), []).append(entry)
    newest = sorted(events.values(), key=lambda dates: (-dates[0].announced.toordinal(), dates[0].uid))
    return atom(feed, [_announcement(site, dates) for dates in newest[:MAX_ANNOUNCED]])


def _announcement(site: Site, dates: Sequence[Entry]) -> Announcement:
    entry = dates[0]
    occurrence = entry.occurrence
    identity = f"{entry.announcers[0].kind}:{entry.announcers[0].id}:{occurrence.uid or entry.uid}"
    days = [
        f"{day_words(each.occurrence.first_day, site.locale, 'full')}, {when_words(each.occurrence, site.strings)}"
        + (f" ({site.strings('agenda.cancelled')})" if each.occurrence.is_cancelled else "")
        for each in dates[:MAX_DAYS]
    ]
    more = len(dates) - MAX_DAYS
    if more > 0:
        days.append(site.strings.counted("count.more", more))
    text = "\n".join(filter(None, [*days, place_words(site, entry), occurrence.description]))
    return Announcement(
        id=f"urn:{_host(site)}:agenda:{identity}",
        title=occurrence.title or site.strings("agenda.untitled"),
        address=_address(site, entry) or (site.base_url and site.base_url + AGENDA),
        announced=min(each.announced for each in dates),
        author=", ".join(each.name for each in entry.announcers if each.name),
        text=text,
    )
