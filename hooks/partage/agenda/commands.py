"""The commands `partage agenda` and `partage agenda lire`: what they say, and how they end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

from partage.agenda.declared import LARGEST_CALENDAR
from partage.agenda.folder import read_folder
from partage.agenda.occurrence import Occurrence
from partage.agenda.reading import HORIZON_DAYS, occurrences_of, read_calendar
from partage.agenda.refresh import Fetch, refresh
from partage.agenda.remark import Unreadable
from partage.agenda.web import fetch
from partage.reference.reference_data import ReferenceData
from partage.reference.zone_of_site import zone_of_site
from partage.runtime.clock import moment
from partage.runtime.configuration import settings_of_project
from partage.runtime.project import SHEETS_FOLDER
from partage.runtime.unreadable import in_french
from partage.text.compact_json import compact_json
from partage.text.messages import quoted

LONGEST_WINDOW = 3 * 366
"""Days between the two that may be asked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command says, and how it ends."""

    lines: Sequence[str] = ()
    """For programs: standard output, as it is."""
    sentences: Sequence[str] = ()
    """For people: standard error, in French."""
    code: int = 0


def site_and_moment(root: Path, environment: Mapping[str, str]) -> tuple[tzinfo, datetime]:
    """Return the zone of the site of the project at *root*, and now in it; raise `ValueError` with a sentence."""
    zone = zone_of_site(settings_of_project(root, environment).get("extra"))
    return zone, moment(environment).astimezone(zone)


def read_command(file: Path, since: str, until: str, root: Path, environment: Mapping[str, str]) -> Said:
    """Return what the calendar in *file* says from the day *since*, or today, to that before *until*."""
    try:
        site, now = site_and_moment(root, environment)
    except ValueError as error:
        return _refused(str(error).rstrip("."))
    try:
        first = date.fromisoformat(since) if since else now.date()
        last = date.fromisoformat(until) if until else first + timedelta(days=HORIZON_DAYS)
    except (ValueError, OverflowError):
        return _refused("--du et --au sont des jours, comme 2026-09-01")
    if not (first < last and (last - first).days <= LONGEST_WINDOW):
        return _refused(
            "--au vient après --du, trois ans plus tard au plus : --du 2026-09-01 --au 2027-01-01"
        )
    try:
        with file.open("rb") as opened:
            # One byte more than is read, so that what is too large is known to be.
            data = opened.read(LARGEST_CALENDAR + 1)
        found, remarks = occurrences_of(read_calendar(data, site), site, first, last)
    except OSError as error:
        return _refused(f"{quoted(file.name)} ne peut pas être lu ({in_french(error)})")
    except Unreadable as error:
        return _refused(f"{quoted(file.name)} : {error}")
    sentences = [*map(str, remarks)] if found or remarks else ["aucune date dans cette période"]
    return Said([*map(_line, found)], sentences)


def refresh_command(
    root: Path,
    environment: Mapping[str, str],
    references: ReferenceData,
    accepted: Sequence[str],
    fetch: Fetch = fetch,
) -> Said:
    """Ask for every declared calendar, write what is kept of each, and say what became of it."""
    try:
        site, now = site_and_moment(root, environment)
    except ValueError as error:
        return _refused(str(error).rstrip("."))
    folder = read_folder(root / SHEETS_FOLDER, root, references)
    problems = [str(each) for each in folder.problems if each.severity == "error"]
    if not folder.calendars:
        return Said(
            sentences=[*problems, "aucun calendrier à lire : « initiatives/_agenda/calendriers.yml »"],
            code=bool(problems),
        )
    said = [
        f"{name} : {'échec, ' if failed else ''}{sentence}"
        for name, sentence, failed in refresh(folder.calendars, root, site, now.date(), fetch, accepted)
    ]
    return Said(sentences=[*problems, *said], code=bool(problems))


def _line(occurrence: Occurrence) -> str:
    return compact_json({
        "uid": occurrence.uid or None,
        "title": occurrence.title,
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat() if occurrence.end else None,
        "all_day": occurrence.is_all_day,
        "cancelled": occurrence.is_cancelled,
    })  # fmt: skip


def _refused(reason: str) -> Said:
    return Said(sentences=[f"partage : {reason}."], code=1)
