"""The HTML comments of a text, such as the questions of a new sheet: notes of its authors, never published."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

import comrak

from partage.sheets.body.limits import excesses

MAX_READINGS = 8
"""Times that one text is parsed: again after a comment that hides the start of a block of code from readers only."""
_MARK = re.compile(r"<!--|-->|`+|\\[\\`]")
"""The last one marks nothing: there, the backslash takes its meaning from a backtick."""
_MAY_HOLD_CODE = re.compile(r"`|~~~| {4}|\t")
_CODE_BLOCK = re.compile(r'<pre data-sourcepos="(\d+):\d+-(\d+):(\d+)"')
_BLOCK = re.compile(
    r'<(?:p|h[1-6]|[uo]l|li|blockquote|pre|table|t[rdh]|section|hr)\b[^>]*? data-sourcepos="(\d+):'
)
_COMMENT_BLOCK = re.compile(r"^(?: {0,3}>)* {0,3}<!--", re.MULTILINE)
_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.footnotes = True
_EXTENSIONS.table = True
_PARSING = comrak.ParseOptions()
_POSITIONS = comrak.RenderOptions()
_POSITIONS.escape = True
_POSITIONS.sourcepos = True


def without_comments(body: str) -> str:
    """Return *body* with its comments emptied, line for line; one that is never closed stays, to be seen.

    Code keeps them, whether fenced, indented or inline: there, they are what the author shows.
    """
    kept = []
    readings = 0
    while "<!--" in body:
        readings += 1
        done, body = _read(body, code=readings <= MAX_READINGS)
        kept.append(done)
    return "".join([*kept, body])


def _read(body: str, *, code: bool) -> tuple[str, str]:
    """Return the start of *body* without comments, and what is left to read again, mostly nothing.

    Without *code*, every comment is one.
    """
    lines = _Lines(body) if code and _MAY_HOLD_CODE.search(body) else None
    runs = _runs(body) if lines else {}
    kept = []
    copied = 0
    opened: int | None = None
    code_end = 0
    for mark in _MARK.finditer(body):
        start, text = mark.start(), mark[0]
        if opened is not None:
            if text == "-->":
                kept += [body[copied:opened], "\n" * body.count("\n", opened, mark.end())]
                copied = mark.end()
                if lines and lines.is_code(start):
                    return "".join(kept), body[copied:]
                opened = None
        elif text == "-->" or start < code_end or (lines and lines.is_code(start)):
            continue
        elif text == "<!--":
            opened = start
        elif lines and text[0] == "`":
            code_end = _span_end(mark, runs, lines.block_end(start))
    return "".join([*kept, body[copied:]]), ""


def _runs(body: str) -> dict[int, list[int]]:
    """Return where the runs of backticks of *body* start, by their length."""
    runs: dict[int, list[int]] = {}
    for run in re.finditer("`+", body):
        runs.setdefault(len(run[0]), []).append(run.start())
    return runs


def _span_end(opening: re.Match[str], runs: dict[int, list[int]], block_end: int) -> int:
    """Return where the inline code that *opening* begins ends; 0 where it begins none."""
    length = len(opening[0])
    closings = runs.get(length, [])
    place = bisect_right(closings, opening.start())
    return closings[place] + length if place < len(closings) and closings[place] < block_end else 0


class _Lines:
    """What the parser says of the lines of a text: which are code, and where blocks end."""

    def __init__(self, body: str) -> None:
        lines = body.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        # A text that the parser could not bear is refused anyway: no code is looked for in it.
        html = "" if any(excesses(body, 1)) else _positions(body)
        self._code = set(_code_lines(html))
        begins = {int(line) for line in _BLOCK.findall(html)}
        begins |= {self._line(found.start()) for found in _COMMENT_BLOCK.finditer(body)}
        self._ends = [len(lines) + 1] * (len(lines) + 2)
        for number in range(len(lines) - 1, 0, -1):
            below = number + 1
            ends_here = below in begins or not lines[below - 1].strip()
            self._ends[number] = below if ends_here else self._ends[below]

    def is_code(self, offset: int) -> bool:
        """Whether the line of *offset* is part of a block of code."""
        return self._line(offset) in self._code

    def block_end(self, offset: int) -> int:
        """Return the offset at which the block of *offset* ends at the latest."""
        return self._starts[self._ends[self._line(offset)] - 1]

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)


def _positions(body: str) -> str:
    text = body.encode("utf-8", "replace").decode()
    return str(comrak.render_markdown(text, _EXTENSIONS, _PARSING, _POSITIONS))


def _code_lines(html: str) -> Iterator[int]:
    for first, last, column in _CODE_BLOCK.findall(html):
        # A block that ends in column 0 ends on the line before.
        yield from range(int(first), int(last) + (column != "0"))
