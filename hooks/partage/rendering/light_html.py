"""HTML without what no reader sees: lines between blocks, and the end tags that HTML lets one leave out.

Done once, to the page around and to the source of each template, never to the thousands of pages made of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# Their content must not change: the policy holds the hash of each script.
_AS_WRITTEN = re.compile(r"(<(?:script|pre|textarea)\b.*?</(?:script|pre|textarea)>)", re.DOTALL)
_STATEMENT = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\})", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_BLOCK = (
    "(?:article|aside|body|dd|details|div|dl|dt|figure|footer|form|h[1-6]|head|header|html|li|link|main|meta|nav|ol|p|"
    "section|summary|table|tbody|td|th|thead|title|tr|ul)"
)
_BEFORE_BLOCK = re.compile(rf"\n(?=</?{_BLOCK}[\s>])")
_AFTER_BLOCK = re.compile(rf"(</?{_BLOCK}(?:\s[^<>]*)?>)\n")
# An item ends where another begins or its list ends: nothing else can follow it (HTML, 13.1.2.4).
_END_OF_ITEM = re.compile("</(?:li|dt|dd)>")
# A paragraph ends where these begin or end; not at the end of a link or of an element of ours.
_END_OF_PARAGRAPH = re.compile(
    r"</p>(?=<(?:article|aside|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|main|nav|ol|p|section|table|ul)[\s>]"
    r"|</(?:article|aside|details|div|fieldset|figure|footer|form|header|main|nav|section)>)"
)


def without_lines(html: str) -> str:
    """Return *html* without indents, and without lines that end where a block does."""
    return _outside(_AS_WRITTEN, html, _shortened)


def light_template(source: str) -> str:
    """Return the *source* of a template of Jinja, where what it writes is light; its statements do not change."""
    return _outside(_AS_WRITTEN, source, lambda part: _outside(_STATEMENT, part, _light_text))


def without_ends(html: str) -> str:
    """Return *html* without the end tags of items, and of paragraphs that a block follows."""
    return _outside(_AS_WRITTEN, html, _without_ends)


def _without_ends(html: str) -> str:
    return _END_OF_ITEM.sub("", _END_OF_PARAGRAPH.sub("", html))


def _light_text(text: str) -> str:
    # Its indents are those of statements, which Jinja takes away itself.
    return _without_ends(_AFTER_BLOCK.sub(r"\1", _BEFORE_BLOCK.sub("", text)))


def _shortened(html: str) -> str:
    return _AFTER_BLOCK.sub(r"\1", _BEFORE_BLOCK.sub("", _INDENT.sub("\n", html)))


def _outside(kept: re.Pattern[str], text: str, change: Callable[[str], str]) -> str:
    """Return *text* changed, but for what *kept* finds in one group."""
    return "".join(part if index % 2 else change(part) for index, part in enumerate(kept.split(text)))
