"""No-break spaces where a syntax needs ordinary ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.characters import with_plain_spaces
from partage.text.plain_marks import fields_with_plain_spaces, markdown_with_plain_spaces


@pytest.mark.parametrize(
    ("written", "read", "changed"),
    [
        ("titre:\u00a0x", "titre: x", [0]),
        ("\u00a0\u00a0- a\n\u00a0 -\u00a0b", "  - a\n  - b", [0, 1]),
        ("\u2007- nom:\u202fx\n\u00a0 \u00a0roles: y", " - nom: x\n   roles: y", [0, 1]),
        ("a: Quoi\u00a0: tout\u00a0; rien", "a: Quoi\u00a0: tout\u00a0; rien", []),
        ("a: x\u00a0", "a: x ", []),
        ("\u00a0", " ", []),
        ("titre: x", "titre: x", []),
    ],
)
def test_fields(written: str, read: str, changed: list[int]) -> None:
    assert fields_with_plain_spaces(written) == (read, changed)


@pytest.mark.parametrize(
    ("written", "read", "changed"),
    [
        ("-\u00a0un\n\u00a0\u00a0- deux", "- un\n  - deux", [0, 1]),
        ("##\u00a0Titre", "## Titre", [0]),
        ("1.\u00a0un", "1. un", [0]),
        (">\u00a0-\u00a0cité", "> - cité", [0]),
        ("\u00a0\u00a0```\nx\n\u00a0\u00a0```", "  ```\nx\n  ```", [0, 2]),
        ("- un\n\n\u00a0\u00a0suite", "- un\n\n  suite", [2]),
        ("un\n\u00a0\ndeux", "un\n \ndeux", []),
        ("\u00a0\u00a0\u00a0\u00a0Un alinéa", "\u00a0\u00a0\u00a0\u00a0Un alinéa", []),
        (
            "- un\n\nfin\n\u00a0\u00a0\u00a0\u00a0Un alinéa",
            "- un\n\nfin\n\u00a0\u00a0\u00a0\u00a0Un alinéa",
            [],
        ),
        ("Où\u202f?\u00a0Là", "Où\u202f?\u00a0Là", []),
    ],
)
def test_markdown(written: str, read: str, changed: list[int]) -> None:
    assert markdown_with_plain_spaces(written) == (read, changed)


@given(st.text(alphabet="a-#>1. \t\u00a0\u202f:`|\n", max_size=60))
def test_only_spaces_change_and_no_line_moves(text: str) -> None:
    for mended, _ in (fields_with_plain_spaces(text), markdown_with_plain_spaces(text)):
        assert with_plain_spaces(mended) == with_plain_spaces(text)
