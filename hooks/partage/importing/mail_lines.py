"""Lines that a mail program cut, indented or spaced in its own way → the lines of the sheet that was put into it.

The form quotes each value that a program may cut (`sheets.writer`), so that its fields can always be put together
again. In the text, a line was cut if the first word of the next one would not have fitted: elsewhere, a line end is the
author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from partage.sheets.field_kinds import FIELD_KINDS
from partage.text.characters import SPACES

_SOME_SPACE = f"[ \\t{SPACES}]"
_INDENT = re.compile(f"{_SOME_SPACE}+")
_AFTER_MARK = re.compile(rf"^( *(?:- +)*(?:[\w-]+ ?:|-))({_SOME_SPACE}+)")
_BULLET = re.compile(rf"^( *)(?:[·•\uf0b7][ ]*|-[ ]*(?=[\t{SPACES}]))[\t{SPACES}]{_SOME_SPACE}*")
"""What office software writes before an item."""
_MIXED = re.compile(rf"(?<= )[{SPACES}]+|[{SPACES}]+(?= )")
_ENTRY = re.compile(r"( *)(- +)*([\w-]+) ?:(?: +(.*))?$")
_ITEM = re.compile(r" *- +\S")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_BEGINS_BLOCK = re.compile(r"\s|#{1,6} |[-*+] |1[.)] |>|\||```|~~~|\[\^[^\]\s]+\]:|(?:-{3,}|\*{3,}|_{3,})$")
_COMPOUND = re.compile(r"\w-")
_NUMBERED = re.compile(r"(\d{1,9})[.)] ")
_OWN = {kind.key: kind for kind in FIELD_KINDS.values()}
_ORDER = {key: rank for rank, key in enumerate(_OWN)}
_INNER = {key: {each.key for each in kind.items.values()} for key, kind in _OWN.items()}
_KNOWN = _OWN.keys() | set().union(*_INNER.values())
_INDENTATION = 2
_NARROWEST, _WIDEST = 64, 80
"""Characters between which programs cut lines, where nothing else shows it."""


def evenly_spaced(lines: Sequence[str]) -> list[str]:
    """Return *lines* with plain spaces where programs put others to keep an indentation or several spaces in a row."""
    return [_evenly_spaced(line) if line.strip() else "" for line in lines]


def _evenly_spaced(line: str) -> str:
    line = _BULLET.sub(r"\1- ", _with_plain_indent(line.rstrip(SPACES)))
    return _MIXED.sub(lambda found: " " * len(found[0]), line)


def _with_plain_indent(line: str) -> str:
    indent = _INDENT.match(line)
    if not indent:
        return line
    return indent[0].expandtabs(2).translate(dict.fromkeys(map(ord, SPACES), " ")) + line[indent.end() :]


def is_double_spaced(fields: Sequence[str]) -> bool:
    """Whether there is an empty line after each of *fields*: some programs make a paragraph of every line."""
    written = [place for place, line in enumerate(fields) if line.strip()]
    return len(written) > 2 and all(after - before == 2 for before, after in pairwise(written))


def without_margins(fields: Sequence[str]) -> list[str]:
    """Return *fields* without empty lines if a program added them: one is where nobody writes any, above an item."""
    is_above_item = any(not line and _ITEM.match(item) for line, item in pairwise(fields))
    is_added = is_double_spaced(fields) or is_above_item
    return [line for line in fields if line.strip()] if is_added else list(fields)


def single_spaced(lines: Sequence[str]) -> list[str]:
    """Return double-spaced *lines* as they were; if no empty line was in them, each is a paragraph and stays one."""
    runs = [len(run) for run in _runs_of_empty(lines)]
    if not any(run > 1 for run in runs):
        return list(lines)
    kept: list[str] = []
    empty = 0
    for line in lines:
        if line.strip():
            kept += [""] * (empty // 2) + [line]
            empty = 0
        else:
            empty += 1
    return kept


def _runs_of_empty(lines: Sequence[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for line in lines:
        if not line.strip():
            run.append(line)
        elif run:
            yield run
            run = []


def whole_fields(lines: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the entries of a front matter, one a line, and where lines were cut.

    A cut is the length of the line before it, and the length that the first word of the next one would have made of it.
    """
    entries: list[str] = []
    cuts: list[tuple[int, int]] = []
    last = ""
    is_open = False
    for place, each in enumerate(lines):
        line = _AFTER_MARK.sub(lambda found: found[1] + " " * len(found[2]), each.rstrip())
        if is_open:
            if not line:
                continue
            continues = True
        else:
            continues = bool(entries and line) and _continues(entries[-1], line, last)
        if continues:
            cuts.append((len(last), len(last) + 1 + len(_first_word(line))))
            entries[-1] = _joined(entries[-1], line)
        else:
            entries.append(line)
        last = each.rstrip()
        is_open = _is_open(entries[-1]) and any(_is_closed_by(entries[-1], lines[place + 1 :]))
    if all(len(entry) - len(entry.lstrip(" ")) < _INDENTATION for entry in entries):
        # HTML shows several spaces as one, or as none at the beginning of a line.
        entries = [entry.lstrip(" ") for entry in entries]
    return list(_indented(entries)), cuts


