"""A drawing that changes with the content: a dot a sheet, above the year it began in, in the colour of its theme."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from partage.catalogue.arrangement import date_of
from partage.catalogue.site import Site
from partage.reference.palette import NO_COLOUR, ColourName
from partage.reference.terms import Term

MAX_YEARS = 18
"""The latest ones: earlier sheets are in the list of years."""
MAX_HEIGHT = 12
"""Dots above a year; where more sheets began in one, each dot stands for several."""


@dataclass(frozen=True, slots=True)
class Column:
    """A year and its dots, from the ground up."""

    year: str
    count: int
    dots: tuple[tuple[int, ColourName], ...]
    """How high, and in which colour."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The whole drawing."""

    columns: tuple[Column, ...]
    each: int
    """Sheets that a dot stands for."""
    height: int
    """Of the tallest column, in dots."""


def year_dots(site: Site) -> Dots | None:
    """Return the drawing; None where sheets began in one year or none."""
    began: dict[int, Counter[ColourName]] = defaultdict(Counter)
    for initiative in site.catalogue.initiatives:
        if date := date_of(initiative):
            themes = initiative.terms.get("theme", ())
            began[date.year][_colour(site, themes[0]) if themes else NO_COLOUR] += 1
    years = list(range(min(began, default=0), max(began, default=-1) + 1))[-MAX_YEARS:]
    if len(years) < len("ab"):
        return None
    each = -(-max(began[year].total() for year in years) // MAX_HEIGHT)
    columns = tuple(_column(year, began[year], each) for year in years)
    return Dots(columns, each, max(len(column.dots) for column in columns))


def _column(year: int, colours: Counter[ColourName], each: int) -> Column:
    ordered = [colour for colour, count in sorted(colours.items()) for _ in range(count)]
    return Column(str(year), len(ordered), tuple(enumerate(ordered[::each])))


def _colour(site: Site, theme: str) -> ColourName:
    terms = site.catalogue.vocabularies["theme"].terms
    line: list[Term] = [terms[theme], *(terms[each] for each in terms[theme].ancestors if each in terms)]
    return next((term.colour for term in line if term.colour), NO_COLOUR)
