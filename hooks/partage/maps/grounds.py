"""The grounds of maps: France, its régions, its départements; each is read once."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from partage.maps.projection import Frame, Point

GROUNDS = Path(__file__).parents[1] / "data" / "fonds-2026.zip"
FRANCE = "france"
_TITLE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><g id="fond">'


@dataclass(frozen=True, slots=True)
class Ground:
    """The outlines of a territory and of what it is made of, in units of a drawing."""

    width: int
    height: int
    svg: str
    """The file that pages take their ground from, by the identifier `fond`; colours are those of the page."""
    centres: dict[str, Point] = field(hash=False)
    """Where départements are; of a département, its communes whose point the reference does not give. By code."""
    frame: Frame | None = None
    """Of a département: where its other points are."""


@cache
def names() -> frozenset[str]:
    """Return which territories have a ground, by identifier, and `france`."""
    with ZipFile(GROUNDS) as archive:
        return frozenset(name.removesuffix(".json") for name in archive.namelist())


@cache
def ground(name: str) -> Ground:
    """Return the ground of that name; KeyError where there is none."""
    with ZipFile(GROUNDS) as archive:
        read = json.loads(archive.read(f"{name}.json"))
    width, height = read["box"]
    drawn = {"land": read["land"], "lines": read["lines"], "frames": read["frames"]}
    # Presentation attributes alone: a stylesheet of the page cannot reach into another file.
    looks = {
        "land": f'fill="currentColor" fill-opacity=".12" fill-rule="evenodd" {_stroke(".5", ".7")}',
        "lines": f'fill="none" {_stroke(".2", ".6")}',
        "frames": f'fill="none" {_stroke(".3", "1")}',
    }
    paths = "".join(f'<path {looks[kind]} d="{path}"/>' for kind, path in drawn.items() if path)
    return Ground(
        width,
        height,
        f"{_TITLE.format(width=width, height=height)}{paths}</g></svg>\n",
        {code: (east, south) for code, (east, south) in read["centres"].items()},
        Frame(*read["frame"]) if "frame" in read else None,
    )


def _stroke(opacity: str, width: str) -> str:
    return f'stroke="currentColor" stroke-opacity="{opacity}" stroke-width="{width}"'
