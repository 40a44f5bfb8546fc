"""The commands that begin the base of another network and take a later engine: they ask and print, `founding` does."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from partage.founding.answers import WrongAnswer
from partage.founding.commands import found, take_engine
from partage.founding.upgrading import NotUpgraded
from partage.founding.writing import NotEmpty
from partage.terminal import refused, say


def begin_base(options: argparse.Namespace, _: Path) -> int:
    """Write a new base, after asking what the options do not say."""
    try:
        return _said(found(options, input if sys.stdin.isatty() and not options.yes else None))
    except (WrongAnswer, NotEmpty) as error:
        return refused(str(error))


def replace_engine(options: argparse.Namespace, root: Path) -> int:
    """Replace the engine of the base at *root*."""
    try:
        return _said(take_engine(options.revision, root))
    except NotUpgraded as error:
        return refused(f"{error}.")


def _said(sentences: Sequence[str]) -> int:
    for sentence in sentences:
        say(sentence)
    return 0
