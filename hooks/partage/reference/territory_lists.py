"""Every official place for the form, in small lists: the browser fetches one once two letters or digits are typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from partage.reference.cog import LEVELS, CogTable
from partage.reference.countries import Countries
from partage.reference.group_names import group_in_full
from partage.reference.other_lists import WIDE, list_of, lists_of_countries, lists_of_table
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.reference.usual_names import first_words, usual_names
from partage.text.strings import WRITTEN_IN, Locale

OWN = "propres"
"""List of the network's own places, which are few."""
POINTS = "points-"
"""What the names of the files of points begin with: only the search near a place needs them."""
NOWHERE = "-"
"""In place of a point, of a commune that nobody gives one for."""


def place_lists(
    reference: CogTable | PlaceTable,
    own: Mapping[str, Territory],
    countries: Countries,
    language: Locale = WRITTEN_IN,
) -> dict[str, str]:
    """Return the lists by name: two letters of the name without its article, two digits of a postal code, or
    `saint-` and two letters of what follows it.

    Names that a place has in several languages are those of *language*, that of the base. The kind of a group of
    communes is no part of its name.

    A line is: what a sheet writes, name, level, what holds the place (the département of a commune, the région of a
    département), postal codes, other names, longitude and latitude of a place of the network (of a commune, see
    `place_points`); separated by tabs, without those that nothing follows. Of the 35,000 communes of France, the name
    is what a sheet writes without the code, and neither name nor level is said again. The most populated come first,
    as the likeliest to be meant.
    """
    lists = (
        _lists_of_france(reference)
        if isinstance(reference, CogTable)
        else lists_of_table(reference, language)
    )
    for name, lines in lists_of_countries(countries, language).items():
        lists[name] += lines
    for place in own.values():
        above = place.broader if place.broader and place.broader not in own else ""
        holder = countries[above] if above in countries else reference.identified(above) if above else None
        line = (
            place.id,
            place.named(language),
            place.kind,
            holder.named(language) if holder else "",
            "",
            " ; ".join(place.aliases),
            _point(place),
        )
        lists[OWN].append("\t".join(line))
    return {name: "\n".join(lines) for name, lines in sorted(lists.items()) if name.strip()}


@lru_cache(maxsize=1)
def place_points(reference: CogTable | PlaceTable) -> dict[str, str]:
    """Return the points of communes by the name of their file, which ends with the first digit of their codes.

    A line is: code, longitude and latitude.
    """
    files: dict[str, list[str]] = {f"{POINTS}{digit}": [] for digit in range(10)}
    if not isinstance(reference, CogTable):
        return {}
    for code, point in sorted(reference.points().items()):
        files[f"{POINTS}{code[0]}"].append(f"{code}\t{point}\n")
    return {name: "".join(lines) for name, lines in files.items()}


def _lists_of_france(reference: CogTable) -> dict[str, list[str]]:
    rows = sorted(reference.rows(), key=lambda row: -row[4])
    names = {key: name for _, key, name, *_ in rows}
    lists: dict[str, list[str]] = defaultdict(list)
    for folded, key, name, parents, _, codes, has_point in rows:
        level, _, code = key.rpartition("-")
        # A région and a département may have the same code: which is meant depends on what they hold.
        holds = "region" if level == "departement" else "departement"
        holder = ""
        for each in parents.split():
            # The parent of an arrondissement is its city.
            if holder := names.get(f"{holds}-{each}") or names.get(each, ""):
                break
        # Four in five places are communes that have no other name.
        words = first_words(key, name) if _has_more_names(key, folded) else ()
        others = usual_names(key, name) if words else ()
        written = key if level in LEVELS else f"{code} {name}"
        label = group_in_full(name) if level == "epci" else name
        said = " ; ".join((*others, *([name] if label != name else [])))
        where = "" if level or has_point else NOWHERE
        named = (label, level) if level else ("", "")
        line = "\t".join((written, *named, holder, codes, said, where)).rstrip("\t")
        # A group of communes is looked for by its name: all those of a kind would be one long list.
        starts = set() if level == "epci" else {list_of(folded), *(each[:2] for each in codes.split())}
        if level in ("departement", "region"):
            lists[WIDE].append(line)
        for start in starts.union(map(list_of, words)):
            lists[start].append(line)
    return lists


def _has_more_names(key: str, folded: str) -> bool:
    return "-" in key or folded.endswith(" arrondissement")


def _point(place: Territory) -> str:
    return "" if place.longitude is None else f"{place.longitude:.2f} {place.latitude:.2f}"
