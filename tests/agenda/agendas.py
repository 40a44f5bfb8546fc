"""An agenda made of a few lines, and the site around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from partage.agenda.folder import AgendaFolder, read_folder
from partage.catalogue.agenda_entries import agenda_of
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.runtime.cache import Cache
from partage.text.strings import Locale
from tests.samples import base_references, initiative
from tests.samples import site as sample_site

PARIS = ZoneInfo("Europe/Paris")
TODAY = date(2026, 9, 8)
CALENDAR = """\
- id: {id}
  nom: {name}
  adresse: https://exemple.org/{id}.ics
  territoires: {place}
  themes: lien-social
  description: {described}
  accord: {{nom: La direction, date: 2026-09-01}}
"""


def calendar(*events: str) -> bytes:
    """A kept calendar of *events*, each the lines of one."""
    lines = [f"BEGIN:VEVENT\n{each}\nEND:VEVENT" for each in events]
    return "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""]).encode()


def folder_of(
    root: Path, calendars: dict[str, bytes], *, place: str = "05061 Gap", described: str = "oui", **own: str
) -> AgendaFolder:
    """What is read of a folder with *calendars* and files of events of no sheet, by name."""
    folder = root / "initiatives/_agenda"
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    declared = ""
    for name, data in calendars.items():
        declared += CALENDAR.format(id=name, name=f"Calendrier {name}", place=place, described=described)
        (folder / f"sources/{name}.ics").write_bytes(data)
    (folder / "calendriers.yml").write_text(declared or "[]\n", "utf-8")
    for name, text in own.items():
        (folder / f"{name}.md").write_text(text, "utf-8")
    return read_folder(root / "initiatives", root, base_references())


def site_with(
    folder: AgendaFolder,
    *sheets: Initiative,
    today: date = TODAY,
    locale: Locale = "fr",
    cache: Cache | None = None,
) -> Site:
    """The site of *sheets* and of the agenda of *folder*."""
    made = sample_site(*sheets, locale=locale)
    agenda = agenda_of(sheets, folder, base_references(), {}, today, PARIS, cache or Cache(None))
    return replace(made, agenda=agenda, today=today)


def sheet_with(identifier: str, *events: dict[str, object], **fields: object) -> Initiative:
    """A sheet with *events*."""
    return initiative(identifier, evenements=[*events], **fields)
