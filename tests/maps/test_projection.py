"""Where points of the Earth are on a map."""

from __future__ import annotations

from math import asin, cos, hypot, radians, sin, sqrt

import pytest

from partage.maps.projection import kilometres

GAP, MARSEILLE, BREST = (6.0786, 44.5594), (5.3805, 43.3115), (-4.4861, 48.3904)
SAINT_DENIS, SAINT_PIERRE = (55.4504, -20.8789), (55.4781, -21.3393)


def test_lambert_93_is_that_of_ign() -> None:
    """The origin of the projection, whose coordinates define it, and Paris to the metre or so."""
    assert kilometres(3.0, 46.5) == pytest.approx((700, 6600), abs=1e-6)
    assert kilometres(2.3522, 48.8566) == pytest.approx((652.469, 6862.035), abs=0.01)


@pytest.mark.parametrize(("one", "other"), [(GAP, MARSEILLE), (GAP, BREST), (SAINT_DENIS, SAINT_PIERRE)])
def test_distances_are_those_of_a_sphere(one: tuple[float, float], other: tuple[float, float]) -> None:
    (x, y), (u, v) = kilometres(*one), kilometres(*other)
    assert hypot(x - u, y - v) == pytest.approx(_haversine(one, other), rel=0.005)


def _haversine(one: tuple[float, float], other: tuple[float, float]) -> float:
    (east, north), (x, y) = one, other
    half = sin(radians(y - north) / 2) ** 2
    half += cos(radians(north)) * cos(radians(y)) * sin(radians(x - east) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))
