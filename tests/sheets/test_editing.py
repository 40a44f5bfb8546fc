"""One answer changes; the rest of the file stays, byte for byte."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.sheets.editing import edited
from partage.sheets.line_scan import fields
from partage.sheets.source import Source, read_text_source
from partage.sheets.writer import sheet_text
from tests.samples import BASE, ROOT

CASES = json.loads((ROOT / "tests/sheets/edits.json").read_text("utf-8"))
SHEETS = sorted([*(BASE / "initiatives").glob("*.md"), *(ROOT / "tests/corpus/recherche").glob("*.md")])


def read(text: str) -> dict[str, Any]:
    source = read_text_source(text.encode(), "initiatives/x.md")
    assert isinstance(source, Source), source
    return dict(source.front_matter)


def told(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [], {})}


def one_more(value: Any) -> Any:
    """*value* with one answer changed."""
    if isinstance(value, str):
        return f"{value} : encore"
    if isinstance(value, dict):
        return {**value, "mise-en-oeuvre": "autrement"}
    if isinstance(value[0], dict):
        [key, *_] = value[0]
        return [{**value[0], key: one_more(value[0][key])}, *value[1:]]
    return [*value, "Un « autre »"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_an_edit_is_the_one_of_the_golden_file(case: dict[str, Any]) -> None:
    before = case["before"]
    assert edited(before, read(before), case["changes"], case["told"]) == case["after"]


def test_nothing_changed_gives_the_same_bytes() -> None:
    for path in SHEETS:
        text = path.read_bytes().decode()
        values = read(text)
        assert edited(text, values, {}, {}) == text
        # An answer given again as it was is no change either.
        assert edited(text, values, values, {}) == text


def test_one_answer_changes_its_own_lines_only() -> None:
    for path in SHEETS:
        text = path.read_bytes().decode()
        values = read(text)
        lines = text.split("\n")
        spans = fields(lines[1 : lines.index("---", 1)])
        assert spans is not None, path
        for span in spans:
            after = edited(text, values, {span.key: one_more(values[span.key])}, {})
            assert read(after) == {**values, span.key: one_more(values[span.key])}
            changed = changes_between(lines, after.split("\n"))
            assert changed
            assert all(span.start < number <= span.end + 1 for number in changed), (path.name, span.key)


def test_one_section_changes_its_own_lines_only() -> None:
    for path in SHEETS:
        text = path.read_bytes().decode()
        after = edited(text, read(text), {}, {"paroles": "« Un mot. »"})
        assert "## Paroles\n\n« Un mot. »\n" in after
        if "## Paroles" not in text:
            assert set(text.split("\n")) <= set(after.split("\n"))
        assert edited(after, read(after), {}, {"paroles": "« Deux. »"}) == after.replace("Un mot", "Deux")


def changes_between(before: list[str], after: list[str]) -> list[int]:
    """The numbers, in *before*, of the lines that changed, or before which some came."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        number
        for tag, start, end, _, _ in matcher.get_opcodes()
        if tag != "equal"
        for number in (range(start, end) if end > start else [start])
    ]


WORDS = st.text("ab «»:#'\"-[]{},|>&*!\\\n", min_size=1, max_size=8).map(str.strip).filter(bool)
ACTORS = st.lists(
    WORDS | st.fixed_dictionaries({"nom": WORDS}, optional={"type": WORDS, "roles": st.lists(WORDS, min_size=1)}),
    max_size=4,
)  # fmt: skip
VALUES = st.fixed_dictionaries(
    {"titre": WORDS},
    optional={"lieu": WORDS, "themes": st.lists(WORDS, max_size=4), "acteurs": ACTORS,
              "participation": st.dictionaries(st.sampled_from(["diagnostic", "decision", "evaluation"]), WORDS)},
)  # fmt: skip


@given(VALUES, VALUES)
def test_any_change_is_read_back(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = sheet_text(before, "Avant.\n\n## Suites\n\nUn.")
    changes = {key: after.get(key, "") for key in {**before, **after}}
    made = edited(text, read(text), changes, {})
    assert told(read(made)) == told(after)
    assert made.endswith("---\n\nAvant.\n\n## Suites\n\nUn.\n")


def test_a_sheet_without_fields_is_not_edited() -> None:
    with pytest.raises(ValueError, match="fields"):
        edited("Un texte.\n", {}, {"titre": "X"}, {})
