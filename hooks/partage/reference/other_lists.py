"""Countries, and the places of another country’s table, in the small lists of the form (`territory_lists`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from partage.reference.cog import ARTICLES
from partage.reference.countries import Countries
from partage.reference.place_table import PlaceTable
from partage.reference.terms import Territory
from partage.text.folding import fold
from partage.text.strings import WRITTEN_IN, Locale

WIDE = "larges"
"""List of the widest places: what is written of them does not say under which letters they are found."""
MAX_WIDE = 2000
"""Places of a table that are in that list too: those that hold others come first."""


def list_of(folded: str) -> str:
    """Return the name of the list of a place of that name: its first two letters, without an article."""
    first, _, rest = folded.partition(" ")
    if rest and first in ARTICLES:
        return list_of(rest)
    # One commune in nine is named after a saint: the next word distinguishes them.
    return f"saint-{rest[:2].strip()}" if rest and first in ("saint", "sainte") else folded[:2].strip()


def lists_of_countries(countries: Countries, language: Locale = WRITTEN_IN) -> defaultdict[str, list[str]]:
    """Return the lines of every country, named in *language*, by the lists that they are in."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for place in countries:
        line = _line(place.named(language), place, place.id)
        _add(lists, place, line)
        lists[WIDE].append(line)
    return lists


def lists_of_table(table: PlaceTable, language: Locale = WRITTEN_IN) -> defaultdict[str, list[str]]:
    """Return the lines of every place of *table*, named in *language*, by list; the most populated come first."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    places = sorted((table[key] for key in table), key=lambda place: -(place.population or 0))
    for place in places:
        written, codes = table.written(place), table.postal_codes(place.id)
        holder = table[place.broader].named(language) if place.broader and place.broader in table else ""
        _add(lists, place, _line(place.named(language), place, written, holder, codes), codes)
    for place in sorted(places, key=lambda place: not table.inside(place.id))[:MAX_WIDE]:
        # By its identifier: what the address of the form may give.
        lists[WIDE].append(_line(place.named(language), place, place.id))
    return lists


def _add(lists: defaultdict[str, list[str]], place: Territory, line: str, codes: Iterable[str] = ()) -> None:
    names = (place.label, place.label_en, place.code, *place.aliases)
    for start in {list_of(fold(name)) for name in names} | {code[:2] for code in codes}:
        if start:
            lists[start].append(line)


def _line(name: str, place: Territory, written: str, holder: str = "", codes: Iterable[str] = ()) -> str:
    names = (place.label, place.label_en, *place.aliases)
    others = dict.fromkeys(each for each in names if each and each != name)
    return "\t".join((written, name, place.kind, holder, " ".join(codes), " ; ".join(others)))
