"""The commands that take in what people send: documents, tables, mails."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

from partage.forge.receive import ReceivedSheet, branch_for, sheet_of
from partage.forge.receive_words import left_out, next_steps, reason_to_wait
from partage.forge.reports import as_text
from partage.importing.importer import Report, import_files, project_references
from partage.importing.mail import received
from partage.importing.refusal import Refusal
from partage.options import SHEETS_FOLDER
from partage.terminal import refused, say
from partage.text.printable import printable
from partage.text.translation import spoken_words


def import_documents(options: argparse.Namespace, root: Path) -> int:
    """Turn documents and tables into drafts; return 1 if one is refused."""
    references = project_references(root, root / SHEETS_FOLDER)
    reports = import_files(options.files, options.vers or root / SHEETS_FOLDER, references)
    for report in reports:
        show(report)
    written = sum(len(report.written) for report in reports)
    if written:
        many = "s" if written > 1 else ""
        say(f"{written} brouillon{many} écrit{many}. Complétez, puis vérifiez avec : partage verifier")
    return 1 if any(report.refused for report in reports) else 0


def show(report: Report) -> None:
    """Print what became of one file."""
    say(printable(report.file.name))
    for path in report.written:
        say(f"  → {printable(os.path.relpath(path))}")
    for remark in report.remarks:
        say(f"  {spoken_words(printable(remark))}")
    for keys in report.unanswered:
        say(f"  à répondre : {keys}")
    if report.problems:
        say("  à corriger :")
        placed = [replace(each, path=os.path.relpath(each.path)) for each in report.problems]
        say("    " + as_text(placed).replace("\n", "\n    "))
    if report.refused:
        refused(f"{report.file.name} : {report.refused}")


def receive(options: argparse.Namespace, root: Path) -> int:
    """Turn a sheet that was sent into a branch; return 1 if it is refused, or has to wait."""
    references = project_references(root, root / SHEETS_FOLDER)
    try:
        message = received(options.file)
        sheet = sheet_of(message, SHEETS_FOLDER, references, options.nom.removesuffix(".md"))
        _show_checked(sheet)
        for line in left_out(message):
            say(printable(line))
        waits = reason_to_wait(sheet, wrong=options.anyway, reachable=options.reachable)
        if waits:
            return refused(waits)
        branch = branch_for(sheet, root, SHEETS_FOLDER, options.depuis, correction=options.corrige)
    except Refusal as reason:
        return refused(str(reason))
    say("\n".join(map(printable, next_steps(branch))))
    return 0


def _show_checked(sheet: ReceivedSheet) -> None:
    if sheet.problems:
        say(as_text(sheet.problems))
