"""Statistics on the initiatives of a term, to be read at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.text.strings import grouped

COUNTED = (("territory", "places"), ("method", "methods"), ("actor", "actors"))
"""Facets whose distinct terms are counted, and the words that count them."""
WORTH_COUNTING = 2
"""Below this many initiatives, the cards say more than figures would."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in words, such as « 12 » or « 2018–2024 », and what it counts."""

    number: str
    label: str


def figures(site: Site, facet: str, initiatives: Sequence[Initiative]) -> list[Figure]:
    """Return how many *initiatives* of a term of *facet*, in which years, places, methods and with how many actors.

    What a sheet does not say is not counted: the figures describe the sheets, not the world.
    """
    if len(initiatives) < WORTH_COUNTING:
        return []
    numbers = [("initiatives", len(initiatives))]
    for other, words in COUNTED:
        distinct = {term for each in initiatives for term in each.terms.get(other, ())}
        if other != facet and distinct:
            numbers.append((words, len(distinct)))
    counted = [
        Figure(grouped(count, site.locale), site.strings.counted(f"figure.{words}", count))
        for words, count in numbers
    ]
    years = _years(initiatives)
    if not years:
        return counted
    first, last = min(years), max(years)
    span = str(first) if first == last else f"{first}–{last}"
    return [*counted, Figure(span, site.strings.counted("figure.years", last - first + 1))]


def _years(initiatives: Sequence[Initiative]) -> set[int]:
    return {
        moment.year
        for each in initiatives
        for moment in (each.start, each.end, each.attested)
        if moment is not None
    }
