"""The issue forms match the declarations of the fields."""

from __future__ import annotations

import pytest
import yaml

from partage.forge.issue_forms import GITHUB, GITLAB, issue_forms
from partage.reference.reference_data import ReferenceData
from partage.sheets.fields import KEYS, LEVELS
from partage.sheets.sections import SECTIONS
from tests.samples import LICENCE


def test_every_mandatory_field_is_asked_and_no_other(references: ReferenceData) -> None:
    form = yaml.safe_load(issue_forms(references, LICENCE)[GITHUB])
    required = [each["id"] for each in form["body"] if each.get("validations", {}).get("required")]
    assert required == [KEYS[name] for name, level in LEVELS.items() if level == "O"]


def test_closed_lists_are_chosen_from(references: ReferenceData) -> None:
    form = {each.get("id"): each for each in yaml.safe_load(issue_forms(references, LICENCE)[GITHUB])["body"]}
    for key, name, several in (("etat", "etats", False), ("themes", "themes", True)):
        options = form[key]["attributes"]["options"]
        assert [option.rpartition("(")[2].rstrip(")") for option in options] == list(
            references.vocabularies[name].terms
        )
        assert len(set(options)) == len(options)
        assert form[key]["attributes"].get("multiple", False) is several
    assert form["resume"]["type"] == "textarea"
    assert form["territoires"]["attributes"]["placeholder"] == "05061 Gap"


@pytest.mark.parametrize("path", [GITHUB, GITLAB])
def test_the_guided_sections_are_there_in_order(references: ReferenceData, path: str) -> None:
    text = issue_forms(references, LICENCE)[path]
    places = [text.index(f"## {section.title}\n") for section in SECTIONS]
    assert places == sorted(places)
