"""The command `partage`: check sheets, start a new one, take in what people send. Never imports MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from partage.agenda.commands import Said, read_command, refresh_command, site_and_moment
from partage.bases import begin_base, replace_engine
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.forge.reports import FORMATS, in_short
from partage.forge.revisiting import revisiting
from partage.forge_commands import address, say_address, summarise, write_forms
from partage.importing.importer import project_references
from partage.intake import import_documents, receive
from partage.options import SHEETS_FOLDER, Run, in_language, language_asked, parser
from partage.reference.place_table_file import PLACE_TABLE
from partage.runtime.configuration import settings_of_project
from partage.runtime.failures import FAILURES, failure_sentence
from partage.runtime.output_folders import refusal
from partage.runtime.pool import available_processes
from partage.runtime.project import VOCABULARIES_FOLDER
from partage.runtime.rooted import Folder
from partage.runtime.standard_streams import open_outputs, settle, write_what_can_be
from partage.runtime.unreadable import LINKED_FOLDER, in_french
from partage.sheets.file_names import name_problem
from partage.sheets.template import draft, identifier, meeting_draft
from partage.terminal import refused, say, write
from partage.text.problem import Problem
from partage.text.strings import language_of_base
from partage.text.translation import languages_of_messages, speak, spoken

_READER_GONE = 141
_INTERRUPTED = 130
"""As other Unix commands return: 128 plus the number of the signal."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all is well, 1 if something needs correcting or fails (130 and 141: see above)."""
    open_outputs()
    write_what_can_be()
    try:
        code = _run_in_language(list(sys.argv[1:] if arguments is None else arguments))
        # Flush now, so that a failed write is reported, not raised at exit when it is too late.
        sys.stdout.flush()
    except BrokenPipeError:
        # As in « partage check | head »: the reader has stopped reading.
        code = _READER_GONE
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except FAILURES as error:
        code = 1
        with suppress(OSError):
            refused(f"{failure_sentence(error)}.")
    finally:
        settle(sys.stdout, sys.stderr)
    return code


def _run_in_language(arguments: list[str]) -> int:
    asked, others = language_asked(arguments)
    root = _project_root(Path.cwd())
    settings = settings_of_project(root, os.environ) if root else {}
    known = languages_of_messages()
    if asked and asked not in known:
        return refused(f"aucun message n’est écrit en « {asked} » ; choisissez parmi : {', '.join(known)}.")
    before = spoken()
    speak(asked or language_of_base(settings))
    try:
        return _run(in_language(parser(_RUN)).parse_args(others))
    finally:
        # A program that calls this one, such as a test, says what it did before.
        speak(before)


def _run(options: argparse.Namespace) -> int:
    root = _project_root(Path.cwd())
    if getattr(options, "anywhere", False):
        return int(options.run(options, root or Path.cwd()))
    if root is None:
        return refused(
            f"aucun dossier « {SHEETS_FOLDER}/ » ici ni au-dessus ; placez-vous dans le dossier du projet."
        )
    if (root / SHEETS_FOLDER).is_symlink():
        return refused(f"« {SHEETS_FOLDER}/ » : {LINKED_FOLDER}.")
    return int(options.run(options, root))


def _project_root(here: Path) -> Path | None:
    return next((folder for folder in (here, *here.parents) if (folder / SHEETS_FOLDER).is_dir()), None)


def _check(options: argparse.Namespace, root: Path) -> int:
    missing = [file for file in options.files if not file.exists()]
    if missing:
        return refused(f"le fichier « {missing[0]} » n’existe pas.")
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
    knowledge = read_knowledge_base(root, root / SHEETS_FOLDER, available_processes())
    asked = [PurePath(os.path.relpath(file, root)).as_posix() for file in options.files]
    problems = [
        problem
        for problem in knowledge.problems
        if not asked or _is_in(problem.path, asked) or _is_of_all(problem)
    ]
    errors = sum(problem.severity == "error" for problem in problems)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    report = FORMATS[options.format](problems, colour=colour)
    if report:
        write(report)
    if options.format == "text":
        count = sum(not asked or _is_in(path, asked) for path in knowledge.paths)
        say(in_short(count, errors, len(problems) - errors), sys.stderr)
    return 1 if errors else 0


