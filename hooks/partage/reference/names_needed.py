"""The names that a term needs: one in each language of the site, and no other."""

from __future__ import annotations

from collections.abc import Collection

from partage.text.problem import Written

NAMES = {"fr": "libelle", "en": "label"}
"""The key of a term's name in each language."""


def needed(languages: Collection[str]) -> frozenset[str]:
    """Return the keys that a term must have on a site in *languages*."""
    return frozenset(NAMES[each] for each in languages if each in NAMES) or frozenset(NAMES.values())


def with_every_name(written: Written, languages: Collection[str]) -> Written:
    """Return the entry *written* with the name that nobody reads on this site, taken from the one that it has."""
    if not isinstance(written, dict):
        return written
    filled = dict(written)
    missing = [key for key in NAMES.values() if not filled.get(key)]
    if len(missing) == 1 and missing[0] not in needed(languages):
        [other] = (key for key in NAMES.values() if key != missing[0])
        filled[missing[0]] = filled[other]
    if isinstance(inside := filled.get("etroits"), list):
        filled["etroits"] = [with_every_name(each, languages) for each in inside]
    return filled
