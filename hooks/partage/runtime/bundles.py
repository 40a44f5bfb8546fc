"""Which of several files holds what belongs to a sheet, by a hash of its identifier: an edit changes one file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

HASH = "FNV-1a 32"
_OFFSET, _PRIME = 2166136261, 16777619


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Held = TypeVar("Held", bound=_Identified)


def file_count(sheets: int, each: int) -> int:
    """Return how many files hold *sheets*, at most *each* on average: a power of two, so that it seldom changes."""
    count = 1
    while sheets > count * each:
        count *= 2
    return count


def number_of(identifier: str, count: int) -> int:
    """Return the number of the file that holds the sheet, among *count*; `search/files.js` has the same."""
    # Short, the same in any language, and no secret: FNV-1a (draft-eastlake-fnv), 32 bits.
    found = _OFFSET
    for byte in identifier.encode():
        found = (found ^ byte) * _PRIME & 0xFFFFFFFF
    return found % count


def bundles(sheets: Iterable[Held], count: int) -> list[list[Held]]:
    """Return the *sheets* that each of *count* files holds, by identifier."""
    held: list[list[Held]] = [[] for _ in range(count)]
    for each in sorted(sheets, key=lambda each: each.id):
        held[number_of(each.id, count)].append(each)
    return held
