"""The terms of the index in files of about the same size, so that each word costs one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from partage.search.postings import Posting

FULL_SHARD = 9_000
"""Characters from which a shard is full, and half of the most: 4 to 8 kB once compressed."""
FEW_SHARDS = 16
"""Shards up to which they are rather made shorter, by half: a base that is so small has few files."""
MANY_SHARDS = 800
"""Shards from which they are rather made longer: their list is read by all who search."""


def shards(by_term: dict[str, Posting]) -> Iterator[list[tuple[str, Posting]]]:
    """Yield the terms in groups of about the same size; a frequent term may be a group by itself.

    A full group ends at the next term that may begin one, which depends on that term alone: so where the groups of one
    shard move, those that follow soon stand where they stood.
    """
    group: list[tuple[str, Posting]] = []
    size = 0
    full = _full_shard(sum(_length(term, posting) for term, posting in by_term.items()))
    for term, posting in by_term.items():
        needed = _length(term, posting)
        if group and ((size >= full and _may_begin(term)) or size + needed > 2 * full):
            yield group
            group, size = [], 0
        group.append((term, posting))
        size += needed
    if group:
        yield group


def starts(groups: Iterable[Sequence[tuple[str, Posting]]]) -> Iterator[str]:
    """Yield where each of *groups* begins: as few letters of its first term as come after all terms before it."""
    last = ""
    for group in groups:
        first = group[0][0]
        yield next((first[:end] for end in range(1, len(first)) if first[:end] > last), first)
        last = group[-1][0]


def _full_shard(whole: int) -> int:
    """Return the characters from which a shard is full, in an index of *whole* characters.

    Twice as many where the index is four times as long: shards and their list grow alike, as its square root does. By
    steps, since all shards are other ones then.
    """
    if whole <= FEW_SHARDS * FULL_SHARD:
        return FULL_SHARD // 2
    longer = 1
    while whole > MANY_SHARDS * FULL_SHARD * longer**2:
        longer *= 2
    return FULL_SHARD * longer


def _length(term: str, posting: Posting) -> int:
    # Nearly all gaps and weights are one character.
    return len(term) + 2 * len(posting.weights)


def _may_begin(term: str) -> bool:
    return crc32(term.encode()) % 4 == 0


def shard_text(group: Sequence[tuple[str, Posting]]) -> str:
    """Return a shard as it is written, a term a line."""
    # A term is looked for between two ends of line.
    return "\n" + "".join(posting.line(term) for term, posting in group)
