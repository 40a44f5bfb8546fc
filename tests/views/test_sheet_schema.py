"""What an editor completes and underlines is what the check accepts."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from partage.sheets.fields import KEYS, LEVELS, FrontMatter
from partage.sheets.template import draft
from partage.views.schemas import sheet_schema
from tests.samples import MINIMAL, base_references, site


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: a year is a number, a day stays text."""


EditorLoader.yaml_implicit_resolvers = {
    start: [each for each in resolvers if not each[0].endswith(":timestamp")]
    for start, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    return yaml.load(text, EditorLoader)


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return sheet_schema(site())


def faults(schema: dict[str, Any], front_matter: object) -> list[str]:
    return [error.json_path for error in Draft202012Validator(schema).iter_errors(front_matter)]


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_example_of_every_field_is_right_for_an_editor(schema: dict[str, Any], name: str, key: str) -> None:
    example = (FrontMatter.model_fields[name].examples or [""])[0]
    assert faults(schema, MINIMAL | {key: read(str(example))}) == []


@pytest.mark.parametrize("key", [KEYS[name] for name, level in LEVELS.items() if level != "O"] + ["porteur"])
@pytest.mark.parametrize("mark", ["non-renseigne", "sans-objet"])
def test_marks_are_right_where_a_question_may_stay_open(schema: dict[str, Any], key: str, mark: str) -> None:
    assert faults(schema, MINIMAL | {key: mark}) == []


def test_draft_is_right_for_an_editor_once_its_examples_are_answers(schema: dict[str, Any]) -> None:
    answers = re.sub(r"^#([a-z_]+:)", r"\1", draft("Un jardin").split("---")[1], flags=re.MULTILINE)
    assert faults(schema, read(answers)) == []


@pytest.mark.parametrize(
    ("key", "written"),
    [("themes", ["a-inventer"]), ("themes", ["enfance", "jeunesse", "lien-social", "parentalite"]), ("titre", "ab"),
     ("debut", 24), ("debut", "2024-13"), ("acteurs", [{"rolse": "x"}]), ("zzz", "x"), ("themes", [])],
)  # fmt: skip
def test_mistake_is_underlined(schema: dict[str, Any], key: str, written: object) -> None:
    assert faults(schema, MINIMAL | {key: written}) != []


def test_closed_lists_are_those_of_the_network(schema: dict[str, Any]) -> None:
    one, listed = schema["properties"]["themes"]["anyOf"]
    themes = list(base_references().vocabularies["themes"].terms)
    assert one["enum"] == listed["items"]["enum"] == themes
