"""Where a new base is, by the territory that it covers: in France or elsewhere, and in which time zone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from partage.reference.countries import COUNTRY, Countries
from partage.reference.terms import Territory
from partage.reference.territories import UnknownTerritory, load_territories
from partage.reference.zone_of_site import DEFAULT_ZONE
from partage.text.folding import fold
from partage.text.messages import quoted

UNKNOWN_ZONE = "UTC"
"""Where a country has several, until the network says which."""
_FRANCE = "pays-fr"


class Where(NamedTuple):
    """What the territory of a base says of it."""

    zone: str = DEFAULT_ZONE
    is_in_france: bool = True
    """Whether its places are those of the official code, with their maps and the credits of these."""
    problem: str = ""
    """Why no base covers it; a French sentence."""


def where_is(perimeter: str) -> Where:
    """Return where the territory *perimeter* is, written as in a sheet; that of the engine where it is empty."""
    if not perimeter:
        return Where()
    territories = load_territories()[0]
    try:
        place = territories.find(perimeter)
    except UnknownTerritory as error:
        if territories.named(perimeter):
            return Where(problem=f"territoire : {error.sentence(True)}.")
        return Where(
            problem=f"territoire : {quoted(perimeter)} n’est ni un territoire de France ni un pays ; hors de France, "
            "donnez le pays (« United Kingdom ») : ses lieux viendront d’une table."
        )
    if place.kind == COUNTRY and place.id != _FRANCE:
        return Where(_zone(place.code), is_in_france=False)
    around = [place, *(territories[each] for each in place.ancestors)]
    return Where(next(filter(None, map(_overseas, around)), DEFAULT_ZONE))


def _overseas(place: Territory) -> str:
    """Return the zone of a part of France that Unicode has as a territory, such as La Réunion."""
    if place.id == _FRANCE:
        return ""
    return next((_zone(each.code) for each in Countries().named(fold(place.label))), "")


def _zone(code: str) -> str:
    # Loaded where a base is founded: each command reads what may be asked of a new one.
    from babel.core import get_global

    zones: Sequence[str] = get_global("territory_zones").get(code) or ()
    return str(zones[0]) if len(zones) == 1 else UNKNOWN_ZONE
