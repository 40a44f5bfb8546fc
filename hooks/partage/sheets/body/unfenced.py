"""What of a text is no code: of its lines, and of its HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

_CODE = re.compile(r"<pre\b.*?</pre>|<code>.*?</code>", re.DOTALL)
_TICKS = re.compile("`+")
FENCE = re.compile(r" {0,3}(```|~~~)")


def unfenced_lines(body: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Yield each line of *body* outside fences, with its number from *first_line*."""
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        mark = FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, line


def shown_as_text(raw: str) -> str:
    """Return the HTML *raw* of comrak without the code that it shows."""
    return _CODE.sub("", raw) if "<code" in raw or "<pre" in raw else raw


def without_code(line: str) -> str:
    """Return *line* with a backtick in place of each piece of inline code that it holds whole."""
    if "`" not in line:
        return line
    starts: dict[int, list[int]] = {}
    runs = [(found.start(), len(found[0])) for found in _TICKS.finditer(line)]
    for start, length in runs:
        starts.setdefault(length, []).append(start)
    kept, done = [], 0
    for start, length in runs:
        closings = starts[length]
        place = bisect_right(closings, start)
        if start >= done and place < len(closings):
            kept += [line[done:start], "`"]
            done = closings[place] + length
    return "".join([*kept, line[done:]])
