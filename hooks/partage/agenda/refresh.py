"""`partage agenda`: ask for each declared calendar, and keep what is understood of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta, tzinfo
from pathlib import Path

from partage.agenda.cleaning import cleaned, first_seen
from partage.agenda.folder import KeptCalendar
from partage.agenda.health import STATE_FILE, Health, as_file
from partage.agenda.reading import HORIZON_DAYS, Calendar, occurrences_of, read_calendar
from partage.agenda.remark import Unreadable
from partage.agenda.web import Fetched
from partage.runtime.project import AGENDA_FOLDER, AGENDA_SOURCES_FOLDER, SHEETS_FOLDER
from partage.runtime.rooted import Folder

MIN_DATES_TO_DOUBT = 4
"""From which the loss of more than half of the coming dates is taken for a fault of the calendar."""
Fetch = Callable[[str, str, str], Fetched]
"""Address, ETag and date of the last change → what is there."""


def refresh(
    kept: Collection[KeptCalendar],
    root: Path,
    site: tzinfo,
    today: date,
    fetch: Fetch,
    accepted: Collection[str] = (),
) -> Iterator[tuple[str, str, bool]]:
    """Read each of the *kept* calendars again; yield its name, what became of it in French, and whether it failed.

    The former copy stays where a calendar cannot be read, or has lost more than half of its coming dates, unless its
    name is among the *accepted* ones. Raise `OSError` where the folder of the project cannot be written.
    """
    states = {}
    for calendar in kept:
        name = calendar.declared.id
        try:
            data, health, said = _read_again(calendar, site, today, fetch, accepted=name in accepted)
        except Unreadable as error:
            health = replace(calendar.health, tried=today.isoformat(), failure=str(error))
            kept_words = " ; la copie précédente reste" if calendar.data else ""
            said, data = f"{error}{kept_words}", None
        if data is not None:
            with Folder(root, SHEETS_FOLDER, AGENDA_FOLDER, AGENDA_SOURCES_FOLDER, make=True) as folder:
                folder.write(f"{name}.ics", data)
        states[name] = health
        yield name, said, bool(health.failure)
    with Folder(root, SHEETS_FOLDER, AGENDA_FOLDER, AGENDA_SOURCES_FOLDER, make=True) as folder:
        # A structure that no longer agrees is no longer declared: its copy goes too.
        for gone in sorted(
            {each for each in folder.names() if each.endswith(".ics")} - {f"{each}.ics" for each in states}
        ):
            folder.remove(gone)
    with Folder(root, SHEETS_FOLDER, AGENDA_FOLDER, make=True) as folder:
        folder.write(STATE_FILE, as_file(states))


def _read_again(
    kept: KeptCalendar, site: tzinfo, today: date, fetch: Fetch, *, accepted: bool
) -> tuple[bytes | None, Health, str]:
    declared, before = kept.declared, kept.health
    asked = f"{declared.address} {declared.description}"
    # What is known of another address, or of another choice, says nothing of this one.
    is_known = before.asked == asked and bool(kept.data) and not accepted
    found = fetch(declared.address, before.etag if is_known else "", before.modified if is_known else "")
    if found.status == 304 and kept.data:
        health = replace(before, tried=today.isoformat(), read=today.isoformat(), failure="")
        return None, health, "rien n’a changé"
    calendar = read_calendar(found.data, site)
    former = _former(kept.data, site)
    coming, remarks = _coming(calendar, site, today)
    lost = _coming(former, site, today)[0] if former else 0
    if not calendar.events and not accepted:
        raise Unreadable("il ne contient aucun événement")
    if lost >= MIN_DATES_TO_DOUBT and coming * 2 < lost and not accepted:
        raise Unreadable(
            f"il n’a plus que {coming} dates à venir au lieu de {lost} ; si c’est voulu : partage agenda --accepte "
            f"{declared.id}"
        )
    seen = first_seen(former) if former else {}
    data = cleaned(calendar, declared.id, site, today, seen, described=declared.description == "oui")
    day = today.isoformat()
    health = Health(
        tried=day,
        read=day,
        events=coming,
        remarks=remarks,
        etag=found.etag,
        modified=found.modified,
        asked=asked,
    )
    return data, health, f"{coming} dates à venir"


def _former(data: bytes, site: tzinfo) -> Calendar | None:
    try:
        return read_calendar(data, site) if data else None
    except Unreadable:
        return None


def _coming(calendar: Calendar, site: tzinfo, today: date) -> tuple[int, int]:
    """Return how many dates *calendar* has from *today* on, and how many remarks."""
    found, remarks = occurrences_of(calendar, site, today, today + timedelta(days=HORIZON_DAYS))
    return len(found), len(remarks)
