"""What people call official places besides their names: nicknames of régions, numbers of départements, ordinals."""

from __future__ import annotations

import re

NICKNAMES = {
    **dict.fromkeys(("paca", "region paca", "region sud", "sud paca"), "provence alpes cote d azur"),
    **dict.fromkeys(("aura", "ara"), "auvergne rhone alpes"),
    "bfc": "bourgogne franche comte",
    "cvl": "centre val de loire",
    "hdf": "hauts de france",
    **dict.fromkeys(("idf", "region parisienne"), "ile de france"),
    "pdl": "pays de la loire",
}
"""Folded nicknames, with the folded name that each means."""
_GROUPS = {
    "CA": ("Communauté d’agglomération", "communaute d agglomeration"),
    "CC": ("Communauté de communes", "communaute de communes"),
    "CU": ("Communauté urbaine", "communaute urbaine"),
}
"""What Insee abbreviates in the name of a group of communes: in words, and folded."""
_ARRONDISSEMENT = re.compile(r"\w+ (?P<number>\d{1,2})(?:er|e) arrondissement")
_SPELLINGS = {1: ("1ere", "premier")}


def group_in_full(name: str) -> str:
    """Return the name of a group of communes without the abbreviation of its kind: « CA », « CC », « CU »."""
    kind, _, rest = name.partition(" ")
    return f"{_GROUPS[kind][0]} {rest}" if kind in _GROUPS and rest else name


def group_abbreviated(folded: str) -> str:
    """Return the folded name of a group of communes as Insee abbreviates it; empty if it is none."""
    found = (
        f"{kind.lower()} {folded.removeprefix(words)[1:]}"
        for kind, (_, words) in _GROUPS.items()
        if folded.startswith(f"{words} ")
    )
    return next(found, "")


def usual_names(key: str, folded: str) -> tuple[str, ...]:
    """Return the other names, folded, of the official place of that *key*, whose name folds to *folded*.

    Of an arrondissement, they are what is said for « 3e arrondissement » next to the name of its city.
    """
    level, _, code = key.rpartition("-")
    # 36,000 communes have none.
    if not level and not folded.endswith("arrondissement"):
        return ()
    if level == "departement":
        return (code.lower(),)
    if level == "region":
        return tuple(nickname for nickname, meant in NICKNAMES.items() if meant == folded)
    found = None if level else _ARRONDISSEMENT.fullmatch(folded)
    if not found:
        return ()
    number = int(found["number"])
    return (*_SPELLINGS.get(number, ()), f"{number}eme arr de", f"{number}ieme")


def first_words(key: str, folded: str) -> tuple[str, ...]:
    """Return the words that people begin to type for that place, where they are not those of its name."""
    others = usual_names(key, folded)
    found = others and _ARRONDISSEMENT.fullmatch(folded)
    return (f"{found['number']}e", *others[:-2]) if found and others else others
