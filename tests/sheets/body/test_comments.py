"""Comments of a text are its authors' notes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.sheets.body.comments import without_comments


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a\n<!-- b\nc -->\nd", "a\n\n\nd"),
        ("<!-- a --><!-- b -->c", "c"),
        ("a <!-- jamais fermé", "a <!-- jamais fermé"),
        ("a --> b", "a --> b"),
        ("<!-- a <!-- b --> c", " c"),
        ("```\n<!-- montré -->\n```\n<!-- caché -->", "```\n<!-- montré -->\n```\n"),
        ("~~~\n```\n<!-- montré -->\n~~~\n<!-- caché -->", "~~~\n```\n<!-- montré -->\n~~~\n"),
        ("<!-- \n```\n -->a<!-- b -->", "\n\na"),
        ("rien", "rien"),
    ],
)
def test_comments_go_and_fenced_code_stays(body: str, kept: str) -> None:
    assert without_comments(body) == kept


@given(st.lists(st.sampled_from(["<!--", "-->", "\n", "```", "~~~", " ", "a"])).map("".join))
def test_lines_keep_their_numbers(body: str) -> None:
    assert without_comments(body).count("\n") == body.count("\n")


@pytest.mark.parametrize(
    "body", ["<!--" * 65_000, "-->" * 80_000, "<!---->" * 37_000, "```\n" * 60_000 + "<!--"]
)
def test_time_grows_with_the_text_and_no_faster(body: str) -> None:
    started = time.process_time()
    without_comments(body)
    assert time.process_time() - started < 1
