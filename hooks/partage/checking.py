"""The command that says what is to be corrected in sheets and lists."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.forge.reports import FORMATS, in_short
from partage.options import SHEETS_FOLDER
from partage.runtime.cache import Cache, CacheChanged
from partage.runtime.output_folders import refusal
from partage.runtime.pool import available_processes
from partage.runtime.project import VOCABULARIES_FOLDER
from partage.terminal import refused, say, write
from partage.text.problem import Problem


def check(options: argparse.Namespace, root: Path) -> int:
    """Report every problem of the project at *root*, or those of some files; return 1 if one is an error."""
    missing = [file for file in options.files if not file.exists()]
    if missing:
        return refused(f"le fichier « {missing[0]} » n’existe pas.")
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
    # What the last build knows of the sheets that did not change since; the next build finds all that it left.
    known = Cache(root, is_read_only=True)
    try:
        knowledge = read_knowledge_base(root, root / SHEETS_FOLDER, available_processes(), known)
    # A build writes it at this moment, or its disk is damaged.
    except CacheChanged:
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
