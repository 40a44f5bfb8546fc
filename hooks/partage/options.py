"""The command line of `partage`: its commands and options. What they do is in `cli`.

Each command and each option has a French name, then an English one, so that a line is of one language whoever
types it: `partage recevoir --depuis main`, `partage receive --from main`. What it answers is in French.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from partage.forge.reports import FORMATS
from partage.forge.summary import FORMATS as SUMMARY_FORMATS
from partage.founding.answers import QUESTIONS
from partage.text.translation import spoken_words

Run: TypeAlias = str
"""Where the function of a command is, as `module:name`: it takes what is asked and the path of the project, and returns
the exit code."""
SHEETS_FOLDER = "initiatives"


def parser(run: Mapping[str, Run]) -> argparse.ArgumentParser:
    """Return the parser of the command line; *run* maps the name of each command to where its function is."""
    top = argparse.ArgumentParser(
        prog="partage", description="La base des initiatives : vérifier, commencer une fiche."
    )
    top.add_argument(
        "--lang", "--langue", metavar="fr", help="la langue des messages (sinon celle de la base)"
    )
    commands = top.add_subparsers(required=True, metavar="commande")
    check = commands.add_parser(
        "verifier", aliases=["check"], help="dire ce qui est à corriger dans les fiches et les listes"
    )
    check.add_argument("files", nargs="*", type=Path, metavar="fichier", help="seulement ces fichiers")
    check.add_argument(
        "--format", choices=sorted(FORMATS), default="text", help="pour une personne ou pour une forge"
    )
    check.set_defaults(run=run["check"])
    new = commands.add_parser("commencer", aliases=["new"], help="commencer une fiche")
    new.add_argument("title", metavar="titre", help="le titre de l’initiative, entre guillemets")
    new.add_argument(
        "--rencontre",
        "--meeting",
        action="store_true",
        dest="meeting",
        help="avec le plan d’un compte rendu de rencontre",
    )
    new.set_defaults(run=run["new"])
    _add_forge(commands.add_parser("forge", help="ce que demande l’intégration continue d’une forge"), run)
    bring = commands.add_parser(
        "importer", aliases=["import"], help="faire des brouillons de fiches d’un document ou d’un tableau"
    )
    bring.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="fichier",
        help=".docx, .odt, .html, .md ; .csv, .xlsx (une fiche par ligne)",
    )
    bring.add_argument(
        "--vers", "--to", type=Path, metavar="dossier", help=f"où les écrire (sinon {SHEETS_FOLDER}/)"
    )
    bring.set_defaults(run=run["import"])
    again = commands.add_parser(
        "revisiter", aliases=["revisit"], help="de quelles fiches demander des nouvelles"
    )
    again.add_argument(
        "--au", "--on", type=date.fromisoformat, metavar="jour", help="ce jour-là (sinon aujourd’hui)"
    )
    again.set_defaults(run=run["revisit"])
    _add_receive(
        commands.add_parser(
            "recevoir",
            aliases=["receive"],
            help="faire une branche d’une fiche reçue (.md, .txt) ou d’un courriel (.eml)",
        ),
        run,
    )
    export = commands.add_parser(
        "exporter", aliases=["export"], help="écrire les données ouvertes dans une base SQLite"
    )
    export.add_argument(
        "--sqlite", type=Path, required=True, metavar="fichier", help="le fichier à créer, comme fiches.db"
    )
    export.set_defaults(run=run["export"])
    _add_founding(commands, run)
    _add_agenda(commands.add_parser("agenda", help="lire les calendriers des structures"), run)
    return top


def language_asked(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the language that *arguments* ask for, wherever they do, and the other arguments."""
    asked, rest = "", iter(arguments)
    others: list[str] = []
    for each in rest:
        option, _, value = each.partition("=")
        if each == "--":
            return asked, [*others, each, *rest]
        if option in ("--lang", "--langue"):
            asked = value or next(rest, "")
        else:
            others.append(each)
    return asked, others


