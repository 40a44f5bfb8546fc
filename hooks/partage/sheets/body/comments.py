"""The HTML comments of a text, such as the questions of a new sheet: notes of its authors, never published."""

from __future__ import annotations

import re

_MARK = re.compile(r"^ {0,3}(```|~~~)|<!--|-->", re.MULTILINE)


def without_comments(body: str) -> str:
    """Return *body* with its comments emptied, line for line; one that is never closed stays, to be seen.

    Fenced code keeps them: there, they are what the author shows.
    """
    if "<!--" not in body:
        return body
    kept = []
    copied = 0
    opened: int | None = None
    fence = ""
    for mark in _MARK.finditer(body):
        if opened is not None:
            if mark[0] == "-->":
                kept += [body[copied:opened], "\n" * body.count("\n", opened, mark.end())]
                copied, opened = mark.end(), None
        elif mark[1]:
            fence = mark[1] if not fence else fence if fence != mark[1] else ""
        elif mark[0] == "<!--" and not fence:
            opened = mark.start()
    return "".join([*kept, body[copied:]])
