"""Pandoc's tree of a document → a tree that the Markdown of sheets can hold, and what it could not hold.

Words are never dropped: what has no Markdown (a colour, a merged cell) loses its form, and only that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from partage.importing.inlines import joined, lines_of, plain
from partage.importing.markup import without_comments
from partage.importing.pandoc import Node
from partage.importing.pandoc_tables import Cell, grid_of, pipe_table
from partage.importing.refusal import Refusal

_ACCEPTED = re.compile(r"(?:https?://[^/?#]|mailto:.|tel:\+?\d)", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_NONE: list[Any] = ["", [], []]
_DEEPEST = 12
"""Lists and quotations in one another: under what a sheet may have."""
_MOST_HTML = 40
_BETWEEN: list[Node] = [{"t": "Space"}, {"t": "Str", "c": "·"}, {"t": "Space"}]


class Tidying:
    """One pass over the tree of one document; what is left out is counted or named as it goes."""

    def __init__(self, blocks_of_html: Callable[[str], list[Node]]) -> None:
        self._blocks_of_html = blocks_of_html
        self._html_left = _MOST_HTML
        self._depth = 0
        self.pictures = 0
        self.links: list[str] = []
        """Words of the links that lead nowhere from a sheet."""
        self.comments = 0
        self._of_block: dict[str, Callable[[Any], Iterable[Node]]] = {
            "Header": lambda c: [_node("Header", [c[0], _NONE, self._in_one_line([_node("Plain", c[2])])])],
            "BlockQuote": lambda c: [_node("BlockQuote", self.blocks(c))],
            "BulletList": lambda c: [_node("BulletList", self._items(c))],
            "OrderedList": lambda c: [_node("OrderedList", [c[0], self._items(c[1])])],
            "DefinitionList": self._definitions,
            "LineBlock": lambda c: [_node("Para", joined(map(self.inlines, c), [{"t": "LineBreak"}]))],
            "Table": self._table,
            "Figure": lambda c: [*self.blocks(c[2]), *self.blocks(c[1][1])],
            "Div": lambda c: self.blocks(c[1]),
            "RawBlock": lambda c: self._raw_block(*c),
            "CodeBlock": lambda c: [_node("CodeBlock", [_NONE, c[1]])],
        }
        self._of_inline: dict[str, Callable[[Any], Iterable[Node]]] = {
            "Span": lambda c: self.inlines(c[1]),
            "Cite": lambda c: self.inlines(c[1]),
            "Quoted": lambda c: self.inlines(c[1]),
            "SmallCaps": self.inlines,
            "Underline": self.inlines,
            "Superscript": lambda c: self._raised("Superscript", c),
            "Subscript": lambda c: self._raised("Subscript", c),
            "Link": lambda c: self._link(*c),
            "Image": lambda c: self._picture(plain(c[1])),
            "Note": lambda c: [_node("Note", self.blocks(c))],
            "Code": lambda c: [_node("Code", [_NONE, c[1]])],
            "Math": lambda c: [_node("Code", [_NONE, c[1]])],
            "RawInline": lambda c: self._raw_inline(*c),
        }

    def blocks(self, written: Iterable[Node]) -> list[Node]:
        """Return the blocks that say what those *written* say."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refusal(
                "ce document a trop de listes ou de tableaux l’un dans l’autre ; simplifiez-le, puis relancez."
            )
        tidy = [each for block in written for each in self._block(block)]
        self._depth -= 1
        return tidy

    def _block(self, block: Node) -> Iterable[Node]:
        if block["t"] in ("Para", "Plain"):
            inlines = self.inlines(block["c"])
            return [_node(block["t"], inlines)] if inlines else []
        tidy = self._of_block.get(block["t"])
        return tidy(block["c"]) if tidy else [block]

    def _items(self, written: list[list[Node]]) -> list[list[Node]]:
        """Return the items of a list; Word's have paragraphs, which are lines unless one item has several."""
        items = [self.blocks(item) for item in written]
        if any(sum(block["t"] == "Para" for block in item) > 1 for item in items):
            return items
        return [[_node("Plain", b["c"]) if b["t"] == "Para" else b for b in item] for item in items]

    def _definitions(self, content: Any) -> Iterator[Node]:
        for term, meanings in content:
            yield _node("Para", [_node("Strong", self.inlines(term))])
            for meaning in meanings:
                yield from self.blocks(meaning)

    def _table(self, content: Any) -> Iterator[Node]:
        caption, rows, heads = grid_of(content)
        yield from self.blocks(caption)
        if rows and len(rows[0]) == 1:
            # A frame around a text, not a table.
            for row in rows:
                yield from self.blocks(row[0].blocks)
        elif rows:
            yield pipe_table([[Cell(self._in_one_line(cell.blocks)) for cell in row] for row in rows], heads)

    def _in_one_line(self, written: Iterable[Node]) -> list[Node]:
        """Return inlines for *written*: a cell of a Markdown table is one line."""
        flat = joined([line for block in self.blocks(written) for line in lines_of(block)], _BETWEEN)
        line = [{"t": "Space"} if inline["t"] in ("SoftBreak", "LineBreak") else inline for inline in flat]
        while line and line[-1]["t"] == "Space":
            line.pop()
        return line

    def _raw_block(self, language: str, text: str) -> Iterator[Node]:
        without = without_comments(text)
        self.comments += without != text
        if language != "html":
            yield _node("CodeBlock", [_NONE, text])
        elif without.strip():
            self._html_left -= 1
            if self._html_left < 0:
                raise Refusal("ce texte contient trop de HTML ; enregistrez-le avec un nom en « .html ».")
            yield from self.blocks(self._blocks_of_html(without))

    def inlines(self, written: Iterable[Node]) -> list[Node]:
        """Return the inlines that say what those *written* say."""
        return [each for inline in written for each in self._inline(inline)]

    def _inline(self, inline: Node) -> Iterable[Node]:
        if inline["t"] in ("Emph", "Strong", "Strikeout"):
            inner = self.inlines(inline["c"])
            return [_node(inline["t"], inner)] if inner else []
        tidy = self._of_inline.get(inline["t"])
        return tidy(inline["c"]) if tidy else [inline]

    def _raised(self, kind: str, content: list[Node]) -> list[Node]:
        """Keep the digits of « m² »; « 3ème » is written without."""
        inner = self.inlines(content)
        digits = all(each["t"] == "Str" and each["c"].isdigit() for each in inner)
        return [_node(kind, inner)] if digits and inner else inner

    def _link(self, _: Any, written: list[Node], target: list[str]) -> list[Node]:
        address, title = target
        inner = self.inlines(written)
        if _ACCEPTED.match(address):
            return [_node("Link", [_NONE, inner or [_node("Str", address)], [address, title]])]
        if not address.startswith("#"):
            self.links.append(plain(written) or address)
        return inner

    def _picture(self, told: str) -> list[Node]:
        self.pictures += 1
        return [_node("Emph", [_node("Str", f"[Image : {told}]")])] if told else []

    def _raw_inline(self, language: str, text: str) -> list[Node]:
        if language != "html":
            return [_node("Code", [_NONE, text])]
        if _BREAK.match(text):
            return [{"t": "LineBreak"}]
        self.comments += text.startswith("<!--")
        self.pictures += text.lower().startswith("<img")
        return []


def _node(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}
