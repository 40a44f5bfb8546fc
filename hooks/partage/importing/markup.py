"""HTML and XML as text and tags, in linear time: hostile markup opens elements over and over and never closes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.text.tags import TAG

_HIDDEN = (
    "script", "style", "head", "text:tracked-changes", "office:automatic-styles", "office:styles", "svg",
    "text:note-citation", "dc:creator", "dc:date", "meta:creator-initials",
)  # fmt: skip
_OPENED = re.compile(rf"<!--|<({'|'.join(_HIDDEN)})\b|<(a)\b[^<>]*doc-noteref", re.IGNORECASE)
_COMMENT = re.compile("<!--")


def tags_of(markup: str) -> Iterator[tuple[str, str]]:
    """Yield each text of *markup* with the tag after it; the last one has none."""
    at = 0
    # After the last « > », each « < » would make the pattern search to the end.
    for tag in TAG.finditer(markup, 0, markup.rfind(">") + 1):
        yield markup[at : tag.start()], tag[0]
        at = tag.end()
    yield markup[at:], ""


def visible_markup(markup: str) -> str:
    """Return *markup* without comments, note references and elements that are not displayed."""
    return " ".join(_outside(markup, _OPENED))


def without_comments(markup: str) -> str:
    """Return *markup* without its comments and the space around them."""
    pieces = list(_outside(markup, _COMMENT))
    return markup if len(pieces) == 1 else "\n".join(piece.strip() for piece in pieces)


def _outside(markup: str, opened: re.Pattern[str]) -> Iterator[str]:
    """Yield the text outside the elements and comments that *opened* matches; an unclosed one hides nothing."""
    unclosed: set[str] = set()
    start = at = 0
    while opening := opened.search(markup, at):
        at = opening.end()
        name = next(filter(None, opening.groups()), "").lower()
        if name in unclosed:
            continue
        closed = re.compile(rf"</{name}>" if name else "-->", re.IGNORECASE).search(markup, at)
        if closed:
            yield markup[start : opening.start()]
            start = at = closed.end()
        else:
            # No need to search again: there is no end tag further on either.
            unclosed.add(name)
    yield markup[start:]
