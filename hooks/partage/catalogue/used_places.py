"""The territories that have sheets: which are as populated as one of them, and which are near it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from partage.catalogue.catalogue import Index
from partage.catalogue.site import Site
from partage.maps.distance import distance
from partage.maps.outlines import centre_of
from partage.maps.projection import Point
from partage.reference.terms import Term, Territory

FACTOR = 2.0
"""Two populations are comparable if none is more than so many times the other."""
WIDE = ("region", "departement", "epci")
"""Kinds that are too wide for a distance to one point to say something."""
_AROUND = 16
"""Territories looked at on either side of one, in the order of populations."""
_DIGITS = 3
"""Of a degree: a hundred metres."""
_DEGREE = 111.0
"""Kilometres of a degree of latitude, or a little less."""


@dataclass(frozen=True, slots=True)
class _Used:
    """What is looked for among the territories of a catalogue."""

    by_people: Mapping[str, Sequence[Territory]]
    """Of each kind those whose population is known, the least populated first."""
    by_latitude: Sequence[tuple[float, Point, Territory]]
    """The communes and arrondissements, from south to north."""


def kind_of(place: Territory) -> str:
    """Return the kind by which *place* is compared: an arrondissement has a town hall, as a commune has."""
    return "commune" if place.kind == "arrondissement-municipal" else place.kind


def comparable(site: Site, place: Territory) -> list[Territory]:
    """Return the territories of the same kind with half to twice as many people, the nearest numbers first."""
    return [each for gap, each in _by_gap(site, place) if gap <= log(FACTOR)]


def beside(site: Site, place: Territory) -> Territory | None:
    """Return the territory of the same kind to draw beside *place*, that with the most nearly equal population.

    One that a sheet tells together with it, if there is any: people of both met, and know how they differ.
    """
    if not place.population:
        return None
    terms = site.catalogue.vocabularies["territory"].terms
    found = site.catalogue.crossing("territory", place.id, "territory")
    names = {name for each, _ in found for name in (each.id, *each.ancestors) if name in terms}
    told = (each for each in _territories(terms[name] for name in names) if each.population)
    others = (each for each in told if kind_of(each) == kind_of(place))
    gaps = [*_gaps(place, place.population, others)] or _by_gap(site, place)
    return next((each for _, each in sorted(gaps, key=_gap_first)), None)


def near(site: Site, place: Territory, most: float) -> list[tuple[float, Territory]]:
    """Return the communes within *most* kilometres of *place*, those of its own département first; then by distance.

    Within a city, its other arrondissements too. None around what is too wide, or where nobody says where it is.
    """
    here = None if place.kind in WIDE else where(site, place)
    if here is None:
        return []
    lines = _used(_index(site)).by_latitude
    start = bisect_left(lines, here[1] - most / _DEGREE, key=lambda line: line[0])
    end = bisect_left(lines, here[1] + most / _DEGREE, key=lambda line: line[0])
    city = _of_kind(place, "commune", site)
    found = []
    for _, point, other in lines[start:end]:
        if other.kind == "arrondissement-municipal" and other.broader != city:
            continue
        if other.id != place.id and not _is_kin(place, other) and (far := distance(here, point)) <= most:
            found.append((far, other))
    own = _of_kind(place, "departement", site)
    return sorted(
        found, key=lambda pair: (_of_kind(pair[1], "departement", site) != own, pair[0], pair[1].id)
    )


def where(site: Site, place: Territory) -> Point | None:
    """Return where *place* is; what is within a commune and has no point is where the commune is."""
    holder = holder_of(site, place)
    return centre_of(place) or (centre_of(holder) if holder else None)


def points(site: Site) -> dict[str, Point]:
    """Return where the communes, the arrondissements and the own territories with sheets are, by identifier."""
    terms = site.catalogue.vocabularies["territory"].terms
    narrow = (each for each in _territories(terms.values()) if each.kind not in WIDE)
    found = ((each.id, where(site, each)) for each in narrow)
    return {name: (round(point[0], _DIGITS), round(point[1], _DIGITS)) for name, point in found if point}


def holder_of(site: Site, place: Territory) -> Territory | None:
    """Return the commune or the arrondissement that holds an own territory; None for an official one."""
    terms = site.catalogue.vocabularies["territory"].terms
    above = (terms[each] for each in place.ancestors if each in terms)
    own = place.kind not in (*WIDE, "commune", "arrondissement-municipal")
    held = (each for each in above if own and isinstance(each, Territory) and kind_of(each) == "commune")
    return next(held, None)


def _by_gap(site: Site, place: Territory) -> list[tuple[float, Territory]]:
    if not place.population:
        return []
    people = place.population
    ordered = _used(_index(site)).by_people.get(kind_of(place), ())
    # Those around its own place among them are enough: no page goes through all communes.
    at = bisect_left(ordered, people, key=lambda each: each.population or 0)
    around = ordered[max(0, at - _AROUND) : at + _AROUND]
    return sorted(_gaps(place, people, around), key=_gap_first)


def _gaps(place: Territory, people: int, others: Iterable[Territory]) -> Iterator[tuple[float, Territory]]:
    for each in others:
        if each.id != place.id and not _is_kin(place, each):
            yield abs(log((each.population or 1) / people)), each


def _gap_first(pair: tuple[float, Territory]) -> tuple[float, str]:
    return pair[0], pair[1].id


def _is_kin(one: Territory, other: Territory) -> bool:
    return one.id in other.ancestors or other.id in one.ancestors


def _of_kind(place: Territory, kind: str, site: Site) -> str:
    if place.kind == kind:
        return place.id
    terms = site.catalogue.vocabularies["territory"].terms
    above = (terms[each] for each in place.ancestors if each in terms)
    return next((each.id for each in above if isinstance(each, Territory) and each.kind == kind), "")


def _index(site: Site) -> Index:
    # Asking for the terms is what is noted: which territories are used, and nothing of their sheets.
    _ = site.catalogue.vocabularies["territory"]
    return site.catalogue.index


@lru_cache(maxsize=4)
def _used(index: Index) -> _Used:
    people: dict[str, list[Territory]] = {}
    placed = []
    for place in _territories(index.vocabularies["territory"].terms.values()):
        if place.population:
            people.setdefault(kind_of(place), []).append(place)
        point = centre_of(place) if kind_of(place) == "commune" else None
        if point:
            placed.append((point[1], point, place))
    for those in people.values():
        those.sort(key=lambda each: (each.population or 0, each.id))
    return _Used(people, sorted(placed, key=lambda each: (each[0], each[2].id)))


def _territories(terms: Iterable[Term]) -> Iterator[Territory]:
    return (each for each in terms if isinstance(each, Territory))
