"""HTML as people write it becomes HTML that pandoc reads in a time that grows with its length, no word lost."""

from __future__ import annotations

import re
from random import Random

import pytest

from partage.importing.documents import document_of
from partage.importing.pandoc import Pandoc
from partage.importing.refusal import Refusal
from partage.importing.well_formed import MOST_NESTED, MOST_STYLES, MOST_TAGS, well_formed

ELEMENTS = [
    "ul",
    "ol",
    "dl",
    "li",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "caption",
    "thead",
    "tbody",
    "p",
    "b",
    "i",
    "a",
    "div",
    "span",
    "h2",
    "blockquote",
    "pre",
    "figure",
    "figcaption",
    "code",
    "section",
    "details",
    "summary",
    "option",
    "label",
    "math",
]


def body(markup: str) -> str:
    return well_formed(markup).removeprefix("<head></head>")


def test_every_list_holds_items_and_every_element_is_closed() -> None:
    for written, expected in {
        "<ul>un<b>deux</b><li>trois</ul>": "<ul><li>un<b>deux</b></li><li>trois</li></ul>",
        "<ul><ul>un": "<ul><li><ul><li>un</li></ul></li></ul>",
        "<dl>un<dt>deux<dd>trois": "<dl><dd>un</dd><dt>deux</dt><dd>trois</dd></dl>",
        "<li>un": "<div>un</div>",
        "<ol start=3>\n<li>un</li>\n</ol>": '<ol start="3">\n<li>un</li>\n</ol>',
        "<table><caption>un<table></table>": "un",
        "<table><tr></tr><tr><td>un</table>": "<table><tbody><tr><td>un</td></tr></tbody></table>",
        "<b>un<p>deux": "<b>un<p>deux</p></b>",
        "un<script>x</script><svg><text>y</text></svg><!-- z -->": "un",
        "<p onclick=x style=y class=z>a &lt; b": '<p class="z">a &lt; b</p>',
        "<my-own>un": "un",
    }.items():
        assert body(written) == expected, written


def test_title_and_base_are_in_the_head() -> None:
    page = "<html><head><base href=https://exemple.org/><title>Un titre</title></head><body><p>Un texte.</body></html>"
    head, _, rest = well_formed(page).partition("</head>")
    assert head == '<head><base href="https://exemple.org/"><title>Un titre</title>'
    assert "titre" not in rest


def test_lists_and_tables_one_in_another_are_read_at_once() -> None:
    """Without the items that are added, and the tables that are left out, pandoc takes hours over each of these."""
    for piece in (
        "<ul>mot ",
        "<ol start=-5><textarea><b><i>mot ",
        "<ul><li>mot ",
        "<dl><dt>mot<dd>",
        "<table><caption>mot ",
        "<th><dl><table>mot <tr> ",
        "<td><details>mot <li>mot <math>mot <ol> ",
    ):
        for closing in ("", "".join(f"</{name}>" for name in reversed(re.findall(r"<(\w+)", piece)))):
            page = well_formed(piece * 12 + closing * 12)
            assert Pandoc(0).tree_of(page.encode(), "html")["blocks"], piece


def test_no_word_is_lost_however_elements_are_mixed() -> None:
    draw = Random(12)
    for _ in range(300):
        opened = draw.choices(ELEMENTS, k=draw.randrange(1, 7))
        closed = [name for name in reversed(opened) if draw.random() < 0.6]
        written = "".join(f"<{name}> mot{place} " for place, name in enumerate(opened))
        written = written * 3 + "".join(f"</{name}>" for name in closed) * 3
        result = body(written)
        assert sorted(re.findall(r"mot\d", result)) == sorted(re.findall(r"mot\d", written)), written
        still_open: list[str] = []
        for closing, name in re.findall(r"<(/?)(\w+)", result):
            if closing:
                assert still_open.pop() == name, written
            elif name != "col":
                assert still_open[-1:] not in (["ul"], ["ol"]) or name == "li", written
                still_open.append(name)
        assert still_open == []


def test_too_much_is_refused_with_a_way_out() -> None:
    assert well_formed("<div>" * MOST_NESTED)
    assert well_formed("<b>" * MOST_STYLES)
    for page, sentence in (
        ("<div>" * (MOST_NESTED + 1), f"plus de {MOST_NESTED} listes"),
        ("<i>" * (MOST_STYLES + 1), f"plus de {MOST_STYLES} listes"),
        ("<p>" * (MOST_TAGS + 1), f"plus de {MOST_TAGS} balises"),
        ("<p>" * (MOST_TAGS // 2 + 1), f"plus de {MOST_TAGS} balises"),
        ("<td colspan=1000>" * 101, "plus de 6000 cases"),
        ('<a role=doc-noteref href="#a">1</a>' * 51, "même note plus de 50 fois"),
        ("<td>" * 6001, "plus de 6000 cases"),
    ):
        with pytest.raises(Refusal, match=sentence) as refused:
            well_formed(page)
        assert " ; " in str(refused.value)


def test_a_page_that_never_closes_its_lists_is_imported() -> None:
    page = "<h1>Le jardin</h1>" + "<ul>un mot <b>gras" * 11
    assert document_of(page.encode(), "html").body.count("un mot") == 11
