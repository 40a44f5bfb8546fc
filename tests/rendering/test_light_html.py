"""What is left out of pages, and what must stay."""

from __future__ import annotations

import pytest

from partage.rendering.light_html import light_template, without_ends, without_lines


def test_ends_of_items_go_and_those_of_paragraphs_before_a_block() -> None:
    assert without_ends("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>") == "<ul><li><p>a<p>b</p><li>c</ul>"
    assert without_ends("<dl><dt>a</dt><dd>b</dd></dl>") == "<dl><dt>a<dd>b</dl>"
    assert without_ends("<section><p>a</p></section>") == "<section><p>a</section>"


@pytest.mark.parametrize("html", ["<p>a</p><a>b</a>", "<x-y><p>a</p></x-y>", "<a><p>a</p></a>", "<p>a</p>b"])
def test_a_paragraph_that_would_not_end_keeps_its_end(html: str) -> None:
    assert without_ends(html) == html


def test_code_is_as_written() -> None:
    code = "<pre>\n<li>a</li>\n</pre>"
    assert without_ends(without_lines(f"<p>\n{code}</p>")) == f"<p>{code}</p>"


def test_a_template_is_light_and_its_statements_are_as_written() -> None:
    source = '<ul>\n{% for a in b %}\n<li>{{ "</li>\n" }}</li>\n{% endfor %}\n</ul>\n{# </li> #}'
    assert light_template(source) == '<ul>{% for a in b %}<li>{{ "</li>\n" }}{% endfor %}</ul>{# </li> #}'
