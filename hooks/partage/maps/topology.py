"""Reads TopoJSON: outlines whose common borders are written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from partage.maps.projection import Point

Ring = Sequence[Point]


def rings_around(topology: Mapping[str, Any], codes: Collection[str]) -> list[Ring]:
    """Return the rings around the territories of these *codes* of a TopoJSON, in degrees; none without an outline.

    What lies between two of them is no outline. The arcs are texts, as `packed` leaves them: only those that are drawn
    are read, of the thousand of a département.
    """
    (collection,) = topology["objects"].values()
    rings = [ring for shape in collection["geometries"] if shape["id"] in codes for ring in _rings(shape)]
    walked = {arc for ring in rings for arc in ring}
    # A line between two territories is walked in one direction for each.
    around = {arc for arc in walked if ~arc not in walked}
    used = {max(arc, ~arc) for arc in around}
    lines = {number: _degrees(_unpacked(topology["arcs"][number]), topology["transform"]) for number in used}
    whole = [ring for ring in rings if around.issuperset(ring)]
    cut = [arc for ring in rings if not around.issuperset(ring) for arc in ring if arc in around]
    return [*(_joined(ring, lines) for ring in whole), *_rejoined(cut, lines)]


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
        found[shape["id"]] = [_joined(ring, lines) for ring in _rings(shape)]
    return found


def borders_of(topology: Mapping[str, Any]) -> tuple[list[Ring], list[Ring]]:
    """Return the lines between the territories of a TopoJSON, each once, and those around them all; in degrees."""
    lines = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    (collection,) = topology["objects"].values()
    times = Counter(
        arc if arc >= 0 else ~arc
        for shape in collection["geometries"]
        for ring in _rings(shape)
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


def _rings(shape: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
        yield from polygon


def _rejoined(arcs: Iterable[int], lines: Mapping[int, list[Point]]) -> Iterator[Ring]:
    """Yield the rings that *arcs* make, each walked in its direction: a hole stays a hole."""
    starts: defaultdict[Point, list[list[Point]]] = defaultdict(list)
    for arc in arcs:
        line = _joined([arc], lines)
        starts[line[0]].append(line)
    for first in list(starts):
        while starts[first]:
            ring = list(starts[first].pop())
            while ring[-1] != first and starts[ring[-1]]:
                ring += starts[ring[-1]].pop()[1:]
            yield ring


def _joined(ring: Iterable[int], lines: Mapping[int, list[Point]]) -> list[Point]:
    joined: list[Point] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        joined += line[1:] if joined else line
    return joined
