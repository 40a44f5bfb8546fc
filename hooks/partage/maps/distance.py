"""How far one point of the Earth is from another, as the crow flies."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from partage.maps.projection import Point

RADIUS = 6371.0
"""Of the Earth taken as a sphere, in kilometres: half a kilometre in a hundred may be wrong."""


def distance(one: Point, other: Point) -> float:
    """Return the kilometres between two longitudes and latitudes (haversine)."""
    (x, y), (u, v) = one, other
    half = sin(radians(v - y) / 2) ** 2
    half += cos(radians(y)) * cos(radians(v)) * sin(radians(u - x) / 2) ** 2
    return 2 * RADIUS * asin(sqrt(min(1.0, half)))
