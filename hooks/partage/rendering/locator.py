"""A small map of where the sheets of a page take place: a picture, whose words say the same; no link, no script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from partage.catalogue.facets import Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import ground_file
from partage.maps import grounds
from partage.maps.projection import Point
from partage.reference.terms import Term, Territory
from partage.rendering.territory_map import MAX_DISCS, point_of

FACETS = ("theme", "method", "actor")
"""Those whose pages have one."""
NAMED = 3
"""Places that are named under it."""
_LARGEST = 34.0
_SMALLEST = 12.0
"""Radius, in units of a ground of 600 that is seen a third as wide."""
_FEW = 6


@dataclass(frozen=True, slots=True)
class Locator:
    """What the template draws."""

    ground: str
    width: int
    height: int
    discs: tuple[tuple[float, float, float], ...]
    """Where, and the radius."""
    label: str


def locator(site: Site, facet: Facet, term: Term, root: str) -> Locator | None:
    """Return where the sheets of *term* are; None where that is one place, which its list says better."""
    if facet.id not in FACETS:
        return None
    found = {
        place: frozenset(where) for place, where in site.catalogue.crossing(facet.id, term.id, "territory")
    }
    return _drawn(site, found, root, fewest=2)


def sheet_locator(site: Site, initiative: Initiative, root: str) -> Locator | None:
    """Return where the territories of *initiative* are, on their région; None for what is wider than a commune."""
    # Asked of the reference, not of the catalogue: a page of a sheet does not depend on which territories others use.
    found: dict[Term, frozenset[int]] = {
        site.references.territories[each]: frozenset((0,)) for each in initiative.terms.get("territory", ())
    }
    return _drawn(site, found, root, fewest=1, is_sheet=True)


def site_locator(site: Site, root: str) -> Locator | None:
    """Return where all sheets are."""
    terms = site.catalogue.vocabularies["territory"].terms
    found: dict[Term, set[int]] = {}
    for number, initiative in enumerate(site.catalogue.initiatives):
        for each in initiative.terms.get("territory", ()):
            found.setdefault(terms[each], set()).add(number)
    return _drawn(site, {place: frozenset(where) for place, where in found.items()}, root, fewest=1)


def _drawn(
    site: Site, found: Mapping[Term, frozenset[int]], root: str, *, fewest: int, is_sheet: bool = False
) -> Locator | None:
    above = {place: _above(site, place) for place in found}
    lines = [line for line in above.values() if "departement" in line]
    name = _frame(lines, is_sheet=is_sheet)
    if name not in grounds.names():
        return None
    ground = grounds.ground(name)
    # France has its centres of départements alone; so has a région where communes would hide each other.
    communes = {line["commune"].id for line in lines if "commune" in line}
    level = "commune" if ground.frame and len(communes) <= MAX_DISCS else "departement"
    gathered: dict[Territory, set[int]] = {}
    for place, sheets in found.items():
        if level in above[place]:
            gathered.setdefault(above[place][level], set()).update(sheets)
    placed = [(place, len(where), point_of(place, ground)) for place, where in gathered.items()]
    placed = sorted(filter(lambda each: each[2], placed), key=lambda each: (-each[1], each[0].id))
    if len(placed) < fewest:
        return None
    most = max(placed[0][1], 2 if is_sheet else _FEW)
    discs = tuple(_disc(point, count, most) for _, count, point in placed[:MAX_DISCS] if point)
    names = [(place.named(site.locale), count) for place, count, _ in placed]
    return Locator(
        site.shared_root(root) + ground_file(name),
        ground.width,
        ground.height,
        discs,
        _label(site, names, is_sheet),
    )


def _frame(lines: list[dict[str, Territory]], *, is_sheet: bool) -> str:
    """Return the smallest ground that holds all of *lines*; for a sheet, no smaller than a région."""
    departements = {line["departement"].id for line in lines}
    regions = {line["region"].id for line in lines if "region" in line}
    if len(departements) == 1 and not (is_sheet and regions & grounds.names()):
        return departements.pop()
    return regions.pop() if len(regions) == 1 else grounds.FRANCE


def _above(site: Site, place: Term) -> dict[str, Territory]:
    """Return the commune, the département and the région of *place*, itself among them."""
    line = [site.references.territories[each] for each in (place.id, *place.ancestors)]
    return {each.kind: each for each in reversed(line)}


def _disc(point: Point, count: int, most: int) -> tuple[float, float, float]:
    return *point, round(max(_SMALLEST, _LARGEST * sqrt(count / most)), 1)


def _label(site: Site, names: Iterable[tuple[str, int]], is_sheet: bool) -> str:
    every = list(names)
    shown = [name if is_sheet else f"{name} ({count})" for name, count in every[:NAMED]]
    more = site.strings.counted("count.more", len(every) - NAMED) if len(every) > NAMED else ""
    return site.strings("map.where", places=" ".join(filter(None, [", ".join(shown), more])))
