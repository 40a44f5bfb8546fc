"""The text of a sheet cut at its second-level headings, as written: one section changes, the others stay as they are.

`form/body-chunks.js` does the same in the browser; `tests/sheets/edits.json` holds both to the same results.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partage.sheets.sections import SECTIONS, guided
from partage.text.characters import received
from partage.text.strict_yaml import UNREADABLE
from partage.text.translation import spoken

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_HEADING = re.compile(r"##[ \t]+(.*?)[ \t#]*$")
_RANKS = {section.id: rank for rank, section in enumerate(SECTIONS)}


@dataclass(slots=True)
class Chunk:
    """A heading and what follows it; without a heading, what precedes them all."""

    id: str = ""
    """Of its guided section; empty for a heading of the author's own, and for the second of one section."""
    heading: list[str] = field(default_factory=list)
    """Its line, if there is one."""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is told here, with `\\n` at line ends."""
        return "\n".join(line.rstrip("\r\n") for line in self.lines).strip()


def chunks(lines: Sequence[str]) -> list[Chunk]:
    """Cut *lines*, which have their line ends, so that all lines of all chunks in order are the same lines again."""
    found = [Chunk()]
    fence = ""
    for line in lines:
        bare = line.rstrip("\r\n")
        mark = _FENCE.match(bare)
        # A heading inside a code block is not one.
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.match(bare)
        if heading and heading[1]:
            known = guided(heading[1])
            identifier = known.id if known and all(each.id != known.id for each in found) else ""
            found.append(Chunk(identifier, [line]))
        else:
            found[-1].lines.append(line)
    return found


def with_sections(lines: Sequence[str], told: Mapping[str, str], end: str) -> list[str]:
    """Return *lines* with the texts *told* in guided sections, by identifier; *end* is the end of new lines.

    A section without a text goes; a new one comes after those before it in the guided order, or before those after it.
    """
    found = chunks(lines)
    for chunk in found:
        if chunk.id in told:
            text = _clean(told[chunk.id])
            chunk.lines = _around(chunk.lines, text, end, is_last=chunk is found[-1]) if text else []
            chunk.heading = chunk.heading if text else []
    known = {chunk.id for chunk in found}
    for section in SECTIONS:
        text = _clean(told.get(section.id, ""))
        if section.id in known or not text:
            continue
        at = _place_of(section.id, found)
        written = [f"## {section.written_in(spoken())}{end}", end, *(line + end for line in text.split("\n"))]
        _separated(found[:at], end)
        found.insert(at, Chunk(section.id, written[:1], [*written[1:], *([end] if at < len(found) else [])]))
    return [line for chunk in found for line in (*chunk.heading, *chunk.lines)]


def _place_of(identifier: str, found: Sequence[Chunk]) -> int:
    ranks = [_RANKS.get(chunk.id, -1) for chunk in found]
    before = [at for at, rank in enumerate(ranks) if 0 <= rank < _RANKS[identifier]]
    after = [at for at, rank in enumerate(ranks) if rank > _RANKS[identifier]]
    return before[-1] + 1 if before else after[0] if after else len(found)


def _around(lines: Sequence[str], text: str, end: str, *, is_last: bool) -> list[str]:
    """Return *text* in the place of what *lines* hold, with the empty lines around as they were."""
    new = [line + end for line in text.split("\n")]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled:
        return [*(lines or [end]), *new, *([] if is_last else [end])]
    if not lines[filled[-1]].endswith(("\n", "\r")):
        new[-1] = new[-1].removesuffix(end)
    return [*lines[: filled[0]], *new, *lines[filled[-1] + 1 :]]


def _separated(before: Sequence[Chunk], end: str) -> None:
    """End the last line of *before*, and leave an empty one after it."""
    last = next((chunk for chunk in reversed(before) if chunk.heading or chunk.lines), None)
    if last is None:
        before[0].lines.append(end)
        return
    part = last.lines or last.heading
    if not part[-1].endswith(("\n", "\r")):
        part[-1] += end
    if part[-1].strip():
        last.lines.append(end)


def _clean(text: str) -> str:
    return received(UNREADABLE.sub("", received(text))).strip()
