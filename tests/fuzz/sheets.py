"""Mutated sheets: from their bytes to their page."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from yaml import YAMLError

from partage.build.routes import sheet_outputs
from partage.catalogue.catalogue import build_catalogue
from partage.catalogue.initiative import Initiative
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.catalogue.loader import load
from partage.catalogue.site import Site
from partage.reference.reference_data import ReferenceData, load_references
from partage.rendering.shell import Shell
from partage.sheets.source import Source, read_text_source
from partage.text.strings import strings
from partage.views import redirects, terms
from tests.fuzz import checks, text_mutations, yaml_mutations
from tests.fuzz.cases import Case, form_of, put, take_away
from tests.samples import BASE, ROOT, VOCABULARIES

CORPUS = ROOT / "tests/corpus"
IMAGES = frozenset({"tablee.png"})
_PROJECT_EVERY = 20
"""One case in so many is also checked in a project on disk."""
MAX_PAGES = 250
"""Pages that one sheet may cause to be published, with a margin for those that any site has."""
_SIGNS = (
    "<", ">", '"', "&", "`", "```\n", "\n\n", "    ", "[", "](", ")", "![a](images/tablee.png)", "# ", "## Bilan\n", "###### ",
    "> ", "- ", "1. ", "|", "|-|\n", "[^a]", "[^a]: ", "<script>", "<!--", "-->", "https://exemple.org/", "www.a.b ", "a@b.fr ",
    "06 12 34 56 78 ", "1 85 05 78 006 084 36 ", "*", "**", "~~", "_", "$$", "repair-cafe.md", "[x](repair-cafe.md#y)", "\\",
    "[x](javascript:alert(1))", "[x]: /y\n", "=\n", "---\n", "&nbsp;", "&#x202e;", "{: .x}", "<a href=x>", "é", " ",
)  # fmt: skip


@cache
def seeds(folder: str) -> dict[str, bytes]:
    """Return the valid sheets of the corpus in *folder*, by name."""
    return {path.stem: path.read_bytes() for path in sorted((CORPUS / folder).glob("*.md"))}


@cache
def _trees() -> list[object]:
    every = {**seeds("initiatives"), **seeds("recherche")}
    return [yaml_mutations.tree_of(data.decode().split("---\n")[1]) for data in every.values()]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sheet is checked against, and the site that publishes it."""

    references: ReferenceData
    site: Site

    @classmethod
    def of(cls, references: ReferenceData) -> Setting:
        """Return the setting for *references*."""
        shell = Shell(("", "content", ""))
        site = Site(
            name="Essais",
            locale="fr",
            locales=("fr", "en"),
            base_url="https://partage.exemple/",
            strings=strings("fr"),
            catalogue=build_catalogue([], references),
            references=references,
            today=date(2026, 1, 1),
            shells={("initiatives", 2): shell},
        )
        return cls(references, site)

    def checked(self, source: Source) -> Initiative | None:
        """Return the initiative in *source*, if it is valid, after checking the values read and the problems reported."""
        checks.check_value(dict(source.front_matter))
        initiative, problems = load(source, self.references)
        checks.check_problems(problems)
        return initiative

    def publish(self, initiative: Initiative) -> Site:
        """Return the site of *initiative* alone, after checking everything that is published from its sheet."""
        site = replace(self.site, catalogue=build_catalogue([initiative], self.references), fragments={})
        for output in sheet_outputs(site, initiative):
            content = output.content()
            if output.path.endswith(".html"):
                checks.check_page(str(content))
        caused = sum(1 for _ in terms.outputs(site)) + sum(1 for _ in redirects.outputs(site))
        checks.require(caused <= MAX_PAGES, f"one sheet causes {caused} pages")
        return site


def mutated_sheet(draw: Random) -> tuple[str, bytes]:
    """Return the name of a seed and its mutation; the seeds of `initiatives` go with the vocabularies there."""
    folder = draw.choice(("initiatives", "initiatives", "recherche"))
    name, data = draw.choice(list(seeds(folder).items()))
    for _ in range(draw.choice((1, 1, 2))):
        data = _mutated(draw, data, folder)
    return f"{folder}/{name}", data


def _mutated(draw: Random, data: bytes, folder: str) -> bytes:
    way = draw.random()
    if way < 0.3:
        return text_mutations.mutated(draw, data, list(seeds(folder).values()))
    parts = data.split(b"---\n", 2)
    if len(parts) < 3:
        return data
    if way < 0.8:
        try:
            tree = yaml_mutations.tree_of(parts[1].decode())
        except (ValueError, RecursionError, YAMLError):
            return data
        fields = yaml_mutations.written(draw, yaml_mutations.mutated_tree(draw, tree, _trees()))
        return b"---\n" + fields.encode("utf-8", "surrogatepass") + b"---\n" + parts[2]
    return parts[0] + b"---\n" + parts[1] + b"---\n" + _body(draw, parts[2])


def _body(draw: Random, body: bytes) -> bytes:
    sign = "".join(draw.choices(_SIGNS, k=draw.choice((1, 2, 5, 30))))
    text = sign * text_mutations.many(draw, 100_000 // len(sign))
    place = draw.choice((0, len(body), draw.randrange(len(body) + 1)))
    return body[:place] + text.encode() + body[place:]


def _file_name(draw: Random, seed: str) -> str:
    if draw.random() < 0.93:
        return seed.rpartition("/")[2] + ".md"
    name = text_mutations.odd(draw).replace("/", "").replace("\0", "")[:60]
    return name.encode("utf-8", "surrogatepass")[:100].decode("utf-8", "surrogateescape") + ".md"


class Sheets:
    """Sheets, checked against the vocabularies of their seed."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "project"
        shutil.copytree(CORPUS / "initiatives/_vocabulaires", self._root / "initiatives/_vocabulaires")
        corpus = load_references(
            CORPUS / "initiatives/_vocabulaires", CORPUS, frozenset(seeds("initiatives")), IMAGES
        )
        base = load_references(VOCABULARIES, BASE, frozenset(seeds("recherche")), frozenset())
        self._settings = {"initiatives": Setting.of(corpus[0]), "recherche": Setting.of(base[0])}

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*."""
        draw = Random(f"sheet:{number}")
        seed, data = mutated_sheet(draw)
        return Case(number, _file_name(draw, seed), data, form_of(draw), seed)

    def run(self, case: Case) -> None:
        """Read, check and publish *case*; if its name or form is odd, check it in a project on disk instead."""
        usual = case.form == "file" and case.name.removesuffix(".md") in case.seed
        if not usual or case.number % _PROJECT_EVERY == 0:
            self._check_project(case)
        if not usual:
            return
        source = read_text_source(case.data, f"initiatives/{case.name}")
        if not isinstance(source, Source):
            checks.check_problems([source])
            return
        setting = self._settings[case.seed.partition("/")[0]]
        initiative = setting.checked(source)
        if initiative is not None:
            setting.publish(initiative)

    def _check_project(self, case: Case) -> None:
        path = self._root / "initiatives" / case.name
        put(path, case)
        try:
            checks.check_problems(read_knowledge_base(self._root, path.parent).problems)
        finally:
            take_away(path)
