"""Every official place for the form, in small lists: the browser fetches one once two letters or digits are typed."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from partage.reference.cog import ARTICLES, LEVELS, CogTable
from partage.reference.group_names import group_in_full
from partage.reference.terms import Territory
from partage.reference.usual_names import first_words, usual_names

OWN = "propres"
"""List of the network's own places, which are few."""
WIDE = "larges"
"""List of all régions and départements: what is written of them does not say under which letters they are found."""


def list_names(reference: CogTable, own: dict[str, Territory]) -> list[str]:
    """Return the names of the lists, which are quicker to find than their content."""
    return sorted([*_official_lists(reference), WIDE, *([OWN] if own else [])])


# One reading for all editions and builds of a process.
@lru_cache(maxsize=1)
def _official_lists(reference: CogTable) -> frozenset[str]:
    found = reference.postal_areas()
    for folded, key, name in reference.names_and_keys():
        is_group = key.startswith("epci-")
        found.update(() if is_group else (_list_of(folded),))
        # Asking for each of 36,000 communes would take longer than the rest.
        if "-" in key or folded.endswith(" arrondissement"):
            found.update(map(_list_of, first_words(key, name)))
    return frozenset(name for name in found if name.strip())


def place_lists(reference: CogTable, own: dict[str, Territory]) -> dict[str, str]:
    """Return the lists by name: two letters of the name without its article, two digits of a postal code, or
    `saint-` and two letters of what follows it.

    The kind of a group of communes is no part of its name.

    A line is: what a sheet writes, name, level, what holds the place (the département of a commune, the région of a
    département), postal codes, other names, longitude and latitude of a commune; separated by tabs.
    The most populated come first, as the
    likeliest to be meant.
    """
    points = reference.points()
    names = {key: name for _, key, name, *_ in reference.rows()}
    lists: dict[str, list[str]] = defaultdict(list)
    for folded, key, name, parents, _, codes in sorted(reference.rows(), key=lambda row: -row[4]):
        level, _, code = key.rpartition("-")
        # A région and a département may have the same code: which is meant depends on what they hold.
        holds = "region" if level == "departement" else "departement"
        # The parent of an arrondissement is its city.
        above = (names.get(f"{holds}-{each}") or names.get(each) for each in parents.split())
        holder = next(filter(None, above), "")
        written = key if level in LEVELS else f"{code} {name}"
        label = group_in_full(name) if level == "epci" else name
        others = " ; ".join((*usual_names(key, name), *([name] if label != name else [])))
        line = "\t".join([written, label, level or "commune", holder, codes, others, points.get(key, "")])
        # A group of communes is looked for by its name: all those of a kind would be one long list.
        starts = set() if level == "epci" else {_list_of(folded), *(each[:2] for each in codes.split())}
        if level in ("departement", "region"):
            lists[WIDE].append(line)
        for start in starts | {_list_of(word) for word in first_words(key, name)}:
            lists[start].append(line)
    for place in own.values():
        holder = (
            reference.identified(place.broader).label if place.broader and place.broader not in own else ""
        )
        lists[OWN].append(
            "\t".join(
                [place.id, place.label, place.kind, holder, "", " ; ".join(place.aliases), _point(place)]
            )
        )
    return {name: "\n".join(lines) for name, lines in sorted(lists.items()) if name.strip()}


def _point(place: Territory) -> str:
    return "" if place.longitude is None else f"{place.longitude:.2f} {place.latitude:.2f}"


def _list_of(folded: str) -> str:
    first, _, rest = folded.partition(" ")
    if rest and first in ARTICLES:
        return _list_of(rest)
    # One commune in nine is named after a saint: the next word distinguishes them.
    return f"saint-{rest[:2].strip()}" if rest and first in ("saint", "sainte") else folded[:2].strip()