def _is_of_all(problem: Problem) -> bool:
    """Whether *problem* is an error of a closed list, for which sheets without a mistake wait too."""
    return problem.severity == "error" and problem.path.startswith(f"{SHEETS_FOLDER}/{VOCABULARIES_FOLDER}/")


def _is_in(path: str, asked: Sequence[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") or each == "." for each in asked)


def _new(options: argparse.Namespace, root: Path) -> int:
    title = " ".join(options.title.split())
    name = identifier(title)
    path = f"{SHEETS_FOLDER}/{name}.md"
    if not name:
        return refused(
            "un titre a au moins une lettre ou un chiffre, d’où vient le nom de la fiche ; complétez-le."
        )
    if name_problem(f"{name}.md"):
        return refused(
            f"le site garde le nom « {name} » pour une de ses pages ; précisez le titre : la ville, l’année."
        )
    begun = (meeting_draft if options.meeting else draft)(title, _example_of_place(root))
    try:
        with Folder(root, SHEETS_FOLDER, ours=False) as folder:
            folder.create(f"{name}.md", begun.encode())
    except FileExistsError:
        return refused(f"la fiche « {path} » existe déjà ; complétez-la, ou changez de titre.")
    except OSError as error:
        return refused(f"la fiche « {path} » ne peut pas être écrite ({in_french(error)}).")
    say(f"Fiche commencée : {path}")
    say("Remplissez-la, puis vérifiez avec : partage verifier")
    return 0


def _example_of_place(root: Path) -> str:
    """Return a place of the base's own table; nothing, without reading the lists, where it has none."""
    has_table = (root / SHEETS_FOLDER / VOCABULARIES_FOLDER / PLACE_TABLE).is_file()
    return project_references(root, root / SHEETS_FOLDER).territories.example if has_table else ""


def _revisit(options: argparse.Namespace, root: Path) -> int:
    try:
        zone, now = site_and_moment(root, os.environ)
    except ValueError as error:
        return refused(str(error))
    say(revisiting(root, options.au or now.date(), zone))
    return 0


def _export(options: argparse.Namespace, root: Path) -> int:
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
    # Loads all of the build: the other commands begin without it.
    from partage.build.exporting import sqlite_of

    knowledge = read_knowledge_base(root, root / SHEETS_FOLDER, available_processes())
    try:
        zone, now = site_and_moment(root, os.environ)
    except ValueError as error:
        return refused(str(error))
    data = sqlite_of(knowledge, root, SHEETS_FOLDER, address(root), now.date(), zone)
    try:
        with options.sqlite.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return refused(f"« {options.sqlite} » existe déjà ; donnez un autre nom, ou retirez-le.")
    except OSError as error:
        return refused(f"« {options.sqlite} » ne peut pas être écrit ({in_french(error)}).")
    count = len(knowledge.catalogue.initiatives)
    say(f"{options.sqlite} : {count} fiche{'s' if count > 1 else ''}")
    return 0


def _said(said: Said) -> int:
    for line in said.lines:
        write(line)
    for sentence in said.sentences:
        say(sentence, sys.stderr)
    return said.code


_RUN: dict[str, Run] = {
    "found": begin_base,
    "take_engine": replace_engine,
    "check": _check,
    "new": _new,
    "import": import_documents,
    "receive": receive,
    "revisit": _revisit,
    "export": _export,
    "summarise": summarise,
    "say_address": say_address,
    "write_forms": write_forms,
    "read_calendar": lambda asked, root: _said(
        read_command(asked.file, asked.du, asked.au, root, os.environ)
    ),
    "refresh_agenda": lambda asked, root: _said(
        refresh_command(root, os.environ, project_references(root, root / SHEETS_FOLDER), asked.accepted)
    ),
}
