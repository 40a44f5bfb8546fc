"""Mutated vocabularies: from their folder to their terms, and to a sheet checked against them."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from random import Random

from partage.forge.issue_forms import issue_forms
from partage.reference.reference_data import load_references
from partage.sheets.source import Source, read_text_source
from tests.fuzz import checks, text_mutations, yaml_mutations
from tests.fuzz.cases import Case, form_of, put, take_away
from tests.fuzz.sheets import CORPUS, IMAGES, Setting, seeds
from tests.samples import LICENCE

_FOLDER = CORPUS / "initiatives/_vocabulaires"
_OWN = ("territoires", "acteurs", "themes", "methodes", "types-de-lien")
"""The lists whose entries depend on others."""
_NEEDED = ("id", "libelle", "label", "nom", "type", "parent")
_PUBLISH_EVERY = 25
"""One case in so many is followed into everything that is published from vocabularies."""


@cache
def _lists() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted(_FOLDER.glob("*.yml"))}


@cache
def _trees() -> list[object]:
    return [yaml_mutations.tree_of(data.decode()) for data in _lists().values()]


def _mutated(draw: Random, name: str) -> bytes:
    data = _lists()[name]
    way = draw.random()
    if way < 0.25:
        return text_mutations.mutated(draw, data, list(_lists().values()))
    tree = yaml_mutations.tree_of(data.decode())
    changed = yaml_mutations.mutated_tree(draw, tree, _trees()) if way < 0.6 else _grown(draw, name, tree)
    return yaml_mutations.written(draw, changed).encode("utf-8", "surrogatepass")


def _grown(draw: Random, name: str, tree: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return *tree* with many more entries: chains, cycles, deep nesting, duplicates, or unknown parents."""
    model = draw.choice(tree)
    times = draw.choice((3, 10, 30, 30, 300, 300, 3000))
    if times > 30:
        model = {key: value for key, value in model.items() if key in _NEEDED}
    label = "nom" if "nom" in model else "libelle"
    way = draw.randrange(5)
    parents = ("x{next}", "x{before}", "x0", "05061 Gapp{n}", "x{n}", "05061 Gap", "{n:05}")
    parent = draw.choice(parents)
    new: list[dict[str, object]] = []
    for n in range(times):
        entry = {**model, "id": f"x{n}", label: f"{model[label]} {n}"}
        if way == 0 and name == "territoires":
            entry["parent"] = parent.format(n=n, next=(n + 1) % times, before=max(n - 1, 0))
        elif way == 1:
            entry["alias"] = [f"autre {n} {each}" for each in range(draw.choice((1, 3, 30)))]
        elif way == 2:
            entry["id"] = draw.choice(("x", f"x{n}", f"X {n}"))
            entry[label] = model[label]
        elif way == 3:
            entry[draw.choice(list(entry))] = text_mutations.odd(draw)
        new.append(entry)
    if way == 4:
        stairs: dict[str, object] = new[-1]
        for entry in reversed(new[:40]):
            stairs = {**entry, "etroits": [stairs]}
        new = [stairs] if draw.random() < 0.3 else [{**model, "etroits": new}]
    return [*tree, *new] if draw.random() < 0.7 else new


class Vocabularies:
    """Folders of vocabularies, one of which is odd."""

    def __init__(self, folder: Path) -> None:
        self._root = folder / "project"
        self._folder = self._root / "initiatives/_vocabulaires"
        shutil.copytree(_FOLDER, self._folder)
        self._source = read_text_source(
            seeds("initiatives")["relais-de-quartier"], "initiatives/relais-de-quartier.md"
        )

    @staticmethod
    def case(number: int) -> Case:
        """Return case *number*."""
        draw = Random(f"vocabulary:{number}")
        name = draw.choice((*_lists(), *_OWN * 4))
        return Case(number, f"{name}.yml", _mutated(draw, name), form_of(draw), name)

    def run(self, case: Case) -> None:
        """Read the folder with *case* in it, and check one sheet against it."""
        path = self._folder / case.name
        take_away(path)
        put(path, case)
        try:
            references, problems = load_references(
                self._folder, self._root, frozenset(seeds("initiatives")), IMAGES
            )
        finally:
            take_away(path)
            shutil.copy(_FOLDER / case.name, path)
        checks.check_problems(problems)
        for vocabulary in references.vocabularies.values():
            checks.check_value([term.label for term in vocabulary.terms.values()])
        setting = Setting.of(references)
        assert isinstance(self._source, Source)
        initiative = setting.checked(self._source)
        if initiative is not None and case.number % _PUBLISH_EVERY == 0:
            setting.publish(initiative)
            issue_forms(references, LICENCE)
