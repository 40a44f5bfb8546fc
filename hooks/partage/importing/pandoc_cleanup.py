"""A document's pandoc tree → a tree that the Markdown of sheets can express, and what had to be left out.

Words are never dropped: anything without a Markdown equivalent (a colour, a merged cell) only loses its form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from partage.importing.inlines import joined, lines_of, plain
from partage.importing.markup import without_comments
from partage.importing.pandoc import NO_ATTRIBUTES, Node
from partage.importing.pandoc_tables import Cell, grid_of, pipe_table
from partage.importing.refusal import Refusal

_ACCEPTED = re.compile(r"(?:https?://[^/?#]|mailto:.|tel:\+?\d)", re.IGNORECASE)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_MAX_DEPTH = 12
"""Nested lists and quotations: fewer than a sheet may have."""
_MAX_HTML_BLOCKS = 40
_BETWEEN: list[Node] = [{"t": "Space"}, {"t": "Str", "c": "·"}, {"t": "Space"}]


class Cleanup:
    """One pass over the tree of one document, which counts or names what is left out."""

    def __init__(self, blocks_of_html: Callable[[str], list[Node]]) -> None:
        self._blocks_of_html = blocks_of_html
        self._html_left = _MAX_HTML_BLOCKS
        self._depth = 0
        self.pictures = 0
        self.links: list[str] = []
        """Texts of the links that would lead nowhere from a sheet."""
        self.comments = 0
        self._of_block: dict[str, Callable[[Any], Iterable[Node]]] = {
            "Header": lambda c: [
                _node("Header", [c[0], NO_ATTRIBUTES, self._in_one_line([_node("Plain", c[2])])])
            ],
            "BlockQuote": lambda c: [_node("BlockQuote", self.blocks(c))],
            "BulletList": lambda c: [_node("BulletList", self._items(c))],
            "OrderedList": lambda c: [_node("OrderedList", [c[0], self._items(c[1])])],
            "DefinitionList": self._definitions,
            "LineBlock": lambda c: [_node("Para", joined(map(self.inlines, c), [{"t": "LineBreak"}]))],
            "Table": self._table,
            "Figure": lambda c: [*self.blocks(c[2]), *self.blocks(c[1][1])],
            "Div": lambda c: self.blocks(c[1]),
            "RawBlock": lambda c: self._raw_block(*c),
            "CodeBlock": lambda c: [_node("CodeBlock", [NO_ATTRIBUTES, c[1]])],
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
            "Code": lambda c: [_node("Code", [NO_ATTRIBUTES, c[1]])],
            "Math": lambda c: [_node("Code", [NO_ATTRIBUTES, c[1]])],
            "RawInline": lambda c: self._raw_inline(*c),
        }

    def blocks(self, written: Iterable[Node]) -> list[Node]:
        """Return the blocks *written*, cleaned up; Refusal if they are nested too deeply."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Refusal(
                "ce document a trop de listes ou de tableaux l’un dans l’autre ; simplifiez-le, puis relancez."
            )
        cleaned = [each for block in written for each in self._block(block)]
        self._depth -= 1
        return cleaned

    def _block(self, block: Node) -> Iterable[Node]:
        if block["t"] in ("Para", "Plain"):
            inlines = self.inlines(block["c"])
            return [_node(block["t"], inlines)] if inlines else []
        clean = self._of_block.get(block["t"])
        return clean(block["c"]) if clean else [block]

    def _items(self, written: list[list[Node]]) -> list[list[Node]]:
        """Return the items of a list; Word makes each a paragraph: a tight list, unless an item has several."""
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
            # A table with one column is a frame around a text.
            for row in rows:
                yield from self.blocks(row[0].blocks)
        elif rows:
            yield pipe_table([[Cell(self._in_one_line(cell.blocks)) for cell in row] for row in rows], heads)

    def _in_one_line(self, written: Iterable[Node]) -> list[Node]:
        """Return *written* as inlines on one line, as in a cell of a Markdown table."""
        flat = joined([line for block in self.blocks(written) for line in lines_of(block)], _BETWEEN)
        line = [{"t": "Space"} if inline["t"] in ("SoftBreak", "LineBreak") else inline for inline in flat]
        while line and line[-1]["t"] == "Space":
            line.pop()
        return line

    def _raw_block(self, language: str, text: str) -> Iterator[Node]:
        without = without_comments(text)
        self.comments += without != text
        if language != "html":
            yield _node("CodeBlock", [NO_ATTRIBUTES, text])
        elif without.strip():
            self._html_left -= 1
            if self._html_left < 0:
                raise Refusal("ce texte contient trop de HTML ; enregistrez-le avec un nom en « .html ».")
            yield from self.blocks(self._blocks_of_html(without))

    def inlines(self, written: Iterable[Node]) -> list[Node]:
        """Return the inlines *written*, cleaned up."""
        return [each for inline in written for each in self._inline(inline)]

    def _inline(self, inline: Node) -> Iterable[Node]:
        if inline["t"] in ("Emph", "Strong", "Strikeout"):
            inner = self.inlines(inline["c"])
            return [_node(inline["t"], inner)] if inner else []
        clean = self._of_inline.get(inline["t"])
        return clean(inline["c"]) if clean else [inline]

    def _raised(self, kind: str, content: list[Node]) -> list[Node]:
        """Keep raised digits, as in « m² »; raised letters, as in « 3ème », become ordinary ones."""
        inner = self.inlines(content)
        digits = all(each["t"] == "Str" and each["c"].isdigit() for each in inner)
        return [_node(kind, inner)] if digits and inner else inner

    def _link(self, _: Any, written: list[Node], target: list[str]) -> list[Node]:
        address, title = target
        inner = self.inlines(written)
        if _ACCEPTED.match(address):
            return [_node("Link", [NO_ATTRIBUTES, inner or [_node("Str", address)], [address, title]])]
        if not address.startswith("#"):
            self.links.append(plain(written) or address)
        return inner

    def _picture(self, alternative: str) -> list[Node]:
        self.pictures += 1
        return [_node("Emph", [_node("Str", f"[Image : {alternative}]")])] if alternative else []

    def _raw_inline(self, language: str, text: str) -> list[Node]:
        if language != "html":
            return [_node("Code", [NO_ATTRIBUTES, text])]
        if _BREAK.match(text):
            return [{"t": "LineBreak"}]
        self.comments += text.startswith("<!--")
        self.pictures += text.lower().startswith("<img")
        return []


def _node(kind: str, content: Any) -> Node:
    return {"t": kind, "c": content}
