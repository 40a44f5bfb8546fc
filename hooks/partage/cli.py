"""The command `partage`: check sheets, start a new one, take in what people send. Never imports MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from pkgutil import resolve_name

from partage.options import SHEETS_FOLDER, in_language, language_asked, parser
from partage.runtime.configuration import settings_of_project
from partage.runtime.failures import FAILURES, failure_sentence
from partage.runtime.standard_streams import open_outputs, settle, write_what_can_be
from partage.runtime.unreadable import LINKED_FOLDER
from partage.terminal import refused
from partage.text.strings import language_of_base
from partage.text.translation import languages_of_messages, speak, spoken

_RUN: Mapping[str, str] = {
    "found": "partage.bases:begin_base",
    "take_engine": "partage.bases:replace_engine",
    "check": "partage.checking:check",
    "new": "partage.sheet_commands:begin_sheet",
    "import": "partage.intake:import_documents",
    "receive": "partage.intake:receive",
    "revisit": "partage.sheet_commands:revisit",
    "export": "partage.sheet_commands:export",
    "summarise": "partage.forge_commands:summarise",
    "say_address": "partage.forge_commands:say_address",
    "write_forms": "partage.forge_commands:write_forms",
    "read_calendar": "partage.agenda_commands:read_calendar",
    "refresh_agenda": "partage.agenda_commands:refresh_agenda",
}
"""Where each command is. Loaded only when it is asked for: together they take longer than checking ten sheets."""
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
        return _done(options, root or Path.cwd())
    if root is None:
        return refused(
            f"aucun dossier « {SHEETS_FOLDER}/ » ici ni au-dessus ; placez-vous dans le dossier du projet."
        )
    if (root / SHEETS_FOLDER).is_symlink():
        return refused(f"« {SHEETS_FOLDER}/ » : {LINKED_FOLDER}.")
    return _done(options, root)


def _done(options: argparse.Namespace, root: Path) -> int:
    return int(resolve_name(options.run)(options, root))


def _project_root(here: Path) -> Path | None:
    return next((folder for folder in (here, *here.parents) if (folder / SHEETS_FOLDER).is_dir()), None)
