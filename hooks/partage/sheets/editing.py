"""One answer of a sheet changed, and nothing else: same bytes elsewhere, comments kept.

`form/editing.js` does the same in the browser; `tests/sheets/edits.json` holds both to the same results.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import cast

from partage.sheets.body_chunks import with_sections
from partage.sheets.fields import KEYS
from partage.sheets.line_scan import Span, fields, items, scan
from partage.sheets.writer import Item, Value, entry, sheet_text
from partage.text.problem import Written

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FENCE = re.compile(r"-{3,}\s*\Z")
_ORDER = tuple(KEYS.values())


def edited(
    text: str, written: Mapping[str, Written], changes: Mapping[str, Value], told: Mapping[str, str]
) -> str:
    """Return the file *text* with *changes* by key, and with what is *told* in guided sections, by their identifier.

    *written* is its front matter as read; an empty change takes its field away, and an empty text its section. Where
    the fields are laid out in a way that cannot be changed line by line, they are all written again. ValueError for a
    text that is no sheet.
    """
    lines = _LINES.findall(text)
    if not (changes or told):
        return text
    end = _line_end(lines)
    first, last = _fences(lines)
    head = [line.rstrip("\r\n") for line in lines[first + 1 : last]]
    new = {**written, **changes}
    made = _mapping(head, written, new, _ORDER, at_root=True) if changes else head
    if made is None:
        made = sheet_text(cast("Mapping[str, Value]", new)).split("\n")[1:-2]
    unchanged = made == head
    front = lines[first + 1 : last] if unchanged else [line + end for line in made]
    body = with_sections(lines[last + 1 :], told, end)
    fence = lines[last] if lines[last].endswith(("\n", "\r")) or not body else lines[last] + end
    return "".join([*lines[: first + 1], *front, fence, *body])


def _line_end(lines: Sequence[str]) -> str:
    first = lines[0]
    return first[len(first.rstrip("\r\n")) :] or "\n"


def _fences(lines: Sequence[str]) -> tuple[int, int]:
    """Return the numbers of the lines that open and close the front matter."""
    found = [number for number, line in enumerate(lines) if _FENCE.match(line.lstrip("\ufeff"))]
    if len(found) < 2:
        raise ValueError("no fields between two lines of dashes")
    return found[0], found[1]


def _mapping(
    lines: Sequence[str],
    old: Mapping[str, Written],
    new: Mapping[str, Written | Value],
    order: Sequence[str],
    *,
    at_root: bool = False,
) -> list[str] | None:
    """Return the *lines* of the mapping *old* changed into *new*; None where they cannot be changed one by one."""
    spans = fields(lines)
    if spans is None or [span.key for span in spans] != list(old):
        return None
    indent = spans[0].indent
    blocks = _blocks(lines, spans)
    names = [span.key for span in spans]
    for block, name in zip(blocks, list(names), strict=True):
        if new.get(name) == old[name]:
            continue
        block[0] = _field(block[0], name, old[name], new.get(name), indent, at_root=at_root)
        if not new.get(name):
            block[1] = _at_margin(block[1], indent)
    for name in order:
        if name not in old and new.get(name):
            rank = max((at for at, each in enumerate(names) if _is_before(each, name, order)), default=-1)
            fresh = _indented(_fresh(name, new[name], at_root=at_root), indent)
            # What follows a field, such as the comment of the next one, follows the new field.
            follows = blocks[rank][1] if rank >= 0 else []
            if rank >= 0:
                blocks[rank][1] = []
            blocks.insert(rank + 1, [fresh, follows])
            names.insert(rank + 1, name)
    return [*lines[: spans[0].start], *(line for block in blocks for part in block for line in part)]


def _is_before(one: str, other: str, order: Sequence[str]) -> bool:
    return one in order and order.index(one) < order.index(other)


def _blocks(lines: Sequence[str], spans: Sequence[Span]) -> list[list[list[str]]]:
    """Return the lines of each of *spans*, and those between it and the next one."""
    nexts = [*(span.start for span in spans[1:]), len(lines)]
    return [
        [list(lines[span.start : span.end]), list(lines[span.end : following])]
        for span, following in zip(spans, nexts, strict=True)
    ]


def _field(
    lines: list[str], key: str, old: Written, new: Written | Value | None, indent: int, *, at_root: bool
) -> list[str]:
    """Return the *lines* of one field changed from *old* to *new*; of one taken away, its comment lines."""
    if isinstance(new, list):
        new = [item for item in new if item]
    if not new:
        return _whole_comments(lines, indent)
    if _only_opens(lines[0]):
        inner = None
        if isinstance(old, list) and isinstance(new, list):
            inner = _sequence(lines[1:], old, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            inner = _mapping(lines[1:], old, new, list(new))
        if inner is not None:
            return [lines[0], *inner]
    fresh = _indented(_fresh(key, new, at_root=at_root), indent)
    return [*_whole_comments(lines, indent), fresh[0] + _last_comment(lines), *fresh[1:]]


def _sequence(lines: list[str], old: list[Written], new: list[Written]) -> list[str] | None:
    spans = items(lines)
    if spans is None or len(spans) != len(old):
        return None
    indent = spans[0].indent
    blocks = _blocks(lines, spans)
    made = list(lines[: spans[0].start])
    gap: list[str] = []
    for before, after in _aligned(old, new):
        if before is None:
            # A new item comes before what separates the former one from the next.
            made += _indented(_item_lines(new[cast("int", after)]), indent)
            continue
        made += gap
        own, gap = blocks[before]
        if after is None:
            made += _whole_comments(own, indent)
            gap = _at_margin(gap, indent)
        elif old[before] == new[after]:
            made += own
        else:
            made += _item(own, old[before], new[after], indent)
    return made + gap


def _aligned(old: Sequence[Written], new: Sequence[Written]) -> list[tuple[int | None, int | None]]:
    """Pair the items of *old* and *new*: equal ones (longest common subsequence), then those between them in order."""
    longest = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in range(len(old) - 1, -1, -1):
        for other in range(len(new) - 1, -1, -1):
            same = old[one] == new[other]
            longest[one][other] = (
                longest[one + 1][other + 1] + 1
                if same
                else max(longest[one + 1][other], longest[one][other + 1])
            )
    pairs: list[tuple[int | None, int | None]] = []
    one = other = 0
    while one < len(old) or other < len(new):
        gone, come = [], []
        while one < len(old) or other < len(new):
            if one < len(old) and other < len(new) and old[one] == new[other]:
                break
            if other == len(new) or (one < len(old) and longest[one + 1][other] >= longest[one][other + 1]):
                gone.append(one)
                one += 1
            else:
                come.append(other)
                other += 1
        pairs += zip_longest(gone, come)
        if one < len(old) and other < len(new):
            pairs.append((one, other))
            one += 1
            other += 1
    return pairs


def _item(lines: list[str], old: Written, new: Written, indent: int) -> list[str]:
    """Return the *lines* of one item changed: key by key where it is a mapping."""
    if isinstance(old, dict) and isinstance(new, dict) and lines[0].strip() != "-":
        spread = [f"{' ' * indent} {lines[0][indent + 1 :]}", *lines[1:]]
        made = _mapping(spread, old, new, list(new))
        first = next((at for at, line in enumerate(scan(made or [])) if line.indent >= 0), None)
        if made is not None and first is not None:
            made[first] = f"{made[first][:indent]}-{made[first][indent + 1 :]}"
            return made
    fresh = _indented(_item_lines(new), indent)
    return [*_whole_comments(lines, indent), fresh[0] + _last_comment(lines), *fresh[1:]]


def _fresh(key: str, value: Written | Value, *, at_root: bool) -> list[str]:
    if at_root:
        return entry(key, cast("Value", value))
    # Inside an item, a list is in brackets.
    return [line[4:] for line in entry("x", [cast("Item", {key: value})])[1:]]


def _item_lines(item: Written) -> list[str]:
    return [line[2:] for line in entry("x", [cast("Item", item)])[1:]]


def _indented(lines: Sequence[str], indent: int) -> list[str]:
    return [" " * indent + line for line in lines]


def _only_opens(line: str) -> bool:
    """Whether a field has its value on the lines below."""
    [scanned] = scan([line])
    code = line if scanned.comment < 0 else line[: scanned.comment]
    return code.rstrip().endswith(":")


def _whole_comments(lines: Sequence[str], indent: int) -> list[str]:
    return _at_margin([line for line, at in zip(lines, scan(lines), strict=True) if at.comment == 0], indent)


def _at_margin(comments: Sequence[str], indent: int) -> list[str]:
    """Return *comments* and empty lines where a text that ends just before does not take them for its own."""
    return [" " * indent + line.lstrip() if line.strip() else line for line in comments]


def _last_comment(lines: Sequence[str]) -> str:
    """Return the comment at the end of the first of *lines* that has one after something else."""
    found = ((line, scanned.comment) for line, scanned in zip(lines, scan(lines), strict=True))
    return next((line[comment:] for line, comment in found if comment > 0), "")
