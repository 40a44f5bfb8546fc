"""Any HTML → the same HTML as browsers understand it, every element closed and every list made of items.

Pandoc reads the text of a list or of a table again, as something else, where it finds it badly made: thirty `<ul>` that
are never closed, one in another, would take it hours. What comes out of here takes a time that grows with its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import nh3

from partage.importing.markup import visible_markup
from partage.importing.refusal import Refusal
from partage.importing.xml_bounds import check_calls, check_cells

MOST_TAGS = 30_000
"""Opening and closing ones; a hundred pages take ten thousand."""
MOST_NESTED = 100
MOST_STYLES = 30
"""Elements such as `<b>` in one another: browsers, and so nh3, open them again in each paragraph that follows."""
_WAY_OUT = (
    "ouvrez la page dans un navigateur, copiez ce qui vous intéresse dans LibreOffice ou Word, et importez ce "
    "document-là"
)
_STYLES = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>]|$)", re.IGNORECASE
)
# Every element except those whose end tag is optional or forbidden: paragraphs, cells, line breaks, pictures.
_CONTAINERS = re.compile(
    r"<(/?)(?!(?:a|p|li|t[dhr]|d[dt]|option|thead|tbody|tfoot|colgroup|br|hr|img|input|meta|link|col|area|base|wbr|"
    r"source|embed|param|track)\b)[a-z][a-z0-9]*(?=[\s/>]|$)",
    re.IGNORECASE,
)
_KEPT = frozenset((
    "a", "abbr", "address", "article", "aside", "b", "base", "bdi", "bdo", "big", "blockquote", "br", "button",
    "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
    "fieldset", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img",
    "ins", "kbd", "label", "legend", "li", "main", "mark", "nav", "ol", "option", "p", "pre", "q", "rp", "rt", "ruby",
    "s", "samp", "section", "select", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "title", "tr", "tt", "u", "ul", "var", "wbr",
))  # fmt: skip
_PARSER = nh3.Cleaner(
    tags=set(_KEPT),
    clean_content_tags={"script", "style", "svg"},
    attributes={
        "*": {"class", "id", "role"},
        "a": {"href", "title"},
        "base": {"href"},
        "img": {"src", "alt", "title"},
        "ol": {"start", "type"},
        **{cell: {"colspan", "rowspan"} for cell in ("td", "th")},
    },
    # Nothing of this is published: the importer says which links lead nowhere.
    url_schemes={"http", "https", "mailto", "tel", "ftp", "file", "data", "cid", "javascript"},
    link_rel=None,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")
"""In what nh3 writes, `<` is always a tag, and attributes are quoted and escaped."""
_FORMULA = re.compile(r"</?math\b[^<>]*>", re.IGNORECASE)
_NOTE_CALL = re.compile("<a [^>]*doc-noteref[^>]*>")
_HREF = re.compile('href="([^"]*)"')
_TITLE = re.compile("<title[^>]*>[^<]*</title>")
_BASE = re.compile("<base[^>]*>")
_EMPTY = frozenset(("base", "br", "col", "hr", "img", "wbr"))
_ITEMS = {"ul": ("li",), "ol": ("li",), "dl": ("dd", "dt")}
"""What a list may hold; the first one is put around anything else."""
_PARTS_OF_TABLES = frozenset(("table", "caption", "colgroup", "col", "tbody", "tfoot", "thead"))


def well_formed(markup: str) -> str:
    """Return *markup* as browsers understand it; Refusal beyond the bounds of this module."""
    visible = visible_markup(markup)
    _check(visible, _CONTAINERS, MOST_NESTED)
    _check(visible, _STYLES, MOST_STYLES)
    check_cells(markup)
    _count(markup)
    # Of a formula, nh3 would drop the words too.
    parsed = _PARSER.clean(_FORMULA.sub("", markup))
    _count(parsed)
    check_calls(found[1] for found in map(_HREF.search, _NOTE_CALL.findall(parsed)) if found)
    # Pandoc looks for these in the head only; a title that is elsewhere is a text.
    title = None if "<title" in visible.lower() else _TITLE.search(parsed)
    head = "".join([*_BASE.findall(parsed)[:1], title[0] if title else ""])
    return f"<head>{head}</head>{_Writer().written(_TITLE.sub('', parsed) if title else parsed)}"


def _count(markup: str) -> None:
    if markup.count("<") > MOST_TAGS:
        raise Refusal(f"cette page est trop compliquée : plus de {MOST_TAGS} balises ; {_WAY_OUT}.")


def _check(markup: str, element: re.Pattern[str], most: int) -> None:
    depth = 0
    for tag in element.finditer(markup):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > most:
            raise Refusal(
                f"cette page ouvre plus de {most} listes, cadres ou styles l’un dans l’autre ; {_WAY_OUT}."
            )


@dataclass(slots=True)
class _Part:
    """A table or a row: its tags are taken back if it turns out to have no cell, which pandoc cannot read."""

    tags: list[int] = field(default_factory=list)
    has_cell: bool = False


class _Writer:
    """One pass over what nh3 wrote, where every element is closed."""

    def __init__(self) -> None:
        self._written: list[str] = []
        self._open: list[str] = []
        """Names; « + » before those that are added, « - » before those that are left out."""
        self._tables: list[_Part] = []
        self._rows: list[_Part] = []

    def written(self, parsed: str) -> str:
        at = 0
        for tag in _TAG.finditer(parsed):
            text = parsed[at : tag.start()]
            at = tag.end()
            if self._top in _ITEMS and text.strip():
                self._add_item()
            self._written.append(text)
            if tag[1]:
                self._close(tag[2])
            else:
                self._begin(tag[2], tag[0])
        return "".join([*self._written, parsed[at:]])

    @property
    def _top(self) -> str:
        return self._open[-1] if self._open else ""

    def _add_item(self) -> None:
        item = _ITEMS[self._top][0]
        self._written.append(f"<{item}>")
        self._open.append(f"+{item}")

    def _end_item(self) -> None:
        if self._top.startswith("+"):
            self._written.append(f"</{self._open.pop()[1:]}>")

    def _begin(self, name: str, tag: str) -> None:
        if self._top.startswith("+") and name in _ITEMS[self._open[-2]]:
            self._end_item()
        elif self._top in _ITEMS and name not in _ITEMS[self._top]:
            self._add_item()
        if name in ("li", "dd", "dt") and name not in _ITEMS.get(self._top, ()):
            # Outside a list, an item is no more than its text.
            self._open.append(f"-{name}")
            self._written.append("<div>")
            return
        if name not in _EMPTY:
            self._open.append(name)
        if name == "table":
            self._tables.append(_Part())
        elif name == "tr":
            self._rows.append(_Part([len(self._written)]))
        elif name in ("td", "th"):
            for part in (*self._tables[-1:], *self._rows[-1:]):
                part.has_cell = True
        self._note(name)
        self._written.append(tag)

    def _close(self, name: str) -> None:
        self._end_item()
        if self._open and self._open.pop().startswith("-"):
            self._written.append("</div>")
            return
        self._note(name)
        if name == "tr" and self._rows:
            self._rows[-1].tags.append(len(self._written))
        self._written.append(f"</{name}>")
        if name == "tr" and self._rows:
            self._settle(self._rows.pop())
        elif name == "table" and self._tables:
            self._settle(self._tables.pop())

    def _note(self, name: str) -> None:
        if name in _PARTS_OF_TABLES and self._tables:
            self._tables[-1].tags.append(len(self._written))

    def _settle(self, part: _Part) -> None:
        for place in () if part.has_cell else part.tags:
            self._written[place] = ""
