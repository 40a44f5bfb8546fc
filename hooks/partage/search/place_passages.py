"""What a place is found by: its names, its codes, and those of the places around it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Territory
from partage.search.field_texts import Passage, name_passages
from partage.text.strings import Locale

MAX_IDENTIFYING_CODES = 3
"""A place with at most this many postal codes is identified by them."""
_CODED = frozenset({"commune", "arrondissement-municipal", "departement", "qpv"})


# The same places in many sheets.
@lru_cache(maxsize=1 << 12)
def place_passages(
    identifier: str, references: ReferenceData, locales: tuple[Locale, ...]
) -> tuple[list[Passage], list[Passage]]:
    """Return the passages that name a place, and those that say where it is."""
    place = references.territories[identifier]
    above = [references.territories[each] for each in place.ancestors]
    near = [*place_names(references, locales, place)]
    lists = [passage for each in above for passage in place_names(references, locales, each)]
    # The codes of the nearest place that has any: a town with arrondissements has the codes of all of them.
    codes = next(filter(None, (postal_codes(references, each) for each in (place, *above))), ())
    (near if len(codes) <= MAX_IDENTIFYING_CODES else lists).extend(codes)
    return near, lists


def place_names(
    references: ReferenceData, locales: tuple[Locale, ...], place: Territory
) -> Iterator[Passage]:
    """Yield the names of *place*, its code where people know it, and its nicknames."""
    yield from name_passages(place, locales)
    if place.code and (place.kind in _CODED or place.kind in references.place_kinds):
        yield "fr", place.code
    yield from (("fr", name) for name in references.territories.nicknames(place.id))


def postal_codes(references: ReferenceData, place: Territory) -> tuple[Passage, ...]:
    """Return the postal codes of *place*."""
    return tuple(("fr", code) for code in references.territories.postal_codes(place.id))
