"""The headings of a rendered text: levels without gaps, unique ids, and the split into sections."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from partage.sheets.body.links import heading_id
from partage.text.tags import without_tags

NOTES = "notes"
"""Id of the last section, untitled, which holds the footnotes."""
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_NOTE_CALL = re.compile(r'<sup class="footnote-ref">.*?</sup>', re.DOTALL)
_PICTURE = re.compile(r'<img [^>]*?alt="([^"]*)"[^>]*>')
# In what comrak and nh3 write, `<` is always a tag: elsewhere, attributes included, it is escaped.
_BLOCK = re.compile(r'<(/?)(blockquote|details|ol|ul|section|h2)(?: id="([^"]*)")?[^>]*>')


@dataclass(frozen=True, slots=True)
class Section:
    """The content under one second-level heading; without a title, what precedes them all, or the footnotes."""

    title: str
    """Plain text."""
    id: str
    html: str
    """Without the heading."""


class Outline:
    """Gives each heading of a text its level and its id, in order."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self._above: list[int] = []
        self._last_numbers: dict[str, int] = {}

    def apply(self, rendered: str) -> str:
        """Return the HTML *rendered* by comrak with levels from 2, none skipped, and ids; no empty heading."""
        return _HEADING.sub(self._heading, rendered)

    def _heading(self, found: re.Match[str]) -> str:
        title = plain_text(found[2])
        if not title:
            return f"<p>{found[2]}</p>" if found[2].strip() else ""
        level = self._level(int(found[1]))
        return f'<h{level} id="{self._free_id(title)}">{found[2]}</h{level}>'

    def _level(self, written: int) -> int:
        """A page has one title, that of its front matter: `#` counts as `##`."""
        written = max(written, 2)
        while self._above and self._above[-1] >= written:
            self._above.pop()
        self._above.append(written)
        return 1 + len(self._above)

    def _free_id(self, title: str) -> str:
        base = anchor = heading_id(title)
        number = self._last_numbers.get(base, 1)
        while anchor in self.ids:
            number += 1
            anchor = f"{base}-{number}"
        self._last_numbers[base] = number
        self.ids.add(anchor)
        return anchor


def plain_text(inner: str) -> str:
    """Return the words of the HTML *inner*, with the description of each picture in its place."""
    described = _PICTURE.sub(r"\1", _NOTE_CALL.sub("", inner))
    return " ".join(html.unescape(without_tags(described)).split())


def sections_of(cleaned: str) -> tuple[Section, ...]:
    """Cut the sanitised HTML *cleaned* at the second-level headings that are in no list or quotation."""
    sections: list[Section] = []
    title = anchor = ""
    start = opened = depth = 0
    for tag in _BLOCK.finditer(cleaned):
        if tag[2] != "h2":
            if not depth and tag[2] == "section":
                # Only footnotes are in a <section>, and they come last.
                sections.append(Section(title, anchor, cleaned[start : tag.start()]))
                title, anchor, start = "", NOTES, tag.start()
            depth += -1 if tag[1] else 1
        elif not depth and tag[1]:
            title, start = plain_text(cleaned[opened : tag.start()]), tag.end()
        elif not depth:
            sections.append(Section(title, anchor, cleaned[start : tag.start()]))
            anchor, opened = tag[3] or "", tag.end()
    sections.append(Section(title, anchor, cleaned[start:]))
    return tuple(section for section in sections if section.title or section.html.strip())
