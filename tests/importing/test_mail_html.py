"""The HTML of messages, as text."""

from __future__ import annotations

import html
import json

import pytest

from partage.importing.mail_html import text_of_html
from partage.importing.mail_sheet import sheets_in
from tests.importing.mail_writing import each_line, escaped, wrapped
from tests.samples import ROOT

SHEET: str = json.loads((ROOT / "tests/sheets/written.json").read_text("utf-8"))[-1]["text"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a</div><div><br></div><div>b<br></div><div>c</div>", "a\n\nb\nc"),
        ("a<br>b<br/>\nc", "a\nb\nc"),
        ('<p class="MsoNormal">a</p><p class=MsoNormal></p><p class="MsoNormal">b</p>', "a\n\nb"),
        ("<ul><li>un<li>deux<ol><li>trois</ol></ul>", "- un\n- deux\n  1. trois"),
        ("<h1>Un</h1><h3>Trois</h3>x", "## Un\n\n### Trois\n\nx"),
        ("<pre>a\n  b</pre><div style='white-space:pre-wrap'>c  d\n e</div>", "a\n  b\nc  d\n e"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n> > b\nc"),
        ("l&#39;&eacute;t&eacute;&nbsp;<b>!</b>  <i>ici</i>", "l'été\u00a0! ici"),
        ('<a href="https://x.example/">https://x.example</a> <a href="https://x.example/c">la charte</a>', "https://x.example [la charte](https://x.example/c)"),
        ("a<hr>b<style>p{}</style><!-- c --><script>d</script>", "a\n---\nb"),
        ('a<div class="gmail_signature">N</div><div id="divRplyFwdMsg">De</div>', "a\n-- \nN\n-----Message d’origine-----\nDe"),
    ],
)  # fmt: skip
def test_markup(markup: str, text: str) -> None:
    assert text_of_html(markup) == text


def test_ways_of_writing_lines() -> None:
    lines = SHEET.split("\n")
    for markup in (
        f"<p>{'<br/>'.join(escaped(line, keep_last=False) for line in lines)}</p>",
        f"<pre>{html.escape(SHEET)}</pre>",
        each_line(SHEET, "<p style='margin:0'>", "</p>", "&nbsp;", keep_last=False),
        wrapped(each_line(SHEET, "<div>", "</div>", "<br>", keep_last=False), 76),
        f"<table><tr><td>{each_line(SHEET, '<div><span><font color=black>', '</font></span></div>', '<br>')}</td></tr></table>",
        each_line(SHEET, "<div>", "</div>", "<br>").replace("<div>---</div>", "<hr>", 2),
        each_line(SHEET, "<div>", "</div>", "<br>").replace("<div>&nbsp; - lien-social</div>\n<div>&nbsp; - mobilite</div>", "<ul><li>lien-social</li><li>mobilite</li></ul>"),
    ):  # fmt: skip
        [found] = sheets_in(text_of_html(markup))
        assert found.text == SHEET


def test_hostile_markup_is_read_once() -> None:
    """In time that grows with the square of their length, these would take minutes."""
    for piece in (
        "<div>",
        "<p>",
        "<a href=",
        "<blockquote>",
        "<ul><li>",
        "</div>",
        "<pre>\n",
        "&#1",
        "<!--",
        "<br>",
    ):
        assert text_of_html(piece * 20_000 + "fin").endswith(("fin", "fin</div>"))
