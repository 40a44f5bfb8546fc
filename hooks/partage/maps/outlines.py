"""The outline of one territory, its surface, and where it is as one point."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from math import inf
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from partage.maps.drawing import aside, surface
from partage.maps.projection import Point, kilometres
from partage.maps.topology import Ring, rings_around
from partage.reference.cog import load_cog
from partage.reference.terms import Territory

OUTLINES = Path(__file__).parents[1] / "data" / "contours-2026.zip"
OUTLINED = frozenset(("commune", "arrondissement-municipal", "departement", "region"))
"""Kinds of territories that have outlines."""
DEPARTEMENTS = "departements"
CENTRES = "centres"
_KNOWN = 24
"""Départements whose outlines are kept in memory, as they are written: half a megabyte each."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a territory, in kilometres to the east and to the north."""

    rings: Sequence[Ring]

    @property
    def square_kilometres(self) -> float:
        """The surface, without that of enclaves."""
        return abs(sum(surface(ring) for ring in self.rings))

    def holds(self, point: Point) -> bool:
        """Whether *point*, in kilometres, is inside."""
        x, y = point
        crossings = sum(
            (u - s) * (y - t) / (v - t) + s > x
            for ring in self.rings
            for (s, t), (u, v) in pairwise(ring)
            if (t > y) != (v > y)
        )
        return crossings % 2 == 1

    def distance_to(self, point: Point) -> float:
        """Return how many kilometres *point* is from the outline; 0 inside it."""
        if self.holds(point):
            return 0.0
        return min((aside(point, *side) for ring in self.rings for side in pairwise(ring)), default=inf)


def outline(place: Territory) -> Outline | None:
    """Return the outline of a commune, an arrondissement, a département or a région; None where none is known."""
    rings = _degrees(place)
    return Outline([[kilometres(*point) for point in ring] for ring in rings]) if rings else None


def centre_of(place: Territory) -> Point | None:
    """Return longitude and latitude of an official or an own territory; None where nobody says them."""
    if place.id in _centres():
        return _centres()[place.id]
    if place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def _degrees(place: Territory) -> Sequence[Ring]:
    match place.kind:
        case "departement":
            return rings_around(_topology(DEPARTEMENTS), [place.code])
        case "region":
            return rings_around(_topology(DEPARTEMENTS), _departements().get(place.id, ()))
        case "commune" | "arrondissement-municipal":
            departement = next((each for each in place.ancestors if each.startswith("departement-")), "")
            # A city that is divided into arrondissements is drawn by them.
            codes = [each.code for each in load_cog().arrondissements(place.code)] or [place.code]
            return rings_around(_topology(departement), codes)
    return ()


@lru_cache(maxsize=_KNOWN)
def _topology(name: str) -> Mapping[str, Any]:
    """Return a file of the archive; one that outlines nothing where there is no such file."""
    return _read(name) if name in _names() else {"objects": {"": {"geometries": []}}}


@cache
def _departements() -> Mapping[str, Sequence[str]]:
    """Return the codes of the départements with an outline by région."""
    found: dict[str, list[str]] = {}
    (collection,) = _topology(DEPARTEMENTS)["objects"].values()
    for shape in collection["geometries"]:
        found.setdefault(load_cog()[f"departement-{shape['id']}"].broader or "", []).append(shape["id"])
    return found


@cache
def _centres() -> Mapping[str, Point]:
    return {name: (east, north) for name, (east, north) in _read(CENTRES).items()}


@cache
def _archive() -> ZipFile:
    """Return the archive, in memory: processes that shared its file would share where it is read."""
    return ZipFile(BytesIO(OUTLINES.read_bytes()))


@cache
def _names() -> frozenset[str]:
    return frozenset(name.removesuffix(".json") for name in _archive().namelist())


def _read(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(_archive().read(f"{name}.json"))
    return read
