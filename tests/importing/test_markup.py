"""Markup is read in linear time, whatever it opens and never closes."""

from __future__ import annotations

from time import process_time

from partage.importing.lost_text import missing_passages
from partage.importing.markup import tags_of, visible_markup, without_comments


def test_texts_and_the_tags_after_them() -> None:
    assert list(tags_of("a<p x='<'>b</p>c < d")) == [("a", "<p x='<'>"), ("b", "</p>"), ("c < d", "")]
    assert list(tags_of("")) == [("", "")]


def test_what_nobody_sees_is_left_out_and_what_is_not_closed_stays() -> None:
    assert visible_markup("a<script>if (1<2) b</SCRIPT>c<!-- d > e -->f").split() == ["a", "c", "f"]
    assert (
        visible_markup('a<a class="x" role="doc-noteref">1</a>b<a href="y">c</a>') == 'a b<a href="y">c</a>'
    )
    assert visible_markup("a<svg>b<!-- c") == "a<svg>b<!-- c"
    assert visible_markup("a<svg>b<style>c</style>d<svg>e") == "a<svg>b d<svg>e"
    assert visible_markup("<header>a</header>") == "<header>a</header>"


def test_comments_go_with_the_space_around_them() -> None:
    assert without_comments("a  <!-- b -->\n c<!-- d -->") == "a\nc\n"
    assert without_comments(" a <!-- b") == " a <!-- b"


def test_each_character_is_read_once() -> None:
    before = process_time()
    for piece in (
        "<",
        "<svg ",
        "<script>",
        "<!--",
        "<a ",
        "<a doc-noteref",
        "<style",
        "<p <p",
        "  ",
        "-->",
        "</a>",
        "<a >",
    ):
        markup = piece * (1_000_000 // len(piece))
        visible_markup(markup)
        without_comments(markup)
        sum(1 for _ in tags_of(markup))
        sum(1 for _ in tags_of(f"{markup}>"))
    missing_passages(["absent"], "](()" * 60_000)
    # A second or two; minutes if one of them rereads the rest from every position.
    assert process_time() - before < 30
