"""Marks that are none: what somebody wrote as a title, a list, a frame or a link, and that readers see as it was typed.

Nothing of it is lost, and it is not what was meant: each kind gets one remark, at its first line.
"""

from __future__ import annotations

from collections.abc import Iterator

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.line_marks import LINE_MARKS
from partage.sheets.body.list_marks import LISTS, TABLES, may_begin
from partage.sheets.body.mark_kinds import Kind, compiled
from partage.sheets.body.other_marks import MARKS
from partage.sheets.body.unfenced import unfenced_lines, without_code

_KINDS = (*LINE_MARKS, *LISTS, *TABLES, *MARKS)
_BLOCKS = ("<p>", "<li>", "<td>", "<th>")


def _may_begin(line: str) -> bool:
    if line.startswith("<"):
        line = line[line.find(">") + 1 :] if line.startswith(_BLOCKS) else ""
    return bool(line) and may_begin(line)


def _beginnings(shown: str) -> Iterator[int]:
    """Yield where each line of *shown* that may begin with a mark begins."""
    at = 0
    for line in shown.split("\n"):
        if _may_begin(line):
            yield at
        at += len(line) + 1


def _kinds_in(shown: str) -> Iterator[Kind]:
    # A text of 4,000 characters has some sixty different ones: most hints are left aside by these alone.
    signs, beginnings = set(shown), [*_beginnings(shown)]
    for kind in _KINDS:
        if kind.hints:
            is_there = any(signs.issuperset(hint) and hint in shown for hint in kind.hints)
            found = is_there and compiled(kind.shown).search(shown) is not None
        else:
            found = any(compiled(kind.shown).match(shown, at) for at in beginnings)
        if found:
            yield kind


def lookalikes(shown: str, body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield a remark on each kind of mark of *body* that *shown*, its HTML without code, still shows."""
    for kind in _kinds_in(shown):
        lines = (
            (number, found)
            for number, line in unfenced_lines(body, first_line)
            if (found := compiled(kind.written).search(without_code(line)))
        )
        placed = next(lines, None)
        if placed:
            others = sum(1 for _ in lines)
            more = f" (et {others} autre{'s' if others > 1 else ''} ligne{'s' if others > 1 else ''} comme celle-ci)"
            yield placed[0], kind.sentence(placed[1]) + (more if others else ""), "warning"
