"""How people name a group of communes: in full, as Insee abbreviates it, or without saying what kind it is.

The form finds its lists by the same beginnings: `withoutKind` of `form/place-source.js`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from partage.text.folding import fold

_IN_FULL = {
    "CA": "Communauté d’agglomération",
    "CC": "Communauté de communes",
    "CU": "Communauté urbaine",
}
"""What Insee abbreviates."""
_KINDS = {
    "ca": r"communaute d agglo(?:meration)?|agglo(?:meration)?|ca",
    "cc": r"communaute de communes?|com ?com|cc",
    "cu": r"communaute urbaine|cu",
    "metropole": "metropole",
    "": "intercommunalite|epci",
}
"""What people begin the name of each kind with; folded."""
_BEGINNINGS = tuple((kind, re.compile(rf"(?:{words}) (?=.)")) for kind, words in _KINDS.items())
_LINK = re.compile(r"^(?:de la|de l|des|du|de|d|les|le|la|l) (?=.)")
_ACRONYM = re.compile(r"\(([^()]+)\)")
_MOTTO = re.compile(r"\"[^\"]*\"|«[^»]*»")
_SPOKEN = {"ca": "agglo ", "cc": "comcom "}


class GroupName(NamedTuple):
    """A name of a group of communes, folded: what kind it says that it is, if it does, and the rest."""

    kind: str
    bare: str


def group_in_full(name: str) -> str:
    """Return the name of a group of communes without the abbreviation of its kind: « CA », « CC », « CU »."""
    kind, _, rest = name.partition(" ")
    return f"{_IN_FULL[kind]} {rest}" if kind in _IN_FULL and rest else name


def read_group_name(folded: str) -> GroupName:
    """Return the kind that *folded* begins with, and the name without it: « CA du Grand Dax » is « grand dax »."""
    for kind, beginning in _BEGINNINGS:
        if begun := beginning.match(folded):
            # « CA Agglo du Pays de Dreux » says it twice.
            return GroupName(kind, read_group_name(_LINK.sub("", folded[begun.end() :])).bare)
    return GroupName("", _bare(folded))


def names_of_group(name: str) -> tuple[GroupName, ...]:
    """Return all that the group that Insee calls *name* is called: its acronym alone, without its motto…"""
    kind, bare = read_group_name(fold(name))
    kind = kind or "metropole"
    shorter = (_ACRONYM.sub(" ", name), _MOTTO.sub(" ", name))
    acronyms = (fold(each) for each in _ACRONYM.findall(name))
    # « Métropole de Bordeaux » is « Bordeaux Métropole »; the name alone is that of the town, which goes before.
    towns = (bare.removesuffix(" metropole"),) if kind == "metropole" else ()
    found = (bare, *(read_group_name(fold(each)).bare for each in shorter), *acronyms, *towns)
    return tuple(GroupName(kind, each) for each in dict.fromkeys(found))


def spoken_group_name(name: str) -> str:
    """Return what the group that Insee calls *name* is called in a conversation; folded."""
    kind, bare = names_of_group(name)[0]
    return _SPOKEN.get(kind, "") + bare


def in_usual_words(folded: str) -> str:
    """Return *folded* with words written in one way, of those that a name is written in: « saint » for « st »…"""
    return re.sub(r"\bagglomeration\b", "agglo", re.sub(r"\bst(?=e?\b)", "saint", folded))


def _bare(folded: str) -> str:
    return in_usual_words(_LINK.sub("", folded))
