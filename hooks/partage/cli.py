"""The command `partage`: check sheets, start a new one, take what people send. Never imports the host."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from partage.drafting import draft, identifier
from partage.file_names import name_problem
from partage.importing.importer import Report, import_files, project_references
from partage.importing.incoming import Refusal
from partage.importing.mail import received
from partage.parallel import available_processes
from partage.pipeline import read_knowledge_base
from partage.receiving import Sheet, branch_for, next_steps, sheet_of
from partage.reporting import FORMATS, as_text
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
    bring = commands.add_parser("import", help="faire des brouillons de fiches d’un document ou d’un tableau")
    bring.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="fichier",
        help=".docx, .odt, .html, .md ; .csv, .xlsx (une fiche par ligne)",
    )
    bring.add_argument("--vers", type=Path, metavar="dossier", help=f"où les écrire (sinon {FOLDER}/)")
    bring.set_defaults(run=_import)
    receive = commands.add_parser(
        "recevoir", help="faire une branche d’une fiche reçue (.md) ou d’un courriel (.eml)"
    )
    receive.add_argument("file", type=Path, metavar="fichier")
    receive.add_argument("--corrige", action="store_true", help="elle corrige une fiche qui existe")
    receive.add_argument(
        "--nom", default="", help="le nom de la fiche, s’il n’est pas celui du fichier ou du titre"
    )
    receive.add_argument(
        "--depuis", default="HEAD", metavar="branche", help="d’où part la branche (sinon d’ici)"
    )
    receive.add_argument(
        "--malgre-les-erreurs",
        action="store_true",
        dest="anyway",
        help="faire la branche d’une fiche encore fausse",
    )
    receive.set_defaults(run=_receive)
    return parser


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


def _import(options: argparse.Namespace, root: Path) -> int:
    references = project_references(root, root / FOLDER)
    reports = import_files(options.files, options.vers or root / FOLDER, references)
    for report in reports:
        _show(report)
    written = sum(len(report.written) for report in reports)
    if written:
        many = "s" if written > 1 else ""
        print(french(f"{written} brouillon{many} écrit{many}. Complétez, puis vérifiez avec : partage check"))
    return 1 if any(report.refused for report in reports) else 0


def _show(report: Report) -> None:
    print(report.file.name)
    for path in report.written:
        print(f"  → {os.path.relpath(path)}")
    for remark in report.remarks:
        print(french(f"  {remark}"))
    for keys in report.unanswered:
        print(french(f"  à répondre : {keys}"))
    if report.problems:
        print(french("  à corriger :"))
        shown = [replace(each, path=os.path.relpath(each.path)) for each in report.problems]
        print("    " + as_text(shown).replace("\n", "\n    "))
    if report.refused:
        _refused(f"{report.file.name} : {report.refused}")


def _receive(options: argparse.Namespace, root: Path) -> int:
    references = project_references(root, root / FOLDER)
    try:
        sheet = sheet_of(received(options.file), FOLDER, references, options.nom.removesuffix(".md"))
        _show_checked(sheet)
        if sheet.errors and not options.anyway:
            return _refused(
                "aucune branche n’est faite d’une fiche fausse. Corrigez le fichier reçu et relancez ; ou faites la "
                "branche pour y corriger : --malgre-les-erreurs"
            )
        branch = branch_for(sheet, root, FOLDER, options.depuis, correction=options.corrige)
    except Refusal as refused:
        return _refused(str(refused))
    print(french("\n".join(next_steps(branch))))
    return 0


def _show_checked(sheet: Sheet) -> None:
    if sheet.problems:
        print(as_text(sheet.problems))


def _refused(sentence: str) -> int:
    print(french(f"partage : {sentence}"), file=sys.stderr)
    return 1
