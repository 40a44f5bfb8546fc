"""Converts outlines of territories (TopoJSON) into the grounds of the maps, once a year.

`python -m partage.maps.ground_import FOLDER`, which holds `departements.topojson` and `contours/<département>.json`.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from partage.maps.grounds import GROUNDS
from partage.maps.projection import Frame, Point, kilometres
from partage.reference.cog import CogTable, load_cog
from partage.text.compact_json import compact_json

WIDTH = 600
"""Units of a drawing, the pixels of a screen at most."""
OVERSEAS = ("971", "972", "973", "974", "976")
INSET = 84
"""Side of the frame of an overseas département on the map of France."""
_GAP = 12
_SLIVER = 4
"""Surface, in square units, under which a ring is a fault of the outlines: none is an enclave."""

Ring = Sequence[Point]


def rings_of(topology: Mapping[str, Any]) -> dict[str, list[Ring]]:
    """Return the rings of each territory of a TopoJSON, in degrees, by code."""
    lines = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
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


def centre(rings: Iterable[Ring]) -> Point:
    """Return the centre of mass of the largest ring."""
    ring = max(rings, key=lambda each: abs(_surface(each)))
    surface = _surface(ring)
    pairs = list(itertools.pairwise(ring))
    east = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in pairs) / (6 * surface)
    north = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in pairs) / (6 * surface)
    return east, north


def _surface(ring: Ring) -> float:
    return sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring)) / 2


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


def _joined(ring: Iterable[int], lines: Sequence[list[Point]]) -> list[Point]:
    joined: list[Point] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        joined += line[1:] if joined else line
    return joined


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


def path(lines: Iterable[Ring], frame: Frame, *, closed: bool) -> str:
    """Return *lines* as the data of an SVG path, in whole units from point to point."""
    parts = []
    for line in lines:
        placed = [(round(x), round(y)) for x, y in (frame.place(*point) for point in line)]
        if closed and abs(_surface(placed)) < _SLIVER:
            continue
        steps = [(x - u, y - v) for (u, v), (x, y) in itertools.pairwise(placed) if (x, y) != (u, v)]
        if steps:
            # Only a number that is not negative needs a space before it.
            moves = re.sub(" -", "-", " ".join(f"{x} {y}" for x, y in steps))
            parts.append(f"M{placed[0][0]} {placed[0][1]}l{moves}{'z' if closed else ''}")
    return "".join(parts)


def _france(shapes: Mapping[str, list[Ring]]) -> dict[str, Any]:
    mainland = [code for code in shapes if code not in OVERSEAS]
    left = INSET + 2 * _GAP
    frame = frame_around(_points(shapes, mainland), WIDTH - left, 10_000, left)
    south = max(frame.place(*point)[1] for point in _points(shapes, mainland))
    top = round(frame.place(*min(_points(shapes, mainland), key=lambda each: -each[1]))[1])
    frame = Frame(frame.west, frame.north, frame.scale, frame.left, round(frame.top - top + _GAP, 1))
    height = round(south - top + 2 * _GAP)
    centres = {code: frame.place(*centre(shapes[code])) for code in mainland}
    drawn = [path(shapes[code], frame, closed=True) for code in mainland]
    boxes = []
    step = (height - 2 * _GAP - INSET) / (len(OVERSEAS) - 1)
    for number, code in enumerate(OVERSEAS):
        down = round(_GAP + number * step)
        inset = frame_around(_points(shapes, [code]), INSET - 16, INSET - 16, _GAP + 8, down + 8)
        centres[code] = inset.place(*centre(shapes[code]))
        drawn.append(path(shapes[code], inset, closed=True))
        boxes.append(f"M{_GAP} {down}h{INSET}v{INSET}h-{INSET}z")
    return {
        "box": [WIDTH, height],
        "land": "".join(drawn),
        "lines": "",
        "frames": "".join(boxes),
        "centres": centres,
    }


def _region(shapes: Mapping[str, list[Ring]], codes: list[str]) -> dict[str, Any]:
    frame, height = _fitted(list(_points(shapes, codes)))
    centres = {code: frame.place(*centre(shapes[code])) for code in codes}
    land = "".join(path(shapes[code], frame, closed=True) for code in codes)
    return {"box": [WIDTH, height], "land": land, "lines": "", "frames": "", "centres": centres}


def _departement(topology: Mapping[str, Any], cog: CogTable) -> dict[str, Any]:
    shapes = rings_of(topology)
    frame, height = _fitted(list(_points(shapes, shapes)))
    inside, around = borders_of(topology)
    without = [code for code in shapes if code in cog and cog[code].latitude is None]
    return {
        "box": [WIDTH, height],
        "land": path(_closed(around), frame, closed=True),
        "lines": path(inside, frame, closed=False),
        "frames": "",
        "centres": {code: frame.place(*centre(shapes[code])) for code in without},
        "frame": [frame.west, frame.north, frame.scale, frame.left, frame.top],
    }


def _closed(lines: Iterable[Ring]) -> list[Ring]:
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


def _fitted(points: list[Point]) -> tuple[Frame, int]:
    frame = frame_around(points, WIDTH - 2 * _GAP, WIDTH - 2 * _GAP, _GAP, _GAP)
    tops = [frame.place(*point)[1] for point in points]
    lower = Frame(frame.west, frame.north, frame.scale, frame.left, round(frame.top - min(tops) + _GAP, 1))
    return lower, round(max(tops) - min(tops) + 2 * _GAP)


def _points(shapes: Mapping[str, list[Ring]], codes: Iterable[str]) -> Iterator[Point]:
    return (point for code in codes for ring in shapes[code] for point in ring)


def _main(folder: Path) -> None:
    cog = load_cog()
    shapes = rings_of(json.loads((folder / "departements.topojson").read_text("utf-8")))
    regions: defaultdict[str, list[str]] = defaultdict(list)
    for code in shapes:
        regions[cog[f"departement-{code}"].ancestors[-1]].append(code)
    grounds = {"france": _france(shapes)}
    grounds |= {name: _region(shapes, codes) for name, codes in regions.items() if len(codes) > 1}
    for code in shapes:
        topology = json.loads((folder / f"contours/{code}.json").read_text("utf-8"))
        grounds[f"departement-{code.lower()}"] = _departement(topology, cog)
    with ZipFile(GROUNDS, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, ground in sorted(grounds.items()):
            text = compact_json(ground)
            archive.writestr(ZipInfo(f"{name}.json"), text, ZIP_DEFLATED, 9)
    sys.stdout.write(f"{GROUNDS.name} : {len(grounds)} fonds\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
