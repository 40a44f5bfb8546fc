"""The command `partage`: check sheets, start a new one. Never imports the host."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from partage.drafting import draft, identifier
from partage.file_names import name_problem
from partage.integration.changes import UnknownRevision, changes_since
from partage.integration.issue_forms import issue_forms
from partage.integration.site_address import site_address
from partage.integration.summary import FORMATS as SUMMARY_FORMATS
from partage.integration.summary import summary_of
from partage.parallel import available_processes
from partage.pipeline import read_knowledge_base
from partage.reporting import FORMATS
from partage.typography import french

FOLDER = "initiatives"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 when all is well, 1 when something is to be corrected."""
    options = _parser().parse_args(arguments)
    root = _project_root(Path.cwd())
    if root is None:
        return _refused(
            f"aucun dossier « {FOLDER}/ » ici ni au-dessus ; placez-vous dans le dossier du projet."
        )
    return int(options.run(options, root))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="partage", description="La base des initiatives : vérifier, commencer une fiche."
    )
    commands = parser.add_subparsers(required=True, metavar="commande")
    check = commands.add_parser("check", help="dire ce qui est à corriger dans les fiches et les listes")
    check.add_argument("files", nargs="*", type=Path, metavar="fichier", help="seulement ces fichiers")
    check.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="pour une personne ou pour une forge"
    )
    check.set_defaults(run=_check)
    new = commands.add_parser("new", help="commencer une fiche")
    new.add_argument("title", metavar="titre", help="le titre de l’initiative, entre guillemets")
    new.set_defaults(run=_new)
    _add_forge(commands.add_parser("forge", help="ce que demande l’intégration continue d’une forge"))
    return parser


def _add_forge(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(required=True, metavar="commande")
    summary = commands.add_parser(
        "bilan", help="ce qu’une proposition change, avec les liens vers le formulaire"
    )
    summary.add_argument(
        "--since", default="origin/main", metavar="révision", help="l’état auquel elle s’ajoute"
    )
    summary.add_argument(
        "--format",
        choices=sorted(SUMMARY_FORMATS),
        default="text",
        help="pour une personne ou pour une forge",
    )
    summary.set_defaults(run=_summarise)
    address = commands.add_parser("adresse", help="l’adresse où le site est publié")
    address.set_defaults(run=_say_address)
    forms = commands.add_parser(
        "modeles", help="refaire les modèles de demande, d’après les champs et les listes"
    )
    forms.set_defaults(run=_write_forms)


def _project_root(here: Path) -> Path | None:
    return next((folder for folder in (here, *here.parents) if (folder / FOLDER).is_dir()), None)


def _check(options: argparse.Namespace, root: Path) -> int:
    missing = [file for file in options.files if not file.exists()]
    if missing:
        return _refused(f"le fichier « {missing[0]} » n’existe pas.")
    knowledge = read_knowledge_base(root, root / FOLDER, available_processes())
    asked = [PurePath(os.path.relpath(file, root)).as_posix() for file in options.files]
    problems = [problem for problem in knowledge.problems if not asked or _is_in(problem.path, asked)]
    errors = sum(problem.severity == "error" for problem in problems)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    report = FORMATS[options.format](problems, colour=colour)
    if report:
        print(report)
    if options.format == "text":
        read = {each.path for each in knowledge.catalogue.initiatives}
        read |= {each.path for each in knowledge.errors}
        count = sum(not asked or _is_in(path, asked) for path in read)
        print(french(_summary(count, errors, len(problems) - errors)), file=sys.stderr)
    return 1 if errors else 0


def _is_in(path: str, asked: Sequence[str]) -> bool:
    return any(path == each or path.startswith(f"{each}/") or each == "." for each in asked)


def _summary(files: int, errors: int, remarks: int) -> str:
    read = f"{files} fiche{'s' if files > 1 else ''} lue{'s' if files > 1 else ''}"
    wrong = f"{errors} erreur{'s' if errors > 1 else ''}" if errors else "aucune erreur"
    return f"{read} : {wrong}, {remarks} remarque{'s' if remarks > 1 else ''}."


def _new(options: argparse.Namespace, root: Path) -> int:
    title = " ".join(options.title.split())
    name = identifier(title)
    path = root / FOLDER / f"{name}.md"
    sentence = name_problem(path.name)
    if sentence:
        return _refused(sentence)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(draft(title))
    except FileExistsError:
        return _refused(
            f"la fiche « {path.relative_to(root)} » existe déjà ; complétez-la, ou changez de titre."
        )
    print(french(f"Fiche commencée : {path.relative_to(root)}"))
    print(french("Remplissez-la, puis vérifiez avec : partage check"))
    return 0


def _summarise(options: argparse.Namespace, root: Path) -> int:
    try:
        changes = changes_since(root, options.since)
    except UnknownRevision:
        return _refused(
            f"Git ne connaît pas « {options.since} » ici ; donnez une révision : --since origin/main"
        )
    knowledge = read_knowledge_base(root, root / FOLDER, available_processes())
    titles = {each.path: each.title for each in knowledge.catalogue.initiatives}
    summary = summary_of(changes, knowledge.problems, titles, _address(root))
    report = SUMMARY_FORMATS[options.format](summary)
    if report:
        print(report)
    return 0


def _say_address(options: argparse.Namespace, root: Path) -> int:
    print(_address(root) or "http://127.0.0.1:8000/")
    return 0


def _address(root: Path) -> str:
    configuration = root / "mkdocs.yml"
    text = configuration.read_text("utf-8") if configuration.is_file() else ""
    return site_address(text, os.environ)


def _write_forms(options: argparse.Namespace, root: Path) -> int:
    references = read_knowledge_base(root, root / FOLDER).references
    for name, text in issue_forms(references.vocabularies).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(name)
    return 0


def _refused(sentence: str) -> int:
    print(french(f"partage : {sentence}"), file=sys.stderr)
    return 1
