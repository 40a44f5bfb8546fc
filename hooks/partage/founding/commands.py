"""The commands that begin a base and that take a later version of its engine: what they do, and what is then said."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from partage.forge.issue_forms import issue_forms
from partage.founding.answers import Answers, answers_of
from partage.founding.upgrading import upgrade
from partage.founding.whose import LISTS, engine_root
from partage.founding.writing import write_base
from partage.reference.reference_data import load_references
from partage.settings.values import Licence
from partage.text.translation import speak, spoken

NEXT = (
    "La base est prête : {folder}",
    "Ensuite :",
    "  1. cd {folder} && git init && git add . && git commit -m 'La base'",
    "  2. make serve, puis http://127.0.0.1:8000/ : le site, tenu à jour",
    '  3. .venv/bin/partage commencer "Le titre d’une initiative" : la première fiche',
    "  4. complétez docs/a-propos.md et docs/mentions-legales.md ; relisez les listes de initiatives/_vocabulaires/",
    "  5. .venv/bin/partage forge modeles : les modèles de demande, quand vos listes ont changé",
    "Le chemin entier, jusqu’à la publication : docs/contribuer/reutiliser.md",
)


def found(options: argparse.Namespace, ask: Callable[[str], str] | None) -> Sequence[str]:
    """Write a new base; return what to do next. WrongAnswer or NotEmpty where it cannot be."""
    answers = answers_of(options, ask)
    write_base(engine_root(), options.folder, answers)
    _write_forms(options.folder, answers)
    return [line.format(folder=options.folder) for line in NEXT]


def _write_forms(folder: Path, answers: Answers) -> None:
    """Write the request forms of the new base, in its language."""
    references, _ = load_references(folder / LISTS, folder, (), ())
    before = spoken()
    speak(answers.languages[0])
    try:
        licence = Licence(answers.licence, answers.licence_address)
        forms = issue_forms(references, licence)
    finally:
        speak(before)
    for name, text in forms.items():
        (folder / name).write_text(text, "utf-8")


def take_engine(revision: str, root: Path) -> Sequence[str]:
    """Replace the engine of the base at *root*; return what to do next. NotUpgraded where it cannot be."""
    changed = upgrade(root, revision)
    return (
        f"Moteur de « {revision} » : {changed} fichiers changés, rien d’enregistré.",
        "Relisez (git diff --cached --stat), vérifiez (make check site), puis enregistrez : git commit -m 'Moteur'",
        "Pour y renoncer : git restore --staged --worktree .",
    )
