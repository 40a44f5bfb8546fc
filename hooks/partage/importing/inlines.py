"""The plain text of pandoc's inlines, and blocks flattened to lines of inlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from partage.importing.pandoc import NO_ATTRIBUTES, Node

_SPACES = frozenset(("Space", "SoftBreak", "LineBreak"))
_TEXT_IS_SECOND = frozenset(("Code", "Math", "Link", "Image", "Span", "Cite", "Quoted"))
"""Inlines whose text is their second component."""
_UNSEEN = frozenset(("Note", "RawInline"))


def plain(inlines: Iterable[Node]) -> str:
    """Return the plain text of *inlines*, without their notes."""
    return " ".join("".join(_words(inlines)).split())


def _words(inlines: Iterable[Node]) -> Iterator[str]:
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind in _SPACES:
            yield " "
        elif kind not in _UNSEEN:
            words = content[1] if kind in _TEXT_IS_SECOND else content
            yield from [words] if isinstance(words, str) else _words(words)


def texts_of(blocks: Iterable[Node]) -> Iterator[str]:
    """Yield the plain text of each line of cleaned-up *blocks*, each followed by that of its notes."""
    for block in blocks:
        for line in lines_of(block):
            if words := plain(line):
                yield words
            yield from (text for note in _notes_in(line) for text in texts_of(note["c"]))


def _notes_in(inlines: Iterable[Node]) -> Iterator[Node]:
    for inline in inlines:
        if inline["t"] == "Note":
            yield inline
        elif inline["t"] in ("Emph", "Strong", "Strikeout"):
            yield from _notes_in(inline["c"])


def joined(parts: Iterable[list[Node]], between: list[Node]) -> list[Node]:
    """Return the inlines of *parts*, separated by those of *between*; empty parts are skipped."""
    whole: list[Node] = []
    for part in parts:
        whole += [*between, *part] if whole and part else part
    return whole


def lines_of(block: Node) -> Iterator[list[Node]]:
    """Yield the lines of a cleaned-up *block* as inlines."""
    kind: str = block["t"]
    content: Any = block.get("c")
    if kind in ("Para", "Plain"):
        yield content
    elif kind == "Header":
        yield [{"t": "Strong", "c": content[2]}]
    elif kind == "CodeBlock":
        yield [{"t": "Code", "c": [NO_ATTRIBUTES, " ".join(content[1].split())]}]
    else:
        for inner in _inside(kind, content):
            yield from lines_of(inner)


def _inside(kind: str, content: Any) -> Iterator[Node]:
    if kind == "BlockQuote":
        yield from content
    elif kind in ("BulletList", "OrderedList"):
        for item in content if kind == "BulletList" else content[1]:
            yield from item
    elif kind == "Table":
        for section in (content[3][1], *(body[3] for body in content[4])):
            for _, cells in section:
                for cell in cells:
                    yield from cell[4]
