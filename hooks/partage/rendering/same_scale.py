"""Two territories at one scale: outlines in kilometres, discs of population, and how many times one is the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from markupsafe import Markup

from partage.catalogue.site import Site
from partage.catalogue.urls import search_address, term_address
from partage.catalogue.used_places import beside, comparable, holder_of
from partage.maps.drawing import flat_path
from partage.maps.outlines import OUTLINED, outline
from partage.reference.cog import load_cog
from partage.reference.terms import Territory
from partage.rendering.cards import title_items
from partage.rendering.term_facts import population
from partage.text.strings import Strings, grouped

UNITS = 240
"""Of an outline, from one side to the other: the drawing is shown at the scale of the widest by its frame alone."""
RADIUS = 100
MAX_COMPARABLE = 4
MAX_TITLES = 2
MAX_SEARCHED = 12
"""Comparable territories that are searched together: each is a button of the search."""
_MARGIN = 1.06
_NO_SHAPE = ("", 1.0, 0.0)
_BARS = (1, 2, 5, 10, 20, 50, 100, 200)
"""Kilometres that a bar may stand for."""
_IN_WORDS = 10
"""Ratios up to this one are written in words."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A territory to compare; `comparison/scale.js` reads the same from its page."""

    label: str
    href: str
    path: str
    """Its outline, in `UNITS`; empty where none is known."""
    kilometres: float
    """Across, from west to east or from south to north."""
    surface: str
    square: float
    people: int
    population: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Comparable:
    """A territory of the same kind with about as many people, and what is told of it."""

    label: str
    href: str
    people: str
    sheets: str
    titles: Markup


@dataclass(frozen=True, slots=True)
class SameScale:
    """What the template draws."""

    drawn: tuple[Drawn, ...]
    """The territory of the page, then the one that it is compared with, if any."""
    bar: int
    """Kilometres of the bar."""
    ratios: tuple[str, ...]
    comparable: tuple[Comparable, ...]
    search: str
    """Where their sheets, and those of the next ones, can be narrowed by theme or by method."""
    unknown: str
    """What is said in place of a population that nobody gives."""
    holder: tuple[str, str] | None

    def half(self, drawn: Drawn) -> float:
        """Return half the side of the frame of the outline of *drawn*, in its own units."""
        widest = max(each.kilometres for each in self.drawn if each.path)
        return round(UNITS / 2 * _MARGIN * widest / drawn.kilometres, 1)

    def half_people(self, drawn: Drawn) -> float:
        """Return half the side of the frame of the disc of *drawn*."""
        most = max(each.people for each in self.drawn)
        return round(RADIUS * _MARGIN * sqrt(most / drawn.people), 1)

    def bar_units(self, drawn: Drawn) -> float:
        """Return how long the bar is in the units of *drawn*."""
        return round(self.bar * UNITS / drawn.kilometres, 1)


def same_scale(site: Site, place: Territory, root: str) -> SameScale | None:
    """Return what the page of *place* compares; None where neither its outline nor its population is known."""
    holder = holder_of(site, place)
    unknown = site.strings("scale.unknown", place=place.label) if holder and not place.population else ""
    own = _drawn(site, place, root)
    if not (own.path or own.people):
        return SameScale((), 0, (), (), "", unknown, _link(site, holder, root)) if holder else None
    other = beside(site, place)
    alike = comparable(site, place)
    pair = (own, _drawn(site, other, root)) if other else (own,)
    return SameScale(
        pair,
        bar_of(max(each.kilometres for each in pair)),
        tuple(_ratios(site.strings, pair)) if len(pair) > 1 else (),
        tuple(_comparable(site, each, root) for each in alike[:MAX_COMPARABLE]),
        root + search_address(territory=",".join(each.id for each in alike[:MAX_SEARCHED])),
        unknown,
        _link(site, holder, root),
    )


def bar_of(kilometres: float) -> int:
    """Return the longest bar that fits half the width."""
    return max((bar for bar in _BARS if bar <= kilometres / 2), default=_BARS[0])


def ratio_in_words(strings: Strings, one: tuple[str, float], other: tuple[str, float]) -> str:
    """Return how many times the greater of two named numbers is the other: « trois fois Vire »."""
    (less, small), (more, great) = sorted((one, other), key=lambda pair: pair[1])
    ratio = great / small
    if ratio < 1.1:
        return strings("scale.as_much", one=one[0], other=other[0])
    if ratio < 1.35:
        key, number = "scale.little_more", ""
    elif ratio < 1.75:
        key, number = "scale.half_more", ""
    elif round(ratio) <= _IN_WORDS:
        key, number = f"scale.times.{round(ratio)}", ""
    else:
        # Two digits that are sure, and no more.
        step = 10 ** max(0, len(str(round(ratio))) - 2)
        key, number = "scale.times", grouped(round(ratio / step) * step, strings.locale)
    return strings(key, more=more, less=less, number=number)


def _ratios(strings: Strings, pair: tuple[Drawn, ...]) -> list[str]:
    one, other = pair
    numbers = {"scale.surface": (one.square, other.square), "scale.people": (one.people, other.people)}
    said = []
    for key, (first, second) in numbers.items():
        if first and second:
            ratio = ratio_in_words(strings, (one.label, first), (other.label, second))
            said.append(strings(key, ratio=ratio))
    return said


def _drawn(site: Site, place: Territory, root: str) -> Drawn:
    path, across, square = _shape(place.id) if place.kind in OUTLINED else _NO_SHAPE
    return Drawn(
        place.named(site.locale),
        root + term_address("territory", place.id),
        path,
        round(across, 2),
        site.strings("scale.square", number=grouped(_rounded(square), site.locale)) if path else "",
        round(square, 1),
        place.population or 0,
        population(site, place) or site.strings("scale.no_people"),
        site.strings.counted("search.sheets", site.catalogue.count("territory", place.id)),
    )


# Each is drawn on its own page, and on those that compare it.
@lru_cache(maxsize=1 << 11)
def _shape(identifier: str) -> tuple[str, float, float]:
    """Return the path of an official territory, how many kilometres it is across, and its surface."""
    shape = outline(load_cog().identified(identifier))
    return (*flat_path(shape.rings, UNITS), shape.square_kilometres) if shape else _NO_SHAPE


def _rounded(number: float) -> int:
    """Return *number* with three digits at most: the outlines are simplified ones."""
    step: int = 10 ** max(0, len(str(round(number))) - 3)
    return max(1, round(number / step) * step)


def _comparable(site: Site, place: Territory, root: str) -> Comparable:
    first = site.catalogue.at(site.catalogue.first("territory", place.id, MAX_TITLES))
    return Comparable(
        place.named(site.locale),
        root + term_address("territory", place.id),
        population(site, place),
        site.strings.counted("search.sheets", site.catalogue.count("territory", place.id)),
        title_items(site, first, root),
    )


def _link(site: Site, place: Territory | None, root: str) -> tuple[str, str] | None:
    return (place.named(site.locale), root + term_address("territory", place.id)) if place else None
