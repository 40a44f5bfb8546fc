"""What is known of each sheet, cut into blocks: a browser reads those that hold the sheets that it found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

BLOCK = 4_096
"""Sheets of one file, 2 to 8 kB once compressed: with fewer, a frequent word would be many requests."""
_T = TypeVar("_T")


def in_blocks(column: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """Yield *column*, which has a value for each sheet in the order of the catalogue, block by block."""
    for start in range(0, len(column), BLOCK):
        yield column[start : start + BLOCK]
