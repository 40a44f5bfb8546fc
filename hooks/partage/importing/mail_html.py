"""The HTML of an e-mail → its text, line by line as mail programs show it: many send nothing else.

Linear in the markup. Words are kept; of their form, only what a sheet is made of: lines, lists, headings, quotations.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from partage.importing.markup import tags_of, visible_markup
from partage.importing.refusal import Refusal

SIGNATURE = "-- "
"""The line that stands where a program marks a signature (RFC 3676)."""
REPLY = "-----Message d’origine-----"
"""The line that stands where a program marks the message that is answered."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_ALONE = frozenset(("br", "hr", "img", "wbr", "input", "meta", "link", "col", "area", "base"))
_SPACED = frozenset(("p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"))
"""What stands apart from its neighbours by a margin, which a text shows as an empty line."""
_HEADING = re.compile(r"h[1-6]")
_TIGHT = re.compile(r"mso|margin(?:-top|-bottom)?\s*:\s*0|margin\s*=\s*[\"']?0", re.IGNORECASE)
_KEPT_SPACES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:class|id|data-smartmail)\s*=\s*[\"']?[^\"'>]{0,80}(?:signature|moz-signature)", re.IGNORECASE
)
_ANSWERED = re.compile(
    r"id\s*=\s*[\"']?(?:x_)*(?:divRplyFwdMsg|appendonsend|reply-intro|OLK_SRC_BODY_SECTION)"
    r"|style\s*=\s*[\"'][^\"'>]{0,80}border-top:\s*solid #(?:E1E1E1|B5C4DF)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"href\s*=\s*(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))", re.IGNORECASE
)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MAX_DEPTH = 60
_MAX_TAGS = 60_000


@dataclass(slots=True)
class _Element:
    name: str
    keeps_spaces: bool
    is_spaced: bool
    filled: int
    """How many lines and letters there were when it began: as many at its end say that it is empty."""


@dataclass(slots=True)
class _Page:
    """The lines shown so far; None stands for a margin."""

    lines: list[str | None] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    elements: list[_Element] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    """Of each open list: the number of its next item, 0 without numbers."""
    quotes: int = 0
    link: tuple[str, int] = ("", 0)
    written: int = 0

    def end_line(self, *, always: bool = False) -> None:
        text = "".join(self.line).rstrip(" ")
        if text or always:
            self.lines.append("> " * self.quotes + text)
            self.written += 1
        self.line.clear()

    def stand_apart(self) -> None:
        if self.lines and self.lines[-1] is not None:
            self.lines.append(None)

    def say(self, text: str) -> None:
        if not (self.elements and self.elements[-1].keeps_spaces):
            text = _SPACES.sub(" ", text)
            if not self.line or self.line[-1].endswith(" "):
                text = text.removeprefix(" ")
            if text:
                self.line.append(text)
                self.written += 1
            return
        first, *others = text.split("\n")
        self.line.append(first)
        for other in others:
            self.end_line(always=True)
            self.line.append(other)
        self.written += bool(text)


def text_of_html(markup: str) -> str:
    """Return the text of *markup*; an answered message is quoted by « > », a signature begins with SIGNATURE."""
    if markup.count("<") > _MAX_TAGS:
        raise Refusal(
            "ce courriel est trop compliqué : trop de balises ; enregistrez sa pièce jointe, ou copiez la fiche dans "
            "un fichier .md."
        )
    page = _Page()
    for text, tag in tags_of(visible_markup(markup)):
        if text:
            page.say(_unescaped(text))
        if found := _TAG.match(tag):
            (_close if found[1] else _open)(page, found[2].lower(), tag)
    page.end_line()
    return "\n".join(_with_margins(page.lines))


def _with_margins(lines: list[str | None]) -> Iterator[str]:
    while lines and lines[-1] is None:
        lines.pop()
    for line in lines:
        yield line or ""


def _open(page: _Page, name: str, tag: str) -> None:
    if name in _BLOCKS:
        page.end_line()
    if name in _ALONE:
        page.line += ["---"] if name == "hr" else []
        if name in ("br", "hr"):
            page.end_line(always=True)
        return
    if name in ("p", "li"):
        # Their end tags are optional.
        _close_open(page, name)
    is_spaced = name in _SPACED and not (page.lists and name != "p") and not _TIGHT.search(tag)
    if is_spaced:
        page.stand_apart()
    if name in _BLOCKS and (_SIGNED.search(tag) or _ANSWERED.search(tag)):
        page.lines.append("> " * page.quotes + (SIGNATURE if _SIGNED.search(tag) else REPLY))
    inherited = bool(page.elements) and page.elements[-1].keeps_spaces
    kept = inherited or name == "pre" or bool(_KEPT_SPACES.search(tag))
    if len(page.elements) < _MAX_DEPTH:
        page.elements.append(_Element(name, kept, is_spaced, page.written))
    _begin(page, name, tag)


def _begin(page: _Page, name: str, tag: str) -> None:
    """Write what stands at the beginning of an element, or note what its lines begin with."""
    if name == "blockquote":
        page.quotes = min(page.quotes + 1, _MAX_DEPTH)
    elif name in ("ul", "ol") and len(page.lists) < _MAX_DEPTH:
        page.lists.append(1 if name == "ol" else 0)
    elif name == "li":
        _begin_item(page)
    elif _HEADING.fullmatch(name):
        page.line.append("#" * max(2, int(name[1])) + " ")
    elif name == "a":
        target = _TARGET.search(tag)
        page.link = (_unescaped(next(filter(None, target.groups()), "")) if target else "", len(page.line))


def _begin_item(page: _Page) -> None:
    number = page.lists[-1] if page.lists else 0
    if number:
        page.lists[-1] += 1
    page.line.append("  " * max(0, len(page.lists) - 1) + (f"{number}. " if number else "- "))


def _close_open(page: _Page, name: str) -> None:
    """Close the element *name* that is still open, if nothing but inlines was opened in it."""
    for element in reversed(page.elements):
        if element.name == name:
            _close(page, name, "")
        if element.name in _BLOCKS:
            return


def _close(page: _Page, name: str, _: str) -> None:
    place = next((n for n in range(len(page.elements) - 1, -1, -1) if page.elements[n].name == name), None)
    if place is None:
        return
    element = page.elements[place]
    if name == "a":
        _close_link(page)
    elif name in _BLOCKS:
        # An empty paragraph is how several programs write an empty line.
        page.end_line(always=name == "p" and page.written == element.filled)
        if element.is_spaced:
            page.stand_apart()
    del page.elements[place:]
    if name == "blockquote":
        page.quotes = max(0, page.quotes - 1)
    elif name in ("ul", "ol") and page.lists:
        page.lists.pop()


def _close_link(page: _Page) -> None:
    """Write the address of a link whose words do not say it: « [la charte](https://…) »."""
    target, start = page.link
    page.link = ("", 0)
    words = "".join(page.line[start:]).strip()
    if not words or not target.lower().startswith(("http://", "https://")):
        return
    if _bare(words) in _bare(target) or "://" in words or words.startswith("www."):
        return
    page.line[start:] = [f"[{words}]({target})"]


def _bare(address: str) -> str:
    return address.lower().removeprefix("mailto:").removesuffix("/")


def _unescaped(text: str) -> str:
    # Python refuses a character reference with thousands of digits.
    with suppress(ValueError):
        return html.unescape(text)
    return text
