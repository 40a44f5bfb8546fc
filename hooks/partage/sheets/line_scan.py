"""The lines of a front matter, without parsing it: where fields and list items begin and end, and which are comments.

Just enough of YAML to change one answer and leave the rest of the file alone. `form/line-scan.js` is the same in the
browser; `tests/sheets/edits.json` holds both to the same results.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from partage.text.characters import with_plain_spaces

_PREFIX = re.compile(
    r"( *)((?:- +)*)(?:(\"[^\"\\]+\"[ \t]*|'[^']+'[ \t]*|[^\s\"'#:\[\]{}-][^:\"'#]*):(?=\s|$))?\s*"
)
_MARGIN = re.compile(r"[\s-]*")
_DASH = re.compile(r"-(?=[ \t]|$)")
_BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?[ \t]*(?:#.*)?$")
_PLAIN_COMMENT = re.compile(r"(?:^|[ \t])#")
_CLOSINGS = {
    '"': re.compile(r'(?:[^"\\]|\\.)*("?)', re.DOTALL),
    "'": re.compile(r"(?:[^']|'')*('?)", re.DOTALL),
}


@dataclass(slots=True)
class Line:
    """What one line is."""

    indent: int
    """Spaces before its text; -1 for a line that is empty, a comment, or the continuation of a text."""
    key: str = ""
    """The field that begins here; empty where none does, and after a dash."""
    is_item: bool = False
    """Whether a dash begins here."""
    comment: int = -1
    """Where the comment and the spaces before it begin."""
    is_inside: bool = False
    """Whether the line begins inside a text or a list in brackets."""


@dataclass(slots=True, frozen=True)
class Span:
    """The lines of one field or item, [start, end); what follows them until the next one is empty or comments."""

    key: str
    start: int
    end: int
    indent: int
    """Spaces before the field or the dash."""


def scan(lines: Sequence[str]) -> list[Line]:
    """Return what each of *lines* is, without their line ends."""
    found = []
    quote, depth, block, is_set = "", 0, -1, False
    for text in map(_with_plain_margin, lines):
        indent = len(text) - len(text.lstrip(" "))
        rest = text[indent:]
        if block >= 0 and (not rest.strip() or indent >= block):
            if rest.strip() and not is_set:
                # The first line says how far right the text is; a comment may follow further left.
                block, is_set = indent, True
            found.append(Line(-1, is_inside=True))
            continue
        block = -1
        if quote or depth:
            line, at = Line(-1, is_inside=True), 0
        elif not rest.strip() or rest[0] == "#":
            found.append(Line(-1, comment=0 if rest.strip() else -1))
            continue
        else:
            prefix = _PREFIX.match(text)
            assert prefix is not None  # noqa: S101 - every part of it is optional
            is_item = bool(_DASH.match(rest))
            key = "" if is_item else (prefix[3] or "").strip("\"' \t")
            line, at = Line(indent, key, is_item), prefix.end()
            if _BLOCK.match(text, at):
                # The text of a block is further right than its field, or than its dash.
                block = 1 + (prefix.start(3) if prefix[3] else indent + max(len(prefix[2].rstrip()) - 1, 0))
                is_set = bool(re.match(r"[|>][+-]?[0-9]", text[at:]))
                header = text.find("#", at)
                line.comment = len(text[:header].rstrip()) if header >= 0 else -1
                found.append(line)
                continue
            if text[at : at + 1] not in ('"', "'", "[", "{"):
                comment = _PLAIN_COMMENT.search(text, max(at - 1, 0))
                line.comment = len(text[: comment.start()].rstrip(" \t")) if comment else -1
                found.append(line)
                continue
        line.comment, quote, depth = _inside(text, at, quote, depth)
        found.append(line)
    return found


def _with_plain_margin(line: str) -> str:
    # A no-break space is read as an ordinary one there.
    margin = _MARGIN.match(line)
    end = margin.end() if margin else 0
    return with_plain_spaces(line[:end]) + line[end:]


def _inside(text: str, at: int, quote: str, depth: int) -> tuple[int, str, int]:
    """Read quotes and brackets of *text* from *at*: where its comment begins, the quote and the brackets left open."""
    may_quote = True
    while at < len(text):
        if quote:
            closing = _CLOSINGS[quote].match(text, at)
            assert closing is not None  # noqa: S101 - it may match nothing
            at = closing.end()
            if not closing[1]:
                return -1, quote, depth
            quote, may_quote = "", False
            continue
        letter = text[at]
        if letter == "#" and (at == 0 or text[at - 1] in " \t"):
            return len(text[:at].rstrip()), "", depth
        if letter in "\"'" and may_quote:
            quote = letter
        depth += (letter in "[{") - (letter in "]}")
        may_quote = letter in "[{,:" or (may_quote and letter in " \t")
        at += 1
    return -1, "", max(depth, 0)


def fields(lines: Sequence[str]) -> list[Span] | None:
    """Return the fields of a mapping with one field a line; None if *lines* are something else."""
    return _spans(lines, items=False)


def items(lines: Sequence[str]) -> list[Span] | None:
    """Return the items of a list with one dash a line; None if *lines* are something else."""
    return _spans(lines, items=True)


def _spans(lines: Sequence[str], *, items: bool) -> list[Span] | None:
    scanned = scan(lines)
    indent = next((line.indent for line in scanned if line.indent >= 0), -1)
    starts = []
    for number, line in enumerate(scanned):
        if line.indent < 0 or line.indent > indent:
            continue
        if line.indent < indent:
            return None
        if line.is_item if items else line.key:
            starts.append(number)
        elif items or not starts or not line.is_item:
            # A list may be as far left as its field.
            return None
    spans = []
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = following
        while end > start + 1 and scanned[end - 1].indent < 0 and not scanned[end - 1].is_inside:
            end -= 1
        # Empty lines after a block of text are as good as between two fields.
        while end > start + 1 and not lines[end - 1].strip():
            end -= 1
        spans.append(Span(scanned[start].key, start, end, indent))
    return spans or None