def _first_word(line: str) -> str:
    return next(iter(line.split()), "")


def _joined(before: str, after: str) -> str:
    """Return two pieces of a line that was cut at a space, or after the hyphen of a compound word."""
    before, after = before.rstrip(" "), after.strip()
    return before + after if _COMPOUND.match(before[-2:]) else f"{before} {after}"


def _continues(entry: str, line: str, last: str) -> bool:
    """Whether *line* is the end of *entry*, whose last line as received is *last*, rather than an entry of its own."""
    found = _ENTRY.match(entry)
    value = (found[4] or "") if found else ""
    if line.startswith("#") or _BLOCK.match(value):
        return False
    is_long = len(last) + 1 + len(_first_word(line)) > _NARROWEST
    own = _ENTRY.match(line)
    if own:
        return own[3] not in _KNOWN and is_long and bool(value)
    if _ITEM.match(line):
        return bool(value and found and not found[1] and not found[2] and is_long)
    # What is indented further is a line that its author ended there, as YAML allows.
    return len(line) - len(line.lstrip()) <= len(entry) - len(entry.lstrip())


def _is_open(entry: str) -> bool:
    """Whether a text in quotes, or a list in brackets, begins in *entry* and does not end there."""
    found = _ENTRY.match(entry)
    value = (found[4] or "") if found else entry.strip().removeprefix("- ").strip()
    if value.startswith('"'):
        return _end_of_quote(value, 1) < 0
    return value.startswith("[") and not value.rstrip().endswith("]")


def _end_of_quote(value: str, start: int) -> int:
    place = start
    while (place := value.find('"', place)) >= 0:
        slashes = len(value[:place]) - len(value[:place].rstrip("\\"))
        if slashes % 2 == 0:
            return place
        place += 1
    return -1


def _is_closed_by(entry: str, following: Sequence[str]) -> Iterator[bool]:
    """Yield whether each of *following* may close what *entry* opens, up to the next entry that is surely one."""
    closing = "]" if "[" in entry.partition(":")[2][:2] else '"'
    for line in following[:200]:
        stripped = line.rstrip()
        own = _ENTRY.match(stripped)
        if own and own[3] in _KNOWN and (own[4] or "").startswith(('"', "[")):
            return
        yield stripped.endswith(closing)


def _indented(entries: Sequence[str]) -> Iterator[str]:
    """Yield *entries*, those of items and levels that lost their indentation set off again, as the form writes them."""
    key, seen, in_item = "", set[str](), False
    for entry in entries:
        found = _ENTRY.match(entry)
        if entry.startswith("- ") and key and _OWN[key].is_list:
            in_item = True
            yield f"  {entry}"
        elif (
            found
            and not found[1]
            and not found[2]
            and key
            and _is_inside(found[3], key, seen, in_item=in_item)
        ):
            yield f"{'    ' if in_item else '  '}{entry}"
        else:
            if found and not found[1] and not found[2]:
                key, in_item = (found[3] if found[3] in _OWN and not found[4] else ""), False
                seen.add(found[3])
            yield entry


def _is_inside(name: str, key: str, seen: set[str], *, in_item: bool) -> bool:
    """Whether *name*, at the margin, belongs to the open field *key*: the form writes fields in their order, once."""
    if in_item:
        return name in _INNER[key] and (name not in _OWN or name in seen or _ORDER[name] < _ORDER[key])
    return _OWN[key].kind == "levels" and name not in _OWN


def width_of(fields: Sequence[str], body: Sequence[str], cuts: Sequence[tuple[int, int]]) -> int:
    """Return the most characters of a line in a message, 0 if its program cuts none.

    *fields* and *body* are lines as received, *cuts* what `whole_fields` returns.
    """
    lengths = [len(line) for line in body if " " in line.strip()]
    if cuts:
        widest = min(over for _, over in cuts) - 1
        return max([before for before, _ in cuts] + [length for length in lengths if length <= widest])
    longest = max([*lengths, *(len(line) for line in fields if " " in line.strip())], default=0)
    return longest if _NARROWEST <= longest <= _WIDEST else 0


def whole_lines(lines: Sequence[str], width: int) -> list[str]:
    """Return the lines of a text, those that a program cut at *width* characters whole again."""
    whole: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if whole and width and _was_cut(before, line, whole[-1], width):
            whole[-1] = _joined(whole[-1], line)
        else:
            whole.append(line)
    return whole


def _was_cut(before: str, line: str, whole: str, width: int) -> bool:
    if not before.strip() or not line.strip() or len(before) + 1 + len(_first_word(line)) <= width:
        return False
    if whole.startswith("|") and not whole.rstrip().endswith("|"):
        return True
    is_break = before.endswith(("  ", "\\"))
    is_item = 0 < _number(line) == _number(whole) + 1
    return not (is_break or is_item or _BEGINS_BLOCK.match(line))


def _number(line: str) -> int:
    """Return the number of the item that *line* begins, 0 without one; only 1 begins a list after a line of text."""
    found = _NUMBERED.match(line)
    return int(found[1]) if found else 0
