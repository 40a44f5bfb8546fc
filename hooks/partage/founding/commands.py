"""The commands that begin a base and that take a later version of its engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from partage.founding.answers import QUESTIONS, WrongAnswer, answers_of
from partage.founding.upgrading import NotUpgraded, upgrade
from partage.founding.whose import engine_root
from partage.founding.writing import NotEmpty, write_base
from partage.terminal import refused, say

NEXT = (
    "La base est prête : {folder}",
    "Ensuite :",
    "  1. cd {folder} && git init && git add . && git commit -m 'La base'",
    "  2. make serve, puis http://127.0.0.1:8000/ : le site, tenu à jour",
    '  3. .venv/bin/partage commencer "Le titre d’une initiative" : la première fiche',
    "  4. complétez docs/a-propos.md et docs/mentions-legales.md ; relisez les listes de initiatives/_vocabulaires/",
    "  5. .venv/bin/partage forge modeles : les modèles de demande, d’après vos listes",
    "Le chemin entier, jusqu’à la publication : docs/contribuer/reutiliser.md",
)


def found(options: argparse.Namespace, _: Path) -> int:
    """Write a new base."""
    try:
        answers = answers_of(options, input if sys.stdin.isatty() and not options.yes else None)
        write_base(engine_root(), options.folder, answers)
    except WrongAnswer as error:
        return refused(str(error))
    except NotEmpty:
        return refused(f"« {options.folder} » n’est pas vide ; donnez le nom d’un nouveau dossier.")
    for line in NEXT:
        say(line.format(folder=options.folder))
    return 0


def take_engine(options: argparse.Namespace, root: Path) -> int:
    """Replace the engine of the base at *root*."""
    try:
        changed = upgrade(root, options.revision)
    except NotUpgraded as error:
        return refused(f"{error}.")
    say(f"Moteur de « {options.revision} » : {changed} fichiers changés, rien d’enregistré.")
    say(
        "Relisez (git diff --cached --stat), vérifiez (make check site), puis enregistrez : git commit -m 'Moteur'"
    )
    say("Pour y renoncer : git restore --staged --worktree .")
    return 0


def add_founding(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare both commands."""
    new = commands.add_parser("init", aliases=["nouvelle-base"], help="commencer la base d’un autre réseau")
    new.add_argument("folder", type=Path, metavar="dossier", help="un dossier à créer")
    names = {"name": "nom", "address": "adresse", "languages": "langues", "licence": "licence",
             "perimeter": "perimetre", "forge": "forge", "repository": "depot", "contact": "contact"}  # fmt: skip
    for name, question in QUESTIONS.items():
        options = dict.fromkeys((f"--{names[name]}", f"--{name}"))
        new.add_argument(*options, dest=name, metavar="…", help=question.asked)
    new.add_argument(
        "--oui", "--yes", action="store_true", dest="yes", help="ne rien demander : le reste par défaut"
    )
    new.set_defaults(run=found, anywhere=True)
    later = commands.add_parser(
        "moteur", aliases=["upgrade"], help="prendre une version plus récente du moteur"
    )
    later.add_argument("revision", nargs="?", default="moteur/main", help="sa révision (sinon moteur/main)")
    later.set_defaults(run=take_engine)
