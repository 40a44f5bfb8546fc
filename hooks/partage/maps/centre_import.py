"""Where each territory is as one point, if the reference does not say it or says it badly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean

from partage.maps.drawing import centre, surface
from partage.maps.projection import Point
from partage.maps.topology import Ring
from partage.reference.cog import CITIES, CogTable

_DIGITS = 4


def centres_of(
    cog: CogTable, departements: Mapping[str, list[Ring]], communes: Mapping[str, list[Ring]]
) -> dict[str, Point]:
    """Return longitude and latitude by identifier.

    Of a commune without a point: the centre of its outline. Of Paris, Lyon and Marseille: the middle of their
    arrondissements. Of a département: the centre of its largest piece; of a région: the middle of its départements,
    by surface; of a group of communes: the middle of its communes, by population. None where none of these is known.
    """
    members: defaultdict[str, list[tuple[float, Point]]] = defaultdict(list)
    found: dict[str, Point] = {}
    for key in cog:
        place = cog[key]
        if "-" in key:
            continue
        if key in CITIES:
            parts = [(each.longitude or 0, each.latitude or 0) for each in cog.arrondissements(key)]
            point: Point | None = (fmean(x for x, _ in parts), fmean(y for _, y in parts))
        elif place.longitude is not None and place.latitude is not None:
            point = place.longitude, place.latitude
        else:
            point = centre(communes[key]) if key in communes else None
        if point is None:
            continue
        if place.longitude is None or key in CITIES:
            found[place.id] = point
        for holder in place.ancestors:
            if holder.startswith("epci-"):
                members[holder].append((float(place.population or 1), point))
    for code, rings in departements.items():
        departement = cog[f"departement-{code}"]
        found[departement.id] = centre(rings)
        members[departement.ancestors[-1]].append((sum(abs(surface(each)) for each in rings), centre(rings)))
    found |= {holder: _middle(those) for holder, those in members.items()}
    return {
        name: (round(east, _DIGITS), round(north, _DIGITS)) for name, (east, north) in sorted(found.items())
    }


def _middle(weighed: Iterable[tuple[float, Point]]) -> Point:
    those = list(weighed)
    whole = sum(weight for weight, _ in those)
    east = sum(weight * x for weight, (x, _) in those) / whole
    return east, sum(weight * y for weight, (_, y) in those) / whole
