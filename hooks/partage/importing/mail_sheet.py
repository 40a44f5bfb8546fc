"""The text of an e-mail → the sheet in it, as the form wrote it: without greeting, quotation marks and signature."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from partage.importing.mail_lines import (
    evenly_spaced,
    is_double_spaced,
    single_spaced,
    whole_fields,
    whole_lines,
    width_of,
    without_margins,
)
from partage.importing.mail_signature import answers, without_signature
from partage.importing.refusal import Refusal
from partage.sheets.fields import KEYS
from partage.sheets.source import LARGEST_FILE, LARGEST_FRONT_MATTER
from partage.text.characters import SPACES

_QUOTES = re.compile(rf"(?:[ {SPACES}]?>)+")
_RULE = re.compile(rf"[ {SPACES}\t]*(?:-{{3,}}|[-–—]*[–—][-–—]*)[ {SPACES}\t]*$")
"""« --- », or what a program that corrects typing made of it."""
_KEY = re.compile(rf"[ {SPACES}]*({'|'.join(sorted(KEYS.values()))})[ {SPACES}]?:")
_FENCE = re.compile(r"(`{3,}|~{3,})\w*")
_NEAR = 12
"""Lines after the opening within which one names a field."""
_MAX_SHEETS = 50
_STUFFED = 3
_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True)
class SheetInText:
    """A sheet found in the text of a message."""

    text: str
    left_out: tuple[str, ...]
    """The lines of the message that are no part of it, without those of an answered message."""
    depth: int
    """How many times it is quoted."""
    was_cut: bool
    """Whether some of its lines had been cut."""


def begins_as_sheet(text: str) -> bool:
    """Whether *text* begins with the fields of a sheet, after empty lines at most."""
    lines = text.lstrip("\ufeff \t\n").split("\n", _NEAR + 1)[: _NEAR + 1]
    return _opens(lines, 0, 0)


def sheets_in(text: str, people: Collection[str] = ()) -> list[SheetInText]:
    """Return the sheets in *text*, those quoted least only; *people* are those whose signature may follow."""
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if _opens(lines, place, _depth(line))]
    if len(places) > _MAX_SHEETS:
        raise Refusal(
            "ce courriel porte trop de fiches ; enregistrez chacune dans un fichier .md, puis lancez la commande pour "
            "chacune."
        )
    least = min((_depth(lines[place]) for place in places), default=0)
    found: list[SheetInText] = []
    end = 0
    for number, place in enumerate(places):
        if _depth(lines[place]) == least and place >= end:
            # What is above belongs to the sheet before, or to the greeting.
            if found and any(answers(lines, each) for each in range(places[number - 1], place)):
                # The sheet of the message that is answered, by a program that does not mark quotations.
                break
            following = places[number + 1] if number + 1 < len(places) else len(lines)
            sheet, end = _sheet_at(lines[:following], place, least, people)
            if sheet:
                before = [line.strip() for line in lines[:place] if line.strip() and not _depth(line)]
                left_out = (*(before if not found else ()), *sheet.left_out)
                found.append(SheetInText(sheet.text, left_out, least, sheet.was_cut))
    if found and least:
        after = [line.strip() for line in lines[end:] if line.strip() and not _depth(line)]
        found[-1] = replace(found[-1], left_out=(*found[-1].left_out, *after))
    return found


def _depth(line: str) -> int:
    marks = _QUOTES.match(line, 0, 4 * _MAX_DEPTH)
    return min(marks[0].count(">"), _MAX_DEPTH) if marks else 0


def _without_marks(line: str, depth: int, space: str = "") -> str:
    """Return *line* without *depth* marks of quotation, and the *space* after them."""
    marks = re.match(rf"(?:[ {SPACES}]?>){{{depth}}}", line) if depth else None
    return line[marks.end() :].removeprefix(space) if marks else line


def _opens(lines: Sequence[str], place: int, depth: int) -> bool:
    """Whether the fields of a sheet begin after the rule at *place*, quoted *depth* times."""
    if not _RULE.match(_without_marks(lines[place], depth)):
        return False
    for line in lines[place + 1 : place + 1 + _NEAR]:
        own = _without_marks(line, depth)
        if _KEY.match(own):
            return True
        if _RULE.match(own):
            return False
    return False


def _sheet_at(
    lines: Sequence[str], start: int, depth: int, people: Collection[str]
) -> tuple[SheetInText | None, int]:
    """Return the sheet that begins at *start*, None if its fields never end, and the place after it."""
    # Most programs write a space after each mark; the opening says whether this one did.
    space = " " if _without_marks(lines[start], depth).startswith(" ") else ""
    own = [_without_marks(line, depth, space) for line in lines[start:]]
    fenced = _fenced_until(_without_marks(lines[start - 1], depth).strip() if start else "", own)
    beyond = [line.strip() for line in own[fenced + 1 :] if line.strip()]
    own, lines = own[:fenced], lines[: start + fenced]
    close = next((place for place, line in enumerate(own) if place and _RULE.match(line)), 0)
    if not close:
        return None, start + 1
    end = close + 1 + _quoted_until(lines[start + close + 1 :], depth)
    whole = "\n".join(["---", *own[1:close], "---", *own[close + 1 : end]])
    if len(whole) > LARGEST_FILE or sum(map(len, own[1:close])) > LARGEST_FRONT_MATTER:
        return SheetInText(whole, (), depth, was_cut=False), start + end
    even = _at_margin(evenly_spaced(own[:end]), close)
    fields, body = even[1:close], even[close + 1 :]
    if is_double_spaced(fields):
        body = single_spaced(body)
    fields = without_margins(fields)
    kept, left_out = without_signature(body, people)
    # One space at the end of a line stands where a program cut it; two are the author's.
    kept = [line[:-1] if line.endswith(" ") and not line.endswith("  ") else line for line in kept]
    entries, cuts = whole_fields(fields)
    width = width_of(fields, kept, cuts)
    text = "\n".join(whole_lines(kept, width)).strip()
    whole = "\n".join(["---", *entries, "---", ""]) + (f"\n{text}\n" if text else "")
    was_cut = bool(cuts) or text.count("\n") < "\n".join(kept).strip().count("\n")
    return SheetInText(whole, (*left_out, *beyond), depth, was_cut), start + end


def _fenced_until(before: str, own: Sequence[str]) -> int:
    """Return where the block of code ends that a sheet was pasted in, if *before* opens one; else where *own* does."""
    fence = _FENCE.fullmatch(before)
    if not fence:
        return len(own)
    # Blocks of the sheet itself may use the same marks: the last ones close.
    return next((place for place in range(len(own) - 1, 0, -1) if own[place].strip() == fence[1]), len(own))


def _at_margin(lines: Sequence[str], close: int) -> list[str]:
    """Return *lines* without the indentation of the first, if all fields have it: some programs quote in this way."""
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[:close]]
    if min(filter(None, indents), default=0) == _STUFFED and not indents[0]:
        # The space that format=flowed puts before others, of a message that does not say it is flowed any more.
        return [line.removeprefix(" ") for line in lines]
    indent = " " * (len(lines[0]) - len(lines[0].lstrip(" ")))
    if not indent or not all(line.startswith(indent) for line in lines[: close + 1] if line):
        return list(lines)
    return [line.removeprefix(indent) for line in lines]


def _quoted_until(lines: Sequence[str], depth: int) -> int:
    """Return how many of *lines* are still quoted *depth* times; the end of a line that was cut may lack its marks."""
    if not depth:
        return len(lines)
    for place, line in enumerate(lines):
        if line.strip() and _depth(line) < depth:
            before = lines[place - 1] if place else ""
            after = next(_written(lines[place + 1 :]), "")
            if not (
                _depth(before) >= depth and _depth(after) >= depth and _without_marks(before, depth).strip()
            ):
                return place
    return len(lines)


def _written(lines: Sequence[str]) -> Iterator[str]:
    return (line for line in lines if line.strip())
