"""Calendars by dozens, to measure an agenda with: python -m tests.benchmarks.calendars FOLDER [EVENTS] [CALENDARS].

FOLDER is that of the sheets. A third of the events repeats every week, from January 2026 on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

PLACES = (
    "05061 Gap",
    "13203 Marseille 3e Arrondissement",
    "13028 La Ciotat",
    "13055 Marseille",
    "05023 Briançon",
)
THEMES = ("lien-social", "jeunesse", "participation-des-habitants")
SEED = 2018


def events(number: int, count: int, rng: Random) -> Iterator[str]:
    """Yield the lines of *count* events of the calendar *number*."""
    for index in range(count):
        start = datetime(2026, 1, 1, 8) + timedelta(days=rng.randrange(390), hours=rng.randrange(12))
        end = start + timedelta(hours=rng.choice((1, 2, 3)))
        yield "\r\n".join((
            "BEGIN:VEVENT", f"UID:c{number}e{index}", "CREATED:20260101T000000Z",
            f"DTSTART;TZID=Europe/Paris:{start:%Y%m%dT%H%M%S}", f"DTEND;TZID=Europe/Paris:{end:%Y%m%dT%H%M%S}",
            *([f"RRULE:FREQ=WEEKLY;COUNT={rng.randrange(2, 20)}"] if index % 3 == 0 else []),
            f"SUMMARY:Rencontre {index} de la structure {number}\\, ouverte à tous", "LOCATION:Salle commune",
            "END:VEVENT", "",
        ))  # fmt: skip


def generate(folder: Path, count: int, calendars: int) -> None:
    """Write *calendars* that hold *count* events together into the agenda of the sheets of *folder*."""
    rng = Random(SEED)
    sources = folder / "_agenda/sources"
    sources.mkdir(parents=True, exist_ok=True)
    declared = []
    for number in range(calendars):
        name = f"structure-{number}"
        text = "".join(events(number, count // calendars, rng))
        whole = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{text}END:VCALENDAR\r\n"
        (sources / f"{name}.ics").write_text(whole, "utf-8", newline="")
        declared.append(
            f"- id: {name}\n  nom: Structure {number}\n  adresse: https://exemple.org/{name}.ics\n"
            f"  acteur: Structure {number}\n  territoires: {PLACES[number % len(PLACES)]}\n"
            f"  themes: {THEMES[number % len(THEMES)]}\n  accord: {{nom: La direction, date: 2026-01-01}}\n"
        )
    (folder / "_agenda/calendriers.yml").write_text("".join(declared), "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("events", type=int, nargs="?", default=5_000)
    parser.add_argument("calendars", type=int, nargs="?", default=40)
    arguments = parser.parse_args()
    generate(arguments.folder, arguments.events, arguments.calendars)
