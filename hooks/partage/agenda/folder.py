"""The folder `initiatives/_agenda/` → what it declares and keeps, and what is to correct in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from partage.agenda.declared import LARGEST_CALENDAR, DeclaredCalendar, OwnEvent
from partage.agenda.health import MAX_STATE_BYTES, STATE_FILE, Health, health_of
from partage.reference.list_files import ListFile, read_lists
from partage.reference.reference_data import ReferenceData
from partage.runtime import fingerprint
from partage.runtime.project import AGENDA_FOLDER, AGENDA_SOURCES_FOLDER
from partage.runtime.rooted import Folder
from partage.runtime.unreadable import why_no_folder
from partage.sheets.source import Source, read_source, sheet_paths
from partage.text import messages
from partage.text.privacy import text_warnings
from partage.text.problem import Place, Problem
from partage.text.problem_limits import Guesses, bounded
from partage.text.pydantic_errors import to_problems

CALENDARS = "calendriers"
MAX_CALENDARS = 200
MAX_OWN_EVENTS = 2_000
MAX_TEXT = 4_000
"""Characters of the text under an event of no sheet."""
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class OwnFile:
    """An event of no sheet."""

    id: str
    path: str
    event: OwnEvent
    text: str
    """Plain, as written."""


@dataclass(frozen=True, slots=True)
class KeptCalendar:
    """A declared calendar, and what was read of it last."""

    declared: DeclaredCalendar
    data: bytes
    """As `cleaning` writes it; empty if it was never read."""
    health: Health


@dataclass(frozen=True, slots=True)
class AgendaFolder:
    """Everything of the agenda that is in files, without any date computed."""

    events: tuple[OwnFile, ...] = ()
    calendars: tuple[KeptCalendar, ...] = ()
    digest: bytes = b""
    """Of all that it was read from."""
    problems: tuple[Problem, ...] = field(default=())


def read_folder(sheets: Path, root: Path, references: ReferenceData) -> AgendaFolder:
    """Read the agenda’s folder in that of the *sheets*, with what is to correct in it; nothing where there is none.

    A file that is wrong is left out. Paths in problems start from *root*.
    """
    folder = sheets / AGENDA_FOLDER
    try:
        paths = sheet_paths(folder)
    except FileNotFoundError:
        return AgendaFolder()
    except OSError as error:
        return AgendaFolder(
            problems=(Problem(folder.relative_to(root).as_posix(), 1, "", why_no_folder(error)),)
        )
    events, problems = [], []
    if len(paths) > MAX_OWN_EVENTS:
        place = folder.relative_to(root).as_posix()
        sentence = f"{MAX_OWN_EVENTS} événements au plus ici ({len(paths)} écrits) ; retirez les plus anciens"
        problems.append(Problem(place, 1, "", sentence))
    for path in paths[:MAX_OWN_EVENTS]:
        file, found = _own_event(path, root, references)
        problems += found
        events += [file] if file else []
    calendars, found = _calendars(folder, root, references)
    kept = _with_contents(folder, root, calendars)
    known = repr((events, [(each.declared, each.health) for each in kept]))
    digest = fingerprint.digest(known, *(each.data for each in kept))
    return AgendaFolder(tuple(events), tuple(kept), digest, (*problems, *found))


def _own_event(path: Path, root: Path, references: ReferenceData) -> tuple[OwnFile | None, list[Problem]]:
    source = read_source(path, root)
    if isinstance(source, Problem):
        return None, [source]
    given = {key: value for key, value in source.front_matter.items() if value not in ("", [], {})}
    problems = [*_remarks(source)]
    if len(source.body) > MAX_TEXT:
        sentence = messages.sentence("string_too_long", {"max_length": MAX_TEXT}, "")
        return None, [*problems, Problem(source.path, source.body_line, "texte", sentence)]
    event, found = _checked(OwnEvent, given, source, references)
    return (OwnFile(source.id, source.path, event, source.body) if event else None), [*problems, *found]


def _remarks(source: Source) -> list[Problem]:
    """Return what is to reconsider in the texts of *source* before they are public, as in a sheet."""
    found = [
        Problem(source.path, source.line_of(key), key, sentence, "warning")
        for key, value in source.front_matter.items()
        if isinstance(value, str)
        for sentence in text_warnings(value)
    ]
    found += [
        Problem(source.path, source.body_line, "texte", each, "warning")
        for each in text_warnings(source.body)
    ]
    return bounded(found)


def _checked(
    model: type[Model],
    given: object,
    file: Source | ListFile,
    references: ReferenceData,
    at: Place = (),
    guesses: Guesses | None = None,
) -> tuple[Model | None, list[Problem]]:
    try:
        return model.model_validate(given, context=references), []
    except ValidationError as error:
        return None, bounded([*to_problems(error, model, file.path, file.line_of, at, guesses)])


def _calendars(
    folder: Path, root: Path, references: ReferenceData
) -> tuple[list[DeclaredCalendar], list[Problem]]:
    files, problems = read_lists(folder, root, {CALENDARS: MAX_CALENDARS}, (CALENDARS,))
    file, guesses = files[CALENDARS], Guesses()
    known: dict[str, DeclaredCalendar] = {}
    for index, written in enumerate(file.values):
        calendar, found = _checked(DeclaredCalendar, written, file, references, (index,), guesses)
        problems += found
        if calendar is None:
            continue
        if calendar.id in known:
            sentence = messages.duplicate_identifier(calendar.id, "un autre calendrier de cette liste")
            problems.append(Problem(file.path, file.line_of(index, "id"), "id", sentence))
        known.setdefault(calendar.id, calendar)
    return [*known.values()], bounded(problems)


def _with_contents(folder: Path, root: Path, calendars: Sequence[DeclaredCalendar]) -> list[KeptCalendar]:
    place = folder.relative_to(root).parts
    states = health_of(_read(root, place, STATE_FILE, MAX_STATE_BYTES))
    sources = (*place, AGENDA_SOURCES_FOLDER)
    return [
        KeptCalendar(
            each, _read(root, sources, f"{each.id}.ics", LARGEST_CALENDAR), states.get(each.id, Health())
        )
        for each in calendars
    ]


def _read(root: Path, place: Sequence[str], name: str, most: int) -> bytes:
    """Return the content of a file that `partage agenda` writes; empty where it is missing, or no plain file."""
    try:
        with Folder(root, *place, ours=False) as opened:
            return opened.read(name, most)
    except OSError:
        return b""
