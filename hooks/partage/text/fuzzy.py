"""Finding the known spelling that was probably meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

MIN_SIMILARITY = 75.0
"""Similarity, out of 100, above which a spelling is suggested."""
MAX_COMPARED = 100
"""Characters that are compared: a longer text is not a misspelt name."""


def nearest(written: str, spellings: Mapping[str, str] | Iterable[str]) -> str | None:
    """Return the spelling most like *written* (in a mapping, its value), or None if none is close enough.

    Neither case nor accents count: « résumé » is « resume ».
    """
    # Loaded where something is misspelt: it takes a twentieth of checking ten sheets.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import Levenshtein

    # Sorted, since names may come from a set: ties are always broken the same way.
    found = process.extractOne(
        written[:MAX_COMPARED],
        sorted(spellings),
        scorer=fuzz.ratio,
        processor=_caseless,
        score_cutoff=MIN_SIMILARITY,
    )
    if found is None or Levenshtein.distance(
        *map(_caseless, (written[:MAX_COMPARED], found[0]))
    ) > _most_slips(written):
        return None
    return spellings[found[0]] if isinstance(spellings, Mapping) else str(found[0])


def _caseless(text: str) -> str:
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def _most_slips(written: str) -> int:
    """Return how many letters of a word may be wrong: « centre-social » is no misspelt « logement social »."""
    return max(2, len(written) // 3)
