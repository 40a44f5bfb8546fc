"""Simple HTML that people paste in a text, such as `<b>` or `<br>`: the tags that say what Markdown may say.

Before the parser, each such tag takes a name that means nothing, so that the parser keeps it where it is and no rule of
HTML blocks applies; after it, those that are closed where they were opened become tags, the others stay text. Addresses
are then checked like those of Markdown, and the allow-list comes last: nothing here needs to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from itertools import islice
from types import MappingProxyType

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.paired_tags import ALONE, BLOCKS, MARK, Tag, Walk
from partage.text.messages import quoted

BECOMES: Mapping[str, str] = MappingProxyType(
    {
        "b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "del", "strike": "del", "del": "del",
        "sup": "sup", "sub": "sub", "a": "a", "abbr": "abbr", "br": "br", "details": "details", "summary": "summary",
        "u": "span", "span": "span", "p": "div", "div": "div",
    }
)  # fmt: skip
"""What each tag becomes; `span` says nothing and goes, `div` ends a paragraph and begins another."""
MOST_TAGS = 2_000
"""Of one text: those that follow stay text."""
MOST_REMARKS = 10
_KEPT = {"a": ("href", "title"), "abbr": ("title",), "details": ("open",)}
_ATTRIBUTE = r"""\s+[A-Za-z][\w:-]*(?:\s*=\s*(?:"[^"\n]*"|'[^'\n]*'|[^\s"'<>=`]+))?"""
_GIVEN = re.compile(r"""\s+([A-Za-z][\w:-]*)(?:\s*=\s*("[^"\n]*"|'[^'\n]*'|[^\s"'<>=`]+))?""")
_TAG = re.compile(
    rf"(?<!\\)(?<!\]\()<(/?)({'|'.join(BECOMES)})((?:{_ATTRIBUTE}){{0,10}})[ \t]*/?>([ \t]*$)?",
    re.IGNORECASE | re.MULTILINE,
)
_CODE = re.compile(r"<code[ >](?:(?!</code>).)*</code>", re.DOTALL)
_MARKED = re.compile(rf"&lt;/?{MARK}(\d+)&gt;{ALONE}?")
_PARAGRAPH = re.compile(r"<p>((?:(?!</p>).)*)</p>", re.DOTALL)
_EMPTY = re.compile(rf"<p>[\s{ALONE}]*</p>\n?")


class InlineHtml:
    """The simple tags of one text, and those that stayed text."""

    def __init__(self) -> None:
        """Know none yet."""
        self._tags: list[Tag] = []
        self._left: list[str] = []

    def set_aside(self, body: str) -> str:
        """Return *body* with a name that means nothing in place of each simple tag."""
        if "<" not in body or MARK in body or ALONE in body:
            return body
        return _TAG.sub(self._named, body)

    def _named(self, found: re.Match[str]) -> str:
        number, name = len(self._tags), found[2].lower()
        if number >= MOST_TAGS:
            return found[0]
        attributes = "" if found[1] else _attributes(name, found[3])
        self._tags.append(Tag(found[0].rstrip(), BECOMES[name], attributes))
        end = "" if found[4] is None else ALONE + found[4]
        return f"<{found[1]}{MARK}{number}>{end}"

    def given_back(self, rendered: str) -> str:
        """Return the HTML *rendered* by the parser with the tags that are closed where they were opened."""
        if not self._tags:
            return rendered
        rendered = _CODE.sub(self._as_written, rendered)
        blocks = [number for number, tag in enumerate(self._tags) if tag.becomes in BLOCKS]
        if blocks:
            names = [number for number, tag in enumerate(self._tags) if tag.becomes == "summary"]
            rendered = _outside_paragraphs(rendered, _any(blocks), _any(names))
        return Walk(self._tags).joined(rendered, self._left.append)

    def _as_written(self, code: re.Match[str]) -> str:
        return _MARKED.sub(lambda found: escape(self._tags[int(found[1])].written), code[0])

    def remarks(self, body: str, first_line: int) -> Iterator[BodyProblem]:
        """Yield a remark on each tag that stayed text, at the first line that holds it."""
        for written in islice(dict.fromkeys(self._left), MOST_REMARKS):
            place = max(body.find(written), 0)
            yield first_line + body.count("\n", 0, place), _unpaired(written), "warning"


def _attributes(name: str, written: str) -> str:
    """Return those of *written* that a tag keeps; none where its first one is missing: it says nothing then."""
    kept = {found[1].lower(): unescape((found[2] or "").strip("\"'")) for found in _GIVEN.finditer(written)}
    wanted = _KEPT.get(name, ())
    if name != "details" and wanted and wanted[0] not in kept:
        return ""
    return "".join(f' {key}="{escape(kept[key])}"' for key in wanted if key in kept)


def _any(numbers: list[int]) -> str:
    return rf"&lt;/?{MARK}(?:{'|'.join(map(str, numbers)) or 'none'})&gt;{ALONE}?"


def _outside_paragraphs(rendered: str, block: str, name: str) -> str:
    """Take what opens, names or closes a block that unfolds out of the paragraphs that the parser put it in."""
    part = re.compile(rf"\s*({block})\s*({name}(?:(?!{block})(?!{name}).)*{name})?\s*", re.DOTALL)

    def parted(paragraph: re.Match[str]) -> str:
        pieces, count = part.subn(r"</p>\n\1\2\n<p>", paragraph[1])
        return _EMPTY.sub("", f"<p>{pieces}</p>") if count else paragraph[0]

    return _PARAGRAPH.sub(parted, rendered)


def _unpaired(written: str) -> str:
    return (
        f"{quoted(written)} s’affichera tel quel : cette balise n’est pas ouverte et fermée dans le même passage ; "
        "complétez-la, ou écrivez en Markdown (« **gras** », « [texte](adresse) »)"
    )
