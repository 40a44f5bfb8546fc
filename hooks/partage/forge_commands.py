"""The commands that forges run on a proposal, and those that write what forges read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from pathlib import Path, PurePath

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.forge.changes import UnknownRevision, changes_since
from partage.forge.issue_forms import issue_forms
from partage.forge.site_url import site_address
from partage.forge.summary import FORMATS as SUMMARY_FORMATS
from partage.forge.summary import summary_of
from partage.options import SHEETS_FOLDER
from partage.runtime.configuration import settings_of_project
from partage.runtime.output_folders import refusal
from partage.runtime.pool import available_processes
from partage.runtime.rooted import Folder
from partage.runtime.unreadable import in_french
from partage.settings.values import licence_of
from partage.terminal import refused, say, write


def summarise(options: argparse.Namespace, root: Path) -> int:
    """Say what changed since a revision, for whoever reviews it."""
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
    try:
        changes = changes_since(root, options.depuis)
    except UnknownRevision:
        return refused(
            f"Git ne connaît pas « {options.depuis} » ici ; donnez une révision : --depuis origin/main"
        )
    knowledge = read_knowledge_base(root, root / SHEETS_FOLDER, available_processes())
    titles = {each.path: each.title for each in knowledge.catalogue.initiatives}
    summary = summary_of(changes, knowledge.problems, titles, address(root))
    report = SUMMARY_FORMATS[options.format](summary)
    if report:
        write(report)
    return 0


def say_address(options: argparse.Namespace, root: Path) -> int:
    """Say the address of the site."""
    say(address(root) or "http://127.0.0.1:8000/")
    return 0


def address(root: Path) -> str:
    """Return the address of the site as its settings and the environment give it; empty where none is known."""
    return site_address(settings_of_project(root, os.environ), os.environ)


def write_forms(options: argparse.Namespace, root: Path) -> int:
    """Write the request forms; or only say which are stale, and return 1 if one is."""
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
    references = read_knowledge_base(root, root / SHEETS_FOLDER).references
    licence = licence_of(settings_of_project(root, os.environ))
    forms = issue_forms(references, licence)
    if options.only_check:
        return _stale_forms(root, forms)
    for name, text in forms.items():
        *folders, file = PurePath(name).parts
        try:
            with Folder(root, *folders, make=True) as folder:
                folder.write(file, text.encode())
        except OSError as error:
            return refused(f"« {name} » ne peut pas être écrit ({in_french(error)}).")
        say(name)
    return 0


def _stale_forms(root: Path, forms: Mapping[str, str]) -> int:
    """Say which of the *forms* that are kept differ; one that a network took away is of a forge that it has not."""
    kept = {name: root / name for name in forms if (root / name).is_file()}
    stale = [name for name, path in kept.items() if path.read_text("utf-8", errors="replace") != forms[name]]
    for name in stale:
        say(
            f"{name} : ce modèle ne suit plus les champs, les listes ou les réglages ; lancez : partage forge modeles"
        )
    return 1 if stale else 0
