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


CODE = [
    "a `<!--` b\n\nc\n\nd `-->` e",
    "a `` ` <!-- `` b --> c",
    "a `b <!--\nc --> d` e",
    "`a\\` b `<!-- montré -->`",
    "# Titre `<!--` ici\n\nb `-->` c",
    "| `<!--` | b |\n|---|---|\n| c | `-->` |",
    "````\n```\n<!-- montré -->\n````",
    "> ```\n> <!-- montré -->\n> ```",
    "1. a\n\n   ```html\n   <!-- montré -->\n   ```",
    "    <!-- montré -->\n\n    <!-- montré -->\n\na",
    "\t<!-- montré -->",
    "- a\n\n      <!-- montré -->\n- b",
    "[^1]: note `<!--`\n\na[^1] `-->`",
]


def test_code_of_every_sort_keeps_its_comments_and_what_is_between() -> None:
    for body in CODE:
        assert without_comments(body) == body
        assert without_comments(f"{body}\n\n<!-- caché -->") == f"{body}\n\n"


def test_what_only_looks_like_code_hides_no_comment() -> None:
    for body, kept in {
        "- a\n\n    <!-- suite du point -->b": "- a\n\n    b",
        "a\n    <!-- suite de la ligne -->b": "a\n    b",
        "\\`<!-- caché -->`": "\\``",
        "``<!-- caché -->`": "```",
        "a ` b\n\n<!-- caché -->\n\nc `": "a ` b\n\n\n\nc `",
        "- a ` b\n- <!-- caché -->c `": "- a ` b\n- c `",
        "a ` b\n<!-- caché -->\nc `": "a ` b\n\nc `",
        "<!-- a ` b --> c ` <!-- montré --> `": " c ` <!-- montré --> `",
        "<!-- a ` b -->` c <!-- caché -->": "` c ",
        "a <!-- b\n\n```\nc -->\n\n<!-- caché -->d": "a \n\n\n\n\nd",
    }.items():
        assert without_comments(body) == kept


@given(
    st.lists(st.sampled_from(["<!--", "-->", "\n", "```", "~~~", "`", "    ", "- ", "> ", " ", "a"])).map(
        "".join
    )
)
def test_lines_keep_their_numbers(body: str) -> None:
    assert without_comments(body).count("\n") == body.count("\n")


@pytest.mark.parametrize(
    "body",
    [
        "<!--" * 65_000,
        "-->" * 80_000,
        "<!---->" * 37_000,
        "```\n" * 60_000 + "<!--",
        "`<!--" * 50_000,
        "<!--\n`\n" * 30_000,
        "\\" * 200_000 + "`<!--",
        "a <!-- \n\n    -->\n\n" * 14_000,
    ],
)
def test_time_grows_with_the_text_and_no_faster(body: str) -> None:
    started = time.process_time()
    without_comments(body)
    assert time.process_time() - started < 4
