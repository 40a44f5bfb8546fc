"""« Autour d’ici » : the territories with sheets that are near one of them, and how far, in words."""

from __future__ import annotations

from dataclasses import dataclass

from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.catalogue.used_places import holder_of, near
from partage.maps.outlines import centre_of
from partage.reference.terms import Territory
from partage.text.strings import Strings

FARTHEST = 60.0
"""Kilometres: an hour on the road, and more in the mountains."""
MOST = 8


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A territory near that of the page."""

    label: str
    href: str
    far: str
    sheets: str
    departement: str
    """Where it is, if that is not the département of the page."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What the template lists."""

    neighbours: tuple[Neighbour, ...]
    since: str
    """From where distances are counted, if not from the territory itself."""


def neighbourhood(site: Site, place: Territory, root: str) -> Neighbourhood | None:
    """Return what is around *place*; None where nothing is."""
    found = near(site, place, FARTHEST)[:MOST]
    if not found:
        return None
    own = _departement(site, place)
    holder = holder_of(site, place) if centre_of(place) is None else None
    return Neighbourhood(
        tuple(
            Neighbour(
                each.named(site.locale),
                root + term_address("territory", each.id),
                far_in_words(site.strings, far),
                site.strings.counted("search.sheets", site.catalogue.count("territory", each.id)),
                there if (there := _departement(site, each)) != own else "",
            )
            for far, each in found
        ),
        holder.named(site.locale) if holder else "",
    )


def far_in_words(strings: Strings, kilometres: float) -> str:
    """Return « à 12 km », as the crow flies; by fives from 20 on, since centres are no doors."""
    if kilometres < 1:
        return strings("near.under_one")
    step = 5 if kilometres >= 20 else 1
    return strings("near.far", number=round(kilometres / step) * step)


def _departement(site: Site, place: Territory) -> str:
    terms = site.catalogue.vocabularies["territory"].terms
    names = (terms[each].named(site.locale) for each in place.ancestors if each.startswith("departement-"))
    return next(names, "")
