"""What people call official places besides their names: nicknames of régions, numbers of départements, ordinals.

The check, the import, the form and the search all ask here.
"""

from __future__ import annotations

import re

from partage.reference.group_names import names_of_group, spoken_group_name
from partage.text.folding import fold

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
_ARRONDISSEMENT = re.compile(r"\w+ (?P<number>\d{1,2})(?:er|e) arrondissement")
_SPELLINGS = {1: ("1ere", "premier")}


def usual_names(key: str, name: str) -> tuple[str, ...]:
    """Return the other names, folded, of the official place of that *key*, which Insee calls *name*.

    Of an arrondissement, they are what is said for « 3e arrondissement » next to the name of its city.
    """
    level, _, code = key.rpartition("-")
    # 36,000 communes have none.
    if not level and not name.endswith("rrondissement"):
        return ()
    if level == "departement":
        return (code.lower(),)
    if level == "epci":
        return (spoken_group_name(name),)
    folded = fold(name)
    if level == "region":
        return tuple(nickname for nickname, meant in NICKNAMES.items() if meant == folded)
    found = None if level else _ARRONDISSEMENT.fullmatch(folded)
    if not found:
        return ()
    number = int(found["number"])
    return (*_SPELLINGS.get(number, ()), f"{number}eme arr de", f"{number}ieme")


def first_words(key: str, name: str) -> tuple[str, ...]:
    """Return the words that people begin to type for that place, where they are not those of its name."""
    if key.startswith("epci-"):
        return tuple(each.bare for each in names_of_group(name))
    found = _ARRONDISSEMENT.fullmatch(fold(name))
    others = usual_names(key, name)
    return (f"{found['number']}e", *others[:-2]) if found and others else others
