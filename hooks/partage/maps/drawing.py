"""Outlines in degrees or kilometres → frames and SVG paths."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from math import hypot

from partage.maps.projection import Frame, Point, kilometres
from partage.maps.topology import Ring

WIDTH = 600
"""Units of a drawing, the pixels of a screen at most."""
GAP = 12
_VISIBLE = 0.8
"""Units by which an outline may be moved: it is seen about as large as its units."""
_SLIVER = 4
"""Surface, in square units, under which a ring is a fault of the outlines: none is an enclave."""


def centre(rings: Iterable[Ring]) -> Point:
    """Return the centre of mass of the largest ring."""
    ring = max(rings, key=lambda each: abs(surface(each)))
    signed = surface(ring)
    pairs = list(itertools.pairwise(ring))
    east = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in pairs) / (6 * signed)
    north = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in pairs) / (6 * signed)
    return east, north


def surface(ring: Ring) -> float:
    """Return the surface of a flat *ring*, negative where it is drawn the other way round."""
    return sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring)) / 2


def frame_around(
    points: Iterable[Point], width: float, height: float, left: float = 0, top: float = 0
) -> Frame:
    """Return the frame that holds *points* in a box, in its middle."""
    flat = [kilometres(*point) for point in points]
    west, east = min(x for x, _ in flat), max(x for x, _ in flat)
    south, north = min(y for _, y in flat), max(y for _, y in flat)
    scale = min(width / (east - west), height / (north - south))
    aside = (width - (east - west) * scale) / 2, (height - (north - south) * scale) / 2
    return Frame(
        round(west, 3), round(north, 3), round(scale, 5), round(left + aside[0], 1), round(top + aside[1], 1)
    )


def path(lines: Iterable[Ring], frame: Frame, *, closed: bool, loose: float = 0.0) -> str:
    """Return *lines* as the data of an SVG path, in whole units from point to point.

    A point that is less than *loose* units away from the line without it is left out.
    """
    exact = ([frame.place(*point) for point in line] for line in lines)
    return _path((thinned(line, loose) if loose else line for line in exact), closed=closed)


def thinned(line: Ring, loose: float) -> list[Point]:
    """Return *line* without the points that change it by less than *loose* (Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        middle = _farthest(line, first, last, loose)
        if middle is not None:
            kept.add(middle)
            spans += [(first, middle), (middle, last)]
    return [line[each] for each in sorted(kept)]


def _farthest(line: Ring, first: int, last: int, loose: float) -> int | None:
    """Return the point of *line* between two others that is farthest from the segment; None under *loose* units."""
    # As `aside` says, in squares: called for each of a hundred thousand points.
    (x, y), (u, v) = line[first], line[last]
    east, south = u - x, v - y
    length = east * east + south * south
    far, middle = 0.0, None
    for each in range(first + 1, last):
        right, down = line[each][0] - x, line[each][1] - y
        along = (right * east + down * south) / length if length else 0.0
        if along > 0.0:
            along = min(along, 1.0)
            right -= along * east
            down -= along * south
        distance = right * right + down * down
        if middle is None or distance > far:
            far, middle = distance, each
    return middle if far >= loose * loose else None


def aside(point: Point, start: Point, end: Point) -> float:
    """Return how far *point* is from the segment."""
    east, south = end[0] - start[0], end[1] - start[1]
    length = east * east + south * south
    along = ((point[0] - start[0]) * east + (point[1] - start[1]) * south) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - start[0] - along * east, point[1] - start[1] - along * south)


def fitted(points: list[Point]) -> tuple[Frame, int]:
    """Return a frame as wide as a drawing, and how high the drawing then is."""
    frame = frame_around(points, WIDTH - 2 * GAP, WIDTH - 2 * GAP, GAP, GAP)
    tops = [frame.place(*point)[1] for point in points]
    lower = Frame(frame.west, frame.north, frame.scale, frame.left, round(frame.top - min(tops) + GAP, 1))
    return lower, round(max(tops) - min(tops) + 2 * GAP)


def flat_path(rings: Iterable[Ring], side: float) -> tuple[str, float]:
    """Return *rings*, in kilometres, as a path around 0, *side* units across; and how many kilometres that is."""
    kept = list(rings)
    xs, ys = [x for ring in kept for x, _ in ring], [y for ring in kept for _, y in ring]
    across = max(max(xs) - min(xs), max(ys) - min(ys))
    frame = Frame((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, side / across)
    placed = ([frame.put(*point) for point in ring] for ring in kept)
    return _path((thinned(ring, _VISIBLE) for ring in placed), closed=True), across


def _path(lines: Iterable[Ring], *, closed: bool) -> str:
    parts = []
    last = (0, 0)
    for line in lines:
        placed = [(round(x), round(y)) for x, y in line]
        if closed and abs(surface(placed)) < _SLIVER:
            continue
        steps = [(x - u, y - v) for (u, v), (x, y) in itertools.pairwise(placed) if (x, y) != (u, v)]
        if steps:
            # Only a number that is not negative needs a space before it.
            moves = re.sub(" -", "-", " ".join(f"{x} {y}" for x, y in steps))
            x, y = placed[0]
            # A line that is not closed ends near the next one: from there, its beginning is a short number.
            parts.append(f"M{x} {y}l{moves}z" if closed else f"m{x - last[0]} {y - last[1]} {moves}")
            last = placed[-1]
    return "".join(parts)
