"""Simple tags in parsed HTML: those that are closed where they were opened, each given its place among the parser's."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

MARK = "kept-tag-"
"""What a tag is called while the text is parsed, before its number."""
ALONE = "\ufdd0"
"""After a tag that ends its line: the line is then of a paragraph, never a block of HTML. No text may hold it."""
_PIECE = re.compile(rf"<(/?)([a-z][a-z0-9]*)[^>]*>|&lt;(/?){MARK}(\d+)&gt;")
_MARKED = re.compile(rf"&lt;/?{MARK}(\d+)&gt;")
_VOID = frozenset(("br", "hr", "img", "input"))
BLOCKS = frozenset(("details", "div"))
"""What is outside paragraphs."""
_UNPAIRED = {"br": "<br>", "span": "", "div": "\n"}
"""What is put for tags that need not be closed: their words stay, whatever is around."""
_CODE = frozenset(("pre", "code"))
_NO_BLOCK = frozenset(("p", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
"""What holds no block that unfolds."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A simple tag of a text."""

    written: str
    becomes: str
    """Its name in the page; empty for one that says nothing, such as `<a name="x">`, of which the words alone stay."""
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class _Opened:
    name: str
    """That of a tag of the parser; MARK and what it becomes, for one of ours."""
    place: int = -1
    tag: str = ""


class Walk:
    """Goes through the HTML of one text once."""

    def __init__(self, tags: Sequence[Tag]) -> None:
        """Give each mark the tag of its number."""
        self._tags = tags
        self._opened: list[_Opened] = []
        self._pieces: list[str] = []
        self._left: dict[int, str] = {}

    def joined(self, rendered: str, left: Callable[[str], None]) -> str:
        """Return *rendered* with the tags that are paired, the others as text, of which *left* is told."""
        done = 0
        for found in _PIECE.finditer(rendered):
            self._pieces += [rendered[done : found.start()], found[0]]
            done = found.end()
            if found[4] is None:
                self._pieces[-1] = _MARKED.sub(self._as_text, found[0])
                self._follow(found[2], closes=bool(found[1]))
            elif int(found[4]) < len(self._tags):
                self._take(self._tags[int(found[4])], closes=bool(found[3]))
        for written in self._left.values():
            left(written)
        return "".join([*self._pieces, rendered[done:]]).replace(ALONE, "")

    def _as_text(self, found: re.Match[str]) -> str:
        return escape(self._tags[int(found[1])].written) if int(found[1]) < len(self._tags) else found[0]

    def _follow(self, name: str, *, closes: bool) -> None:
        """Follow a tag of the parser; what is open inside it, and is not closed there, stays text."""
        if name in _VOID:
            return
        if not closes:
            # A link inside a link is none: the one of Markdown stays.
            self._opened = [each for each in self._opened if name != "a" or each.name != f"{MARK}a"]
            self._opened.append(_Opened(name))
            return
        while self._opened and self._opened.pop().name != name:
            pass

    def _take(self, tag: Tag, *, closes: bool) -> None:
        place = len(self._pieces) - 1
        self._pieces[place] = escape(tag.written)
        if any(each.name in _CODE for each in self._opened):
            return
        if tag.becomes in _UNPAIRED:
            self._pieces[place] = _UNPAIRED[tag.becomes]
            return
        last = self._opened[-1] if self._opened else _Opened("")
        if closes and last.name == f"{MARK}{tag.becomes}":
            self._opened.pop()
            self._left.pop(last.place)
            self._pieces[last.place] = last.tag
            self._pieces[place] = f"</{tag.becomes}>" if last.tag else ""
            return
        self._left[place] = tag.written
        if not closes and self._may_open(tag.becomes, last.name):
            says = tag.attributes or tag.becomes not in ("a", "abbr")
            opening = f"<{tag.becomes}{tag.attributes}>" if says else ""
            self._opened.append(_Opened(f"{MARK}{tag.becomes}", place, opening))

    def _may_open(self, name: str, last: str) -> bool:
        around = {each.name for each in self._opened}
        if name == "a":
            return around.isdisjoint(("a", f"{MARK}a"))
        if name == "summary":
            return last == f"{MARK}details"
        return name != "details" or (around.isdisjoint(_NO_BLOCK) and last in _AROUND_BLOCKS)


_AROUND_BLOCKS = frozenset(("", "li", "blockquote", "section", f"{MARK}details"))
