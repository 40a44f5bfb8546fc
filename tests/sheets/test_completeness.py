"""How much of a sheet is told, and which questions are open."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from partage.sheets.completeness import completeness
from partage.sheets.fields import KEYS, LEVELS, FrontMatter
from tests.samples import initiative

C_KEYS = [KEYS[name] for name, level in LEVELS.items() if level == "C"]
NAMES = {key: name for name, key in KEYS.items()}


def filled(*keys: str) -> dict[str, Any]:
    """Those fields, answered like their examples."""
    examples = {key: (FrontMatter.model_fields[NAMES[key]].examples or [""])[0] for key in keys}
    return {key: answered(yaml.load(str(example), yaml.BaseLoader)) for key, example in examples.items()}


def answered(example: Any) -> Any:
    """The *example* as an answer: a sentence left as it was shown is an error."""
    if isinstance(example, dict):
        return {key: answered(value) for key, value in example.items()}
    if isinstance(example, list):
        return [answered(each) for each in example]
    if example.startswith("https:"):
        return f"{example}#ici"
    return f"{example} Ici aussi." if example.endswith((".", "?")) else example


@pytest.mark.parametrize(
    ("count", "state"),
    [
        (0, "ebauche"),
        (-(-len(C_KEYS) // 3) - 1, "ebauche"),
        (-(-len(C_KEYS) // 3), "partielle"),
        (len(C_KEYS) - 1, "partielle"),
        (len(C_KEYS), "complete"),
    ],
)
def test_draft_is_under_a_third_and_complete_is_all(count: int, state: str) -> None:
    found = completeness(initiative(**filled(*C_KEYS[:count])).sheet)
    assert found.state == state
    assert [KEYS[name] for name in found.open_fields] == C_KEYS[count:]


def test_question_that_does_not_apply_is_not_counted() -> None:
    told, rest = C_KEYS[:2], C_KEYS[2:]
    found = completeness(initiative(**filled(*told), **dict.fromkeys(rest, "sans-objet")).sheet)
    assert (found.state, found.open_fields) == ("complete", ())
    assert (
        completeness(initiative(**filled(*told), **dict.fromkeys(rest, "non-renseigne")).sheet).state
        == "ebauche"
    )


def test_optional_fields_do_not_count() -> None:
    optional = [KEYS[name] for name, level in LEVELS.items() if level == "+" and KEYS[name] != "fin"]
    reviews = {"relue_par", "validee_par_habitants"}
    assert completeness(initiative(**filled(*(set(optional) - reviews))).sheet).state == "ebauche"


def test_review_and_approval_go_before_the_count() -> None:
    review = {"nom": "Le réseau", "date": "2026-01"}
    assert completeness(initiative(relue_par=review).sheet).state == "relue"
    both = initiative(relue_par=review, validee_par_habitants=review)
    assert completeness(both.sheet).state == "validee-collectivement"


def test_text_of_a_section_fills_its_fields() -> None:
    found = completeness(initiative("x", "## Freins, leviers, contournements\n\nPeu de temps.\n").sheet)
    assert {"obstacles", "levers"}.isdisjoint(found.open_fields)
    assert "lessons" in found.open_fields


@pytest.mark.parametrize("text", ["", "<!-- Qu’est-ce qui a gêné ? -->", "<!-- a\n\nb -->"])
def test_section_without_text_fills_nothing(text: str) -> None:
    found = completeness(initiative("x", f"## Freins, leviers, contournements\n\n{text}\n").sheet)
    assert {"obstacles", "levers"} <= set(found.open_fields)


def test_acronyms_that_are_not_explained_are_listed_once() -> None:
    body = (
        "Le CLSPD et la CAF (caisse d’allocations familiales), le réseau d’éducation (REP), le CLSPD, un OK."
    )
    assert completeness(initiative("x", body).sheet).acronyms == ("CLSPD",)
