"""Converts outlines of territories (TopoJSON) into what maps are drawn from, once a year.

`python -m partage.maps.ground_import FOLDER`, which holds `departements.topojson` and `contours/<département>.json`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from partage.maps.centre_import import centres_of
from partage.maps.drawing import GAP, WIDTH, centre, fitted, frame_around, path
from partage.maps.grounds import GROUNDS
from partage.maps.outlines import CENTRES, DEPARTEMENTS, OUTLINES
from partage.maps.projection import Frame, Point
from partage.maps.topology import Ring, borders_of, closed, packed, rings_of
from partage.reference.cog import CogTable, load_cog
from partage.text.compact_json import compact_json

OVERSEAS = ("971", "972", "973", "974", "976")
INSET = 84
"""Side of the frame of an overseas département on the map of France."""
_LOOSE = 0.7
"""Units that a line between communes may be moved by, so that a ground of 900 communes stays light."""


def _france(shapes: Mapping[str, list[Ring]]) -> dict[str, Any]:
    mainland = [code for code in shapes if code not in OVERSEAS]
    left = INSET + 2 * GAP
    frame = frame_around(_points(shapes, mainland), WIDTH - left, 10_000, left)
    south = max(frame.place(*point)[1] for point in _points(shapes, mainland))
    top = round(frame.place(*min(_points(shapes, mainland), key=lambda each: -each[1]))[1])
    frame = Frame(frame.west, frame.north, frame.scale, frame.left, round(frame.top - top + GAP, 1))
    height = round(south - top + 2 * GAP)
    centres = {code: frame.place(*centre(shapes[code])) for code in mainland}
    drawn = [path(shapes[code], frame, closed=True) for code in mainland]
    boxes = []
    step = (height - 2 * GAP - INSET) / (len(OVERSEAS) - 1)
    for number, code in enumerate(OVERSEAS):
        down = round(GAP + number * step)
        inset = frame_around(_points(shapes, [code]), INSET - 16, INSET - 16, GAP + 8, down + 8)
        centres[code] = inset.place(*centre(shapes[code]))
        drawn.append(path(shapes[code], inset, closed=True))
        boxes.append(f"M{GAP} {down}h{INSET}v{INSET}h-{INSET}z")
    return {
        "box": [WIDTH, height],
        "land": "".join(drawn),
        "lines": "",
        "frames": "".join(boxes),
        "centres": centres,
    }


def _region(shapes: Mapping[str, list[Ring]], codes: list[str]) -> dict[str, Any]:
    frame, height = fitted(list(_points(shapes, codes)))
    centres = {code: frame.place(*centre(shapes[code])) for code in codes}
    land = "".join(path(shapes[code], frame, closed=True) for code in codes)
    return {
        "box": [WIDTH, height],
        "land": land,
        "lines": "",
        "frames": "",
        "centres": centres,
        "frame": _written(frame),
    }


def _written(frame: Frame) -> list[float]:
    return [frame.west, frame.north, frame.scale, frame.left, frame.top]


def _departement(topology: Mapping[str, Any], cog: CogTable) -> dict[str, Any]:
    shapes = rings_of(topology)
    frame, height = fitted(list(_points(shapes, shapes)))
    inside, around = borders_of(topology)
    without = [code for code in shapes if code in cog and cog[code].latitude is None]
    return {
        "box": [WIDTH, height],
        "land": path(closed(around), frame, closed=True, loose=_LOOSE),
        "lines": path(inside, frame, closed=False, loose=_LOOSE),
        "frames": "",
        "centres": {code: frame.place(*centre(shapes[code])) for code in without},
        "frame": _written(frame),
    }


def _points(shapes: Mapping[str, list[Ring]], codes: Iterable[str]) -> Iterator[Point]:
    return (point for code in codes for ring in shapes[code] for point in ring)


def _main(folder: Path) -> None:
    cog = load_cog()
    whole = json.loads((folder / "departements.topojson").read_text("utf-8"))
    shapes = rings_of(whole)
    regions: defaultdict[str, list[str]] = defaultdict(list)
    for code in shapes:
        regions[cog[f"departement-{code}"].ancestors[-1]].append(code)
    grounds = {"france": _france(shapes)}
    grounds |= {name: _region(shapes, codes) for name, codes in regions.items() if len(codes) > 1}
    outlines = {DEPARTEMENTS: _bare(whole)}
    communes: dict[str, list[Ring]] = {}
    for code in shapes:
        topology = json.loads((folder / f"contours/{code}.json").read_text("utf-8"))
        grounds[f"departement-{code.lower()}"] = _departement(topology, cog)
        outlines[f"departement-{code.lower()}"] = _bare(topology)
        communes |= rings_of(topology)
    _write(GROUNDS, grounds)
    _write(OUTLINES, outlines | {CENTRES: centres_of(cog, shapes, communes)})


def _bare(topology: Mapping[str, Any]) -> dict[str, Any]:
    """Return *topology* without what is not asked of it."""
    (collection,) = topology["objects"].values()
    shapes = [{name: shape[name] for name in ("id", "type", "arcs")} for shape in collection["geometries"]]
    arcs = [packed(arc) for arc in topology["arcs"]]
    return {"transform": topology["transform"], "arcs": arcs, "objects": {"": {"geometries": shapes}}}


def _write(file: Path, contents: Mapping[str, Any]) -> None:
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(ZipInfo(f"{name}.json"), compact_json(content), ZIP_DEFLATED, 9)
    sys.stdout.write(f"{file.name} : {len(contents)}\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
