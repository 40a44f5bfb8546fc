"""Reads TopoJSON: outlines whose common borders are written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from partage.maps.projection import Point

Ring = Sequence[Point]


def rings_of_one(topology: Mapping[str, Any], code: str) -> list[Ring]:
    """Return the rings of the territory *code* of a TopoJSON, in degrees; none where it has no outline.

    Its arcs are texts, as `packed` leaves them: only those of the territory are read, of the thousand of a département.
    """
    (collection,) = topology["objects"].values()
    shape = next((each for each in collection["geometries"] if each["id"] == code), None)
    if shape is None:
        return []
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    used = {arc if arc >= 0 else ~arc for polygon in polygons for ring in polygon for arc in ring}
    lines = {number: _degrees(_unpacked(topology["arcs"][number]), topology["transform"]) for number in used}
    return [_joined(ring, lines) for polygon in polygons for ring in polygon]


def packed(arc: Sequence[Sequence[int]]) -> str:
    """Return an arc as a text, which is parsed in no time and read when it is needed."""
    return " ".join(f"{east} {north}" for east, north, *_ in arc)


def _unpacked(text: str) -> list[tuple[int, int]]:
    numbers = [*map(int, text.split())]
    return [*zip(numbers[::2], numbers[1::2], strict=True)]


def rings_of(topology: Mapping[str, Any]) -> dict[str, list[Ring]]:
    """Return the rings of each territory of a TopoJSON, in degrees, by code."""
    lines = dict(enumerate(_degrees(arc, topology["transform"]) for arc in topology["arcs"]))
    (collection,) = topology["objects"].values()
    found: dict[str, list[Ring]] = {}
    for shape in collection["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found[shape["id"]] = [_joined(ring, lines) for polygon in polygons for ring in polygon]
    return found


def borders_of(topology: Mapping[str, Any]) -> tuple[list[Ring], list[Ring]]:
    """Return the lines between the territories of a TopoJSON, each once, and those around them all; in degrees."""
    lines = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    (collection,) = topology["objects"].values()
    times = Counter(
        arc if arc >= 0 else ~arc
        for shape in collection["geometries"]
        for polygon in (shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]])
        for ring in polygon
        for arc in ring
    )
    inside: list[Ring] = [line for number, line in enumerate(lines) if times[number] > 1]
    return inside, [line for number, line in enumerate(lines) if times[number] == 1]


def closed(lines: Iterable[Ring]) -> list[Ring]:
    """Join *lines* end to end into rings."""
    starts: defaultdict[Point, list[list[Point]]] = defaultdict(list)
    left = [list(line) for line in lines]
    for line in left:
        starts[line[0]].append(line)
        starts[line[-1]].append(line)
    used: set[int] = set()
    rings: list[Ring] = []
    for line in left:
        if id(line) in used:
            continue
        used.add(id(line))
        ring = list(line)
        while ring[0] != ring[-1]:
            following = next((each for each in starts[ring[-1]] if id(each) not in used), None)
            if following is None:
                break
            used.add(id(following))
            ring += following[1:] if following[0] == ring[-1] else following[-2::-1]
        rings.append(ring)
    return rings


def _degrees(arc: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    x = y = 0
    line = []
    for east, north, *_ in arc:
        x, y = x + east, y + north
        line.append((
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        ))  # fmt: skip
    return line


def _joined(ring: Iterable[int], lines: Mapping[int, list[Point]]) -> list[Point]:
    joined: list[Point] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        joined += line[1:] if joined else line
    return joined
