"""Folding: which spellings are considered equal, how a name becomes a URL, how names are sorted."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def bare(text: str) -> str:
    """Return *text* without accents or ligatures; case and punctuation stay."""
    if text.isascii():
        return text
    spread = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in spread if unicodedata.category(c)[0] != "M")


# The names in a catalogue (organisations, terms) recur all the time.
@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Return *text* without accents, case, ligatures or punctuation: words joined by one space.

    The browser does the same (`assets/javascripts/ui/folding.js`); `tests/text/folding.json` holds both to it.
    """
    return _NOT_WORD.sub(" ", bare(text).casefold()).strip()


def slug(text: str, longest: int = 80) -> str:
    """Return *text* as an identifier `[a-z0-9]+(-[a-z0-9]+)*`, cut between words; empty if nothing is left."""
    whole = fold(text).replace(" ", "-")
    if len(whole) <= longest:
        return whole
    cut = whole[:longest]
    return cut.rpartition("-")[0] or cut if whole[longest] != "-" else cut


def collation(text: str) -> tuple[str, str]:
    """Return the sort key of a French name: accents and case only break ties."""
    return fold(text), text
