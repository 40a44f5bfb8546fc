"""The territories that a network means to cover, as the configuration names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from partage.reference.terms import Territory
from partage.reference.territories import Territories, UnknownTerritory
from partage.text.messages import quoted

SETTING = "perimetre"
"""Under `extra` of the configuration."""
MAX_TERRITORIES = 30
_EXAMPLE = "écrivez par exemple « perimetre: [region-93] »"


class WrongPerimeter(Exception):
    """The configuration names no territory where it should; the message says how to mend it."""


def perimeter_of(extra: Mapping[str, Any], territories: Territories) -> tuple[str, ...]:
    """Return the territories that *extra* names, each once; the only one that holds others is followed by these.

    Raise WrongPerimeter where a value is no territory that a sheet could name.
    """
    asked = extra.get(SETTING) or ()
    written = [asked] if isinstance(asked, str) else asked
    if not isinstance(written, list | tuple) or not all(isinstance(each, str | int) for each in written):
        raise WrongPerimeter(
            f"extra.{SETTING} : {quoted(asked)} n’est pas une liste de territoires ; {_EXAMPLE}"
        )
    named = [_named(str(name), territories) for name in written]
    inside = {place.id: territories.inside(place.id) for place in named}
    is_one = sum(map(bool, inside.values())) == 1
    found = tuple(
        dict.fromkeys(each.id for place in named for each in (place, *(inside[place.id] if is_one else ())))
    )
    if len(found) > MAX_TERRITORIES:
        raise WrongPerimeter(
            f"extra.{SETTING} : {len(found)} territoires, c’est trop ({MAX_TERRITORIES} au plus) ; gardez les plus "
            f"larges, ou {_EXAMPLE}"
        )
    return found


def wrong_perimeter(extra: object, territories: Territories) -> str:
    """Return what is wrong with the perimeter that *extra* names; empty where all is well."""
    try:
        perimeter_of(extra if isinstance(extra, dict) else {}, territories)
    except WrongPerimeter as error:
        return str(error)
    return ""


def _named(written: str, territories: Territories) -> Territory:
    try:
        return territories.find(written)
    except UnknownTerritory as error:
        raise WrongPerimeter(f"extra.{SETTING} : {error.sentence(True)}") from None
