"""The commands that begin a sheet, name those to ask news of, and export what all of them say."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from partage.agenda.commands import site_and_moment
from partage.build.exporting import sqlite_of
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.forge.revisiting import revisiting
from partage.forge_commands import address
from partage.importing.importer import project_references
from partage.options import SHEETS_FOLDER
from partage.reference.place_table_file import PLACE_TABLE
from partage.runtime.output_folders import refusal
from partage.runtime.pool import available_processes
from partage.runtime.project import VOCABULARIES_FOLDER
from partage.runtime.rooted import Folder
from partage.runtime.unreadable import in_french
from partage.sheets.file_names import name_problem
from partage.sheets.template import draft, identifier, meeting_draft
from partage.terminal import refused, say


def begin_sheet(options: argparse.Namespace, root: Path) -> int:
    """Write a new sheet to complete; nothing that exists is overwritten."""
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


def revisit(options: argparse.Namespace, root: Path) -> int:
    """Say which sheets to ask news of."""
    try:
        zone, now = site_and_moment(root, os.environ)
    except ValueError as error:
        return refused(str(error))
    say(revisiting(root, options.au or now.date(), zone))
    return 0


def export(options: argparse.Namespace, root: Path) -> int:
    """Write the open data of the project at *root* as a new SQLite file."""
    if reason := refusal(root, root / "site"):
        return refused(f"{reason}.")
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
