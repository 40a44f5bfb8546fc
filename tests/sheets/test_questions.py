"""The fields as questions of a form."""

from __future__ import annotations

import pytest

from partage.sheets.fields import KEYS, LEVELS
from partage.sheets.questions import NOT_ASKED, outside_sections, questions
from partage.sheets.sections import SECTIONS

ASKED = questions("fr")


def test_every_field_is_asked_but_those_that_the_network_fills() -> None:
    assert set(ASKED) == set(KEYS) - NOT_ASKED


def test_every_question_is_in_one_place() -> None:
    places = [name for section in SECTIONS for name in section.fields]
    places += [name for level in ("C", "+") for name in outside_sections(level)]
    places += [name for name, level in LEVELS.items() if level == "O"]
    assert sorted(set(places)) == sorted(places)
    assert set(places) == set(ASKED)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "line"), ("summary", "prose"), ("stage", "choice"), ("territories", "places"), ("themes", "terms"),
        ("start", "date"), ("participants", "count"), ("funders", "lines"), ("participation", "levels"),
        ("actors", "items"), ("inspired_by", "sheets"),
    ],
)  # fmt: skip
def test_what_a_question_takes(name: str, kind: str) -> None:
    assert ASKED[name].kind == kind


def test_bounds_are_those_of_the_fields() -> None:
    assert (ASKED["title"].shortest, ASKED["title"].longest) == (3, 120)
    assert ASKED["themes"].most == 3
    inside = {question.key: question for question in ASKED["obstacles"].inside}
    assert (inside["facteur"].level, inside["contournement"].level) == ("O", "+")


def test_where_it_may_stay_open_is_known() -> None:
    inside = {question.key: question for question in ASKED["lessons"].inside}
    assert [ASKED[name].may_stay_open for name in ("title", "lead", "start")] == [False, True, True]
    assert [inside[key].may_stay_open for key in ("texte", "facteur")] == [False, True]


def test_labels_are_those_of_the_edition() -> None:
    assert ASKED["title"].label == "Titre"
    assert questions("en")["title"].label == "Title"
