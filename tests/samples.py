"""The smallest right sheet, and what becomes of it: a test states only what differs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from partage.catalogue.catalogue import Catalogue, build_catalogue
from partage.catalogue.initiative import Initiative
from partage.catalogue.loader import load
from partage.catalogue.site import Site
from partage.reference.reference_data import ReferenceData, load_references
from partage.settings.values import Licence
from partage.sheets.source import Source, read_text_source
from partage.text.problem import Problem, Severity
from partage.text.strings import Locale, strings

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "tests/base"
"""The network that the tests look at: never the one that the repository publishes."""
VOCABULARIES = BASE / "initiatives/_vocabulaires"
LICENCE = Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.fr")
SHEETS = frozenset({"fete-des-voisins", "conseil-citoyen-haut-gap"})
IMAGES = frozenset({"fete.jpg"})
MINIMAL = {
    "titre": "Ouvrir un jardin partagé",
    "resume": "Une vingtaine d’habitants font vivre un jardin au pied des immeubles.",
    "etat": "en-cours",
    "territoires": "05061 Gap",
    "themes": "lien-social",
    "porteur": "Centre social Les Tilleuls",
}


@cache
def base_references() -> ReferenceData:
    """The vocabularies of the base."""
    references, problems = load_references(VOCABULARIES, BASE, SHEETS, IMAGES)
    assert problems == []
    return references


def sheet(body: str = "", /, **fields: Any) -> str:
    """The text of the smallest right sheet with *fields* on top, one a line; None takes one away."""
    told = {key: value for key, value in {**MINIMAL, **fields}.items() if value is not None}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    return "\n".join(["---", *lines, "---", "", body])


@dataclass(frozen=True)
class Checked:
    """What the check says of one sheet."""

    initiative: Initiative | None
    problems: list[Problem]

    @property
    def errors(self) -> list[str]:
        return self._said("error")

    @property
    def warnings(self) -> list[str]:
        return self._said("warning")

    @property
    def lines(self) -> list[tuple[int, str]]:
        return [(problem.line, problem.field) for problem in self.problems]

    @property
    def right(self) -> Initiative:
        assert self.initiative is not None, self.errors
        return self.initiative

    def _said(self, severity: Severity) -> list[str]:
        return [
            f"{problem.field}: {problem.message}" for problem in self.problems if problem.severity == severity
        ]


def checked_text(text: str, identifier: str = "x") -> Checked:
    source = read_text_source(text.encode(), f"initiatives/{identifier}.md")
    assert isinstance(source, Source), source
    return Checked(*load(source, base_references()))


def checked(body: str = "", /, **fields: Any) -> Checked:
    """Check the smallest right sheet with *fields* on top."""
    return checked_text(sheet(body, **fields))


def initiative(identifier: str = "x", body: str = "", /, **fields: Any) -> Initiative:
    """A right sheet."""
    return checked_text(sheet(body, **fields), identifier).right


def catalogue(*initiatives: Initiative) -> Catalogue:
    return build_catalogue(initiatives, base_references())


def site(*initiatives: Initiative, locale: Locale = "fr") -> Site:
    """The site that publishes *initiatives*, without MkDocs around it."""
    return Site(
        name="Initiatives en partage",
        locale=locale,
        locales=("fr", "en"),
        base_url="https://partage.exemple/",
        licence=LICENCE,
        strings=strings(locale),
        catalogue=catalogue(*initiatives),
        references=base_references(),
        today=date(2026, 1, 1),
    )


def write_project(root: Path, sheets: Mapping[str, str]) -> Path:
    """Write *sheets*, by identifier, and the vocabularies of the base under *root*."""
    shutil.copytree(VOCABULARIES, root / "initiatives/_vocabulaires")
    for identifier, text in sheets.items():
        (root / f"initiatives/{identifier}.md").write_text(text, "utf-8")
    return root


def spaced(text: str) -> str:
    """*text* with the plain spaces that sources are written with."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")
