"""The outlines that maps are drawn on, as they are in the package."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise

import pytest

from partage.maps.grounds import FRANCE, GROUNDS, Ground, ground, names
from partage.maps.projection import Point
from partage.reference.cog import load_cog

WITHOUT_OUTLINE = {"975", "977", "978", "984", "986", "987", "988", "989"}


def rings(drawn: Ground) -> list[list[Point]]:
    """Return the rings of the land."""
    [land] = re.findall(r'evenodd"[^>]* d="([^"]*)"', drawn.svg)
    found = []
    for part in land.split("M")[1:]:
        start, _, steps = part.rstrip("z").partition("l")
        numbers = [int(each) for each in re.findall(r"-?\d+", f"{start} {steps}")]
        x = y = 0
        ring: list[Point] = []
        for east, south in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + east, y + south
            ring.append((x, y))
        found.append([*ring, ring[0]])
    return found


def is_inside(point: Point, outlines: list[list[Point]]) -> bool:
    x, y = point
    crossings = [
        (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x
        for ring in outlines
        for (x1, y1), (x2, y2) in pairwise(ring)
        if (y1 > y) != (y2 > y)
    ]
    return sum(crossings) % 2 == 1


def test_every_departement_has_a_ground_but_the_collectivities_without_outline() -> None:
    every = {key for key in load_cog() if key.startswith("departement-")}
    lacking = {key.removeprefix("departement-") for key in every if key.lower() not in names()}
    assert lacking == WITHOUT_OUTLINE
    assert set(ground(FRANCE).centres) == {key.removeprefix("departement-") for key in every} - lacking
    assert sum(each.startswith("region-") for each in names()) == 13
    with pytest.raises(KeyError):
        ground("departement-975")


@pytest.mark.parametrize("departement", ["05", "13", "2a", "62", "69", "974"])
def test_every_commune_is_inside_the_outline_of_its_departement(departement: str) -> None:
    """But for what a drawing of 600 units rounds: a port may stand a unit or two off the coast."""
    cog, drawn = load_cog(), ground(f"departement-{departement}")
    outlines = rings(drawn)
    assert drawn.frame is not None
    outside = []
    for place in (cog[key] for key in cog if "-" not in key and key.lower().startswith(departement)):
        if place.longitude is None or place.latitude is None:
            # Of a merger undone since, neither a point nor an outline is known: it is in the list.
            continue
        x, y = drawn.frame.place(place.longitude, place.latitude)
        around = [(x + east, y + south) for east in (-3, 0, 3) for south in (-3, 0, 3)]
        if not any(is_inside(each, outlines) for each in around):
            outside.append((place.label, x, y))
    assert outside == []


def test_centres_are_in_their_drawing_and_grounds_are_light() -> None:
    for name in names():
        drawn = ground(name)
        assert all(0 < x < drawn.width and 0 < y < drawn.height for x, y in drawn.centres.values()), name
        assert len(gzip.compress(drawn.svg.encode(), 9)) < 16_500, name
    assert len(gzip.compress(ground(FRANCE).svg.encode(), 9)) < 15_000
    assert GROUNDS.stat().st_size < 900_000
