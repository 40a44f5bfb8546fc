"""The map of a territory: a disc for each narrower one that has sheets, and the same in a list, which is whole."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from partage.catalogue.site import Site
from partage.catalogue.urls import MAP, ground_file, term_address
from partage.maps import grounds
from partage.maps.outlines import centre_of
from partage.maps.projection import Point
from partage.reference import cog
from partage.reference.terms import Term, Territory

COUNTS = f"{MAP}carte.json"
"""What scripts draw with: how many sheets of each family of themes each territory has, and where départements are."""
MAX_DISCS = 60
"""Beyond that, discs hide each other: the other territories are in the list, and on narrower maps."""
LARGEST = 26.0
"""Radius of the largest disc, in units of a ground of 600."""
SMALLEST = 6.0
_FEW = 6
"""Sheets of the largest disc at least: one sheet alone is no large disc."""
NUMBERED = 13.0
"""Radius from which a disc has room for its number."""


class Row(NamedTuple):
    """A territory of the list: its name, where it leads, and how many sheets it has."""

    label: str
    href: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc, whose surface tells how many sheets."""

    row: Row
    x: float
    y: float
    radius: float
    number: str


@dataclass(frozen=True, slots=True)
class TerritoryMap:
    """What the template draws."""

    ground: str
    width: int
    height: int
    discs: tuple[Disc, ...]
    placed: tuple[Row, ...]
    """Every territory that has a place, with a disc or not."""
    without: tuple[Row, ...]
    """Those that have none, so that the list is whole."""
    families: tuple[tuple[int, str], ...]
    """Families of themes to filter by: their positions in the file of the counts, and what they are called."""
    counts: str = COUNTS


def families_of(site: Site) -> list[Term]:
    """Return the families of themes that sheets carry, in the order of their list."""
    terms = site.catalogue.vocabularies["theme"].terms.values()
    return [each for each in terms if not each.ancestors and site.catalogue.has("theme", each.id)]


def map_of(site: Site, name: str, root: str) -> TerritoryMap | None:
    """Return the map of the territory of that identifier, or of `france`; None where there is nothing to draw."""
    if name not in grounds.names() or not site.references.territories.are_of_france:
        return None
    drawn = grounds.ground(name)
    level = "commune" if name.startswith("departement-") else "departement"
    narrower = _narrower(site, name)
    drawable = (each for each in narrower if each.kind == level or each.kind not in cog.LEVELS)
    points = {each.id: point_of(each, drawn) for each in drawable}
    ordered = sorted(narrower, key=lambda each: -site.catalogue.count("territory", each.id))
    placed = [each for each in ordered if points.get(each.id)]
    if not placed:
        return None
    most = site.catalogue.count("territory", placed[0].id)
    return TerritoryMap(
        site.shared_root(root) + ground_file(name),
        drawn.width,
        drawn.height,
        tuple(_disc(site, each, points[each.id], most, root) for each in placed[:MAX_DISCS]),
        tuple(_row(site, each, root) for each in placed),
        tuple(_row(site, each, root) for each in ordered if not points.get(each.id)),
        tuple((number, each.named(site.locale)) for number, each in enumerate(families_of(site))),
    )


def _narrower(site: Site, name: str) -> list[Territory]:
    """Return the used territories that are just under the one of that *name*.

    Of France, départements, régions, and what is in none: a country, a place of the network's own.
    """
    terms = site.catalogue.vocabularies["territory"].terms
    wide = (
        each
        for each in terms.values()
        if each.id.startswith(("departement-", "region-")) or not each.ancestors or each.id == cog.FRANCE
    )
    found = wide if name == grounds.FRANCE else (terms[each] for each in terms[name].narrower)
    used = [
        each for each in found if isinstance(each, Territory) and site.catalogue.has("territory", each.id)
    ]
    # A collectivity is a région and a département of one name: once is enough.
    names = {each.label for each in used if each.kind == "departement"}
    return [each for each in used if each.kind != "region" or each.label not in names]


def point_of(place: Territory, drawn: grounds.Ground) -> Point | None:
    """Return where *place* is on a ground; None where it is not, or nobody says where it is."""
    if place.code in drawn.centres:
        return drawn.centres[place.code]
    middle = centre_of(place)
    return drawn.frame.place(*middle) if drawn.frame and middle else None


def _row(site: Site, place: Term, root: str) -> Row:
    sheets = site.strings.counted("search.sheets", site.catalogue.count("territory", place.id))
    return Row(place.named(site.locale), root + term_address("territory", place.id), sheets)


def _disc(site: Site, place: Term, point: Point | None, most: int, root: str) -> Disc:
    count = site.catalogue.count("territory", place.id)
    radius = round(max(SMALLEST, LARGEST * sqrt(count / max(most, _FEW))), 1)
    x, y = point or (0.0, 0.0)
    return Disc(_row(site, place, root), x, y, radius, str(count) if radius >= NUMBERED else "")
