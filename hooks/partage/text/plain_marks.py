"""Spaces that look ordinary where a syntax needs ordinary ones: before a line, after its mark or the name of a field.

Mail programs indent with no-break spaces, and Alt+space is typed by mistake. Nobody sees the difference: such a space
is read as an ordinary one, and the caller is told which lines have some. Text goes in and comes out line for line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from partage.text.characters import SPACES, with_plain_spaces
from partage.text.problem import Severity

_ODD = re.compile(f"[{SPACES}]")
_SPACE = f"[ \t{SPACES}]"
_FIELD = re.compile(rf"{_SPACE}*(?:[-?]{_SPACE}+)*(?:[A-Za-z_][\w-]*:{_SPACE}+)?(?:[-?]{_SPACE}+)*")
_BLOCK = rf"{_SPACE}*(?:>{_SPACE}*)*"
_ITEM = rf"(?:[-*+]|\d{{1,9}}[.)]){_SPACE}+"
_MARK = re.compile(rf"{_BLOCK}(?:(?:{_ITEM})+|#{{1,6}}{_SPACE}+|(?=[|>]|```|~~~)|$)")
_IS_ITEM = re.compile(rf"{_BLOCK}{_ITEM}")
_INDENT = re.compile(f"{_SPACE}*")
_SPACES = f" \t{SPACES}"


def fields_with_plain_spaces(text: str) -> tuple[str, list[int]]:
    """Return the YAML *text* with ordinary spaces around its marks, and the lines (from 0) that had others."""
    return _each_line(text, lambda line, _: _FIELD.match(line))


def markdown_with_plain_spaces(text: str) -> tuple[str, list[int]]:
    """Return the Markdown *text* with ordinary spaces where a line begins with a mark, belongs to an item or is blank.

    Those that begin a paragraph stay: four ordinary spaces would make it a block of code. Also return the lines
    (from 0) that changed, blank ones apart.
    """
    return _each_line(text, _mark_of)


def odd_space_remark(first: int, count: int) -> tuple[int, str, Severity]:
    """Return the line and the remark on the *count* lines with such spaces, the *first* of which has that number."""
    others = f" (et {count - 1} autre{'s' if count > 2 else ''} après elle)" if count > 1 else ""
    return (
        first,
        f"un espace insécable (Alt+espace, ou venu d’un courriel) sépare ou décale cette ligne{others} ; il est lu ici "
        "comme un espace ordinaire, mais pas par d’autres programmes : remplacez-le par un espace ordinaire",
        "warning",
    )


def _mark_of(line: str, in_item: bool) -> re.Match[str] | None:
    return _MARK.match(line) or (_INDENT.match(line) if in_item else None)


def _each_line(text: str, mark_of: Callable[[str, bool], re.Match[str] | None]) -> tuple[str, list[int]]:
    if not _ODD.search(text):
        return text, []
    lines, changed, in_item = text.split("\n"), [], False
    for number, line in enumerate(lines):
        if _IS_ITEM.match(line):
            in_item = True
        elif line and line[0] not in _SPACES:
            in_item = False
        if not _ODD.search(line):
            continue
        mark = mark_of(line, in_item)
        end = mark.end() if mark else 0
        start = with_plain_spaces(line[:end])
        rest = line[end:].rstrip(_SPACES)
        if start != line[:end] and rest:
            changed.append(number)
        lines[number] = start + rest + with_plain_spaces(line[end + len(rest) :])
    return "\n".join(lines), changed
