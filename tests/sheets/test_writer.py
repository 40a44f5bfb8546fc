"""Values → the text of a sheet, read back as the same values."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.sheets.source import Source, read_text_source
from partage.sheets.writer import body_text, scalar, sheet_text
from partage.text.characters import received
from partage.text.strict_yaml import UNREADABLE
from tests.samples import MINIMAL, checked_text

# What the reader does not refuse in a file.
TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)
    .map(lambda text: received(UNREADABLE.sub("", received(text))).strip())
    .filter(bool)
)


def read_back(text: str) -> dict[str, Any]:
    source = read_text_source(text.encode(), "initiatives/x.md")
    assert isinstance(source, Source), source
    return dict(source.front_matter)


@given(TEXTS)
def test_any_text_is_read_back(text: str) -> None:
    assert read_back(sheet_text({"titre": text})) == {"titre": text}


@given(
    st.lists(TEXTS, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["nom", "type"]), TEXTS, min_size=1),
)
def test_lists_and_mappings_are_read_back(texts: list[str], actor: dict[str, str]) -> None:
    values = {"financeurs": texts, "acteurs": [actor, {"nom": "X", "roles": texts}]}
    assert read_back(sheet_text(values)) == values


@pytest.mark.parametrize(
    "text", ["a: b", "# x", "- x", "non", "2024", "05061 Gap", "« x »", "l’été", "é", "🙂", 'dit "x"', "a\\b", "x\ny", "~", "*a", "&a", "a #b", "[x]", "{x}", "%", "@x", "`x`", "|", ">", "!x", "a:", "Le mot   ici", "0x1F", "1e3", "14:30"],
)  # fmt: skip
def test_what_yaml_reads_otherwise_is_quoted(text: str) -> None:
    assert read_back(sheet_text({"titre": text})) == {"titre": text}


def test_a_plain_text_is_written_as_it_is() -> None:
    assert scalar("Créer un groupe d’habitants-relais (Gap)") == "Créer un groupe d’habitants-relais (Gap)"


def test_keys_are_in_the_order_of_the_fields_and_empty_ones_left_out() -> None:
    text = sheet_text({"porteur": "X", "titre": "T", "lieu": "", "publics": []})
    assert text == "---\ntitre: T\nporteur: X\n---\n"


def test_a_whole_sheet_is_right() -> None:
    values = {
        **MINIMAL,
        "participation": {"diagnostic": "consultation"},
        "acteurs": [{"nom": "A: B", "roles": ["porteur"]}],
    }
    text = sheet_text(
        values, body_text({"suites": "Le groupe existe.", "contexte": "Un besoin.\n\n- un\n- deux"})
    )
    assert checked_text(text).errors == []
    assert text.index("## Contexte et diagnostic") < text.index("## Suites")


def test_what_no_sheet_may_hold_is_not_written() -> None:
    pasted = "a\vb\r\nc\u2028d\x85e\x1b\u202e\ufeff\x00f"
    text = sheet_text({"titre": pasted, "financeurs": [pasted]}, pasted)
    assert read_back(text) == {"titre": "a\nb\nc\nd\nef", "financeurs": ["a\nb\nc\nd\nef"]}
    assert text.endswith("\n\na\nb\nc\nd\nef\n")
