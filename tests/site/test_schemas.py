"""The published JSON Schemas are what editors complete and check with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.site.building import Built

NAMES = ("initiative", "constat", "vocabulaire", "methodes", "parcours", "territoires", "acteurs", "sigles")


class AsEditors(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is text, « oui » and « no » are text."""


AsEditors.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(params=["base", "corpus"])
def built(request: pytest.FixtureRequest) -> Built:
    site: Built = request.getfixturevalue(request.param)
    return site


def schema(built: Built, name: str) -> Any:
    return json.loads(built.text(f"schema/{name}.schema.json"))


def front_matter(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=AsEditors)


def errors(built: Built, name: str, value: Any) -> list[str]:
    return [error.message[:300] for error in Draft202012Validator(schema(built, name)).iter_errors(value)]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_valid(name: str, built: Built) -> None:
    published = schema(built, name)
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(published)


def test_right_sheets_are_right_for_an_editor(built: Built) -> None:
    for path in sorted((built.root / "initiatives").glob("*.md")):
        assert errors(built, "initiative", front_matter(path)) == [], path.name


def test_right_findings_are_right_for_an_editor(built: Built) -> None:
    for path in sorted((built.root / "initiatives/_constats").glob("*.md")):
        assert errors(built, "constat", front_matter(path)) == [], path.name


def test_right_paths_are_right_for_an_editor(built: Built) -> None:
    for path in sorted((built.root / "docs/parcours").glob("*.md")):
        assert errors(built, "parcours", front_matter(path)) == [], path.name


def test_vocabularies_are_right_for_an_editor(built: Built) -> None:
    for path in sorted((built.root / "initiatives/_vocabulaires").glob("*.yml")):
        name = path.stem if path.stem in NAMES else "vocabulaire"
        assert errors(built, name, yaml.load(path.read_text("utf-8"), Loader=AsEditors)) == [], path.name


@pytest.mark.parametrize(
    "change",
    [
        {"themes": "pas-un-theme"},
        {"titres": "x"},
        {"titre": "x" * 121},
        {"debut": "2024-13"},
        {"etat": ["en-cours"] * 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_wrong_values_are_wrong_for_an_editor(change: dict[str, Any], corpus: Built) -> None:
    right = front_matter(corpus.root / "initiatives/compost-au-pied-des-tours.md")
    assert errors(corpus, "initiative", {**right, **change}) != []


@pytest.mark.parametrize("missing", ["titre", "resume", "etat", "territoires", "themes", "porteur"])
def test_a_mandatory_field_is_one_for_an_editor(missing: str, corpus: Built) -> None:
    right = front_matter(corpus.root / "initiatives/compost-au-pied-des-tours.md")
    assert errors(corpus, "initiative", {key: each for key, each in right.items() if key != missing}) != []


def test_closed_lists_are_completed(corpus: Built) -> None:
    published = json.dumps(schema(corpus, "initiative"))
    assert '"habitants-relais"' in published
    assert '"echange-de-pratiques"' not in published
