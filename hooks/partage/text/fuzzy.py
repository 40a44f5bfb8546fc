"""Finding the known spelling that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

MIN_SIMILARITY = 75.0
"""Similarity, out of 100, above which a spelling is suggested."""
MAX_COMPARED = 100
"""Characters that are compared: a longer text is not a misspelt name."""


def nearest(written: str, spellings: Mapping[str, str] | Iterable[str]) -> str | None:
    """Return the spelling most like *written* (in a mapping, its value), or None if none is close enough."""
    # Sorted, since names may come from a set: ties are always broken the same way.
    found = process.extractOne(
        written[:MAX_COMPARED], sorted(spellings), scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY
    )
    if found is None:
        return None
    return spellings[found[0]] if isinstance(spellings, Mapping) else str(found[0])