def in_language(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Return *parser* with its help in the language that is spoken."""
    parser.description = spoken_words(parser.description) if parser.description else None
    for action in parser._actions:
        if action.help:
            action.help = spoken_words(action.help)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = spoken_words(choice.help or "")
            for inside in dict.fromkeys(action.choices.values()):
                in_language(inside)
    return parser


def _add_receive(parser: argparse.ArgumentParser, run: Mapping[str, Run]) -> None:
    parser.add_argument("file", type=Path, metavar="fichier")
    parser.add_argument(
        "--corrige", "--correct", action="store_true", help="elle corrige une fiche qui existe"
    )
    parser.add_argument(
        "--nom", "--name", default="", help="le nom de la fiche, s’il n’est pas celui du fichier ou du titre"
    )
    parser.add_argument(
        "--depuis", "--from", default="HEAD", metavar="branche", help="d’où part la branche (sinon d’ici)"
    )
    parser.add_argument(
        "--malgre-les-erreurs",
        "--despite-errors",
        action="store_true",
        dest="anyway",
        help="faire la branche d’une fiche encore fausse",
    )
    parser.add_argument(
        "--malgre-les-coordonnees",
        "--despite-contacts",
        action="store_true",
        dest="reachable",
        help="faire la branche d’une fiche qui donne un téléphone ou une adresse (ceux de la structure)",
    )
    parser.set_defaults(run=run["receive"])


def _add_agenda(parser: argparse.ArgumentParser, run: Mapping[str, Run]) -> None:
    parser.add_argument(
        "--accepte",
        "--accept",
        action="append",
        default=[],
        dest="accepted",
        metavar="identifiant",
        help="lire ce calendrier même s’il a perdu la plupart de ses dates",
    )
    parser.set_defaults(run=run["refresh_agenda"])
    commands = parser.add_subparsers(metavar="commande")
    read = commands.add_parser(
        "lire",
        aliases=["read"],
        help="montrer ce qui est compris d’un calendrier (.ics), une date par ligne, en JSON",
    )
    read.add_argument("file", type=Path, metavar="fichier")
    read.add_argument(
        "--du",
        "--from",
        default="",
        metavar="JOUR",
        help="premier jour, comme 2026-09-01 (sinon aujourd’hui)",
    )
    read.add_argument(
        "--au",
        "--to",
        default="",
        metavar="JOUR",
        help="jour d’après le dernier (sinon treize mois plus tard)",
    )
    read.set_defaults(run=run["read_calendar"])


def _add_forge(parser: argparse.ArgumentParser, run: Mapping[str, Run]) -> None:
    commands = parser.add_subparsers(required=True, metavar="commande")
    summary = commands.add_parser(
        "bilan", aliases=["summary"], help="ce qu’une proposition change, avec les liens vers le formulaire"
    )
    summary.add_argument(
        "--depuis", "--since", default="origin/main", metavar="révision", help="l’état auquel elle s’ajoute"
    )
    summary.add_argument(
        "--format",
        choices=sorted(SUMMARY_FORMATS),
        default="text",
        help="pour une personne ou pour une forge",
    )
    summary.set_defaults(run=run["summarise"])
    address = commands.add_parser("adresse", aliases=["address"], help="l’adresse où le site est publié")
    address.set_defaults(run=run["say_address"])
    forms = commands.add_parser(
        "modeles",
        aliases=["templates"],
        help="refaire les modèles de demande, d’après les champs et les listes",
    )
    forms.add_argument(
        "--verifier",
        "--check",
        action="store_true",
        dest="only_check",
        help="ne rien écrire ; dire ceux qui ne suivent plus, et finir par 1 s’il y en a",
    )
    forms.set_defaults(run=run["write_forms"])


def _add_founding(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], run: Mapping[str, Run]
) -> None:
    new = commands.add_parser("init", aliases=["nouvelle-base"], help="commencer la base d’un autre réseau")
    new.add_argument("folder", type=Path, metavar="dossier", help="un dossier à créer")
    names = {"name": "nom", "address": "adresse", "languages": "langues", "licence": "licence",
             "perimeter": "perimetre", "zone": "fuseau", "forge": "forge", "repository": "depot",
             "contact": "contact"}  # fmt: skip
    for name, question in QUESTIONS.items():
        options = dict.fromkeys((f"--{names[name]}", f"--{name}"))
        new.add_argument(*options, dest=name, metavar="…", help=question.asked)
    new.add_argument(
        "--oui", "--yes", action="store_true", dest="yes", help="ne rien demander : le reste par défaut"
    )
    new.set_defaults(run=run["found"], anywhere=True)
    later = commands.add_parser(
        "moteur", aliases=["upgrade"], help="prendre une version plus récente du moteur"
    )
    later.add_argument("revision", nargs="?", default="moteur/main", help="sa révision (sinon moteur/main)")
    later.set_defaults(run=run["take_engine"])
