"""The lines of a text that are not in a block of code between fences."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
