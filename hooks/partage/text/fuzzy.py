"""Which of many known spellings was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

NEAR = 75.0
"""Similarity, of 100, from which a spelling is proposed."""
LONGEST = 100
"""Characters of what was written that are compared: a longer text is no misspelt name."""


def nearest(written: str, spellings: Mapping[str, str] | Iterable[str]) -> str | None:
    """Return the spelling most like *written* (its value, in a mapping), if one is near enough to be meant."""
    # Of two as near, the same one each time: names may come from a set.
    found = process.extractOne(written[:LONGEST], sorted(spellings), scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None:
        return None
    return spellings[found[0]] if isinstance(spellings, Mapping) else str(found[0])
