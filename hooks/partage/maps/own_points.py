"""Remarks on the points of the network's own territories: each should be inside what contains the territory."""

from __future__ import annotations

from collections.abc import Iterator

from partage.maps.distance import distance
from partage.maps.outlines import centre_of, outline
from partage.maps.projection import Point, kilometres
from partage.reference.terms import Territory
from partage.reference.territories import Territories
from partage.text.messages import quoted

MOST = 1.0
"""Kilometres outside an outline that say nothing: outlines are simplified, and a port may stand off the coast."""
_FAR = 300.0
"""Kilometres from which the flat map of one territory does not hold the other point."""


def misplaced_points(territories: Territories) -> Iterator[tuple[str, str]]:
    """Yield the identifier of each own territory whose point is outside its parent, and a sentence in French."""
    _, own, _ = territories.listed()
    for place in own.values():
        holder = next(filter(None, (_outlined(territories, each) for each in place.ancestors)), None)
        if holder is None or place.longitude is None or place.latitude is None:
            continue
        far = _outside(holder, (place.longitude, place.latitude))
        if far > MOST:
            yield place.id, _sentence(place, holder, far)


def _outlined(territories: Territories, identifier: str) -> Territory | None:
    place = territories[identifier]
    return place if outline(place) else None


def _outside(holder: Territory, point: Point) -> float:
    """Return how many kilometres *point* is from *holder*; 0 inside it."""
    shape, middle = outline(holder), centre_of(holder)
    if shape is None or middle is None:
        return 0.0
    straight = distance(point, middle)
    return straight if straight > _FAR else shape.distance_to(kilometres(*point))


def _sentence(place: Territory, holder: Territory, far: float) -> str:
    longitude, latitude = centre_of(holder) or (0.0, 0.0)
    is_turned = _outside(holder, (place.latitude or 0.0, place.longitude or 0.0)) <= MOST
    turned = "latitude et longitude sont échangées ; " if is_turned else ""
    return (
        f"le point de {quoted(place.label)} est à {round(far)} km de {quoted(holder.label)}, qui le contient ; {turned}"
        f"écrivez un point qui y soit, par exemple « point: {{lat: {latitude:.3f}, lon: {longitude:.3f}}} », ou "
        "retirez cette ligne"
    )
