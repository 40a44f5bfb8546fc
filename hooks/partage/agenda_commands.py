"""The commands that read calendars: they print, `agenda` does."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from partage.agenda.commands import Said, read_command, refresh_command
from partage.importing.importer import project_references
from partage.options import SHEETS_FOLDER
from partage.terminal import say, write


def read_calendar(options: argparse.Namespace, root: Path) -> int:
    """Say what is understood of a calendar."""
    return _said(read_command(options.file, options.du, options.au, root, os.environ))


def refresh_agenda(options: argparse.Namespace, root: Path) -> int:
    """Ask for every declared calendar."""
    references = project_references(root, root / SHEETS_FOLDER)
    return _said(refresh_command(root, os.environ, references, options.accepted))


def _said(said: Said) -> int:
    for line in said.lines:
        write(line)
    for sentence in said.sentences:
        say(sentence, sys.stderr)
    return said.code
