"""What is told where: families of themes by the territories that the network means to cover; a gap is a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from partage.catalogue.site import Site
from partage.catalogue.urls import COVERAGE, root_of, search_address, telling_address, term_address
from partage.reference.terms import Term, Territory
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render

MAX_BOXES = 360
"""Of all tables together; further territories are only counted."""
PER_TABLE = 7
"""Territories side by side: a région and its six départements still fit on a screen."""


class Cell(NamedTuple):
    """How many sheets a family has in a territory of so many people, and where that leads: to them, or to the form."""

    place: str
    people: str
    sheets: int
    href: str


def body(site: Site) -> str:
    """Return the tables, to go under the title of the page."""
    root = root_of(COVERAGE)
    places = [site.references.territories[each] for each in site.perimeter]
    families = len(site.catalogue.vocabularies["theme"].roots)
    places, left = _bounded(places, max(1, MAX_BOXES // max(1, families)))
    tables = [
        _table(site, places[start : start + PER_TABLE], root) for start in range(0, len(places), PER_TABLE)
    ]
    return render(
        "coverage.html.jinja",
        site.locale,
        root=root,
        tables=tables,
        left=site.strings.counted("coverage.left", left) if left else "",
        gaps=sum(not cell.sheets for table in tables for row in table["rows"] for cell in row["cells"]),
        ask=f"{root}proposer/",
        imprint=imprint(site, COVERAGE),
    )


def _bounded(places: list[Territory], most: int) -> tuple[list[Territory], int]:
    """Return the first *most* places, and how many others there are: the page stays light."""
    return places[:most], max(0, len(places) - most)


def entries(site: Site) -> int:
    """Return how many sheets are somewhere in the perimeter."""
    postings = site.catalogue.index.postings["territory"]
    return len({position for place in site.perimeter for position in postings.get(place, ())})


def _sheets(site: Site, facet: str, term: str) -> frozenset[int]:
    """Return the positions of the sheets that carry *term* or a narrower one."""
    return frozenset(site.catalogue.index.postings[facet].get(term, ()))


def _table(site: Site, places: Sequence[Territory], root: str) -> dict[str, Any]:
    families = site.catalogue.vocabularies["theme"].roots
    # Each set once: a table has far more boxes than heads.
    there = {place.id: _sheets(site, "territory", place.id) for place in places}
    about = {family.id: _sheets(site, "theme", family.id) for family in families}
    return {
        "heads": [_head(site, each, root) for each in places],
        "rows": [
            {
                "label": family.named(site.locale),
                "href": root + term_address("theme", family.id) if site.catalogue.has("theme", family.id) else "",
                "cells": [
                    _cell(site, family, place, len(about[family.id] & there[place.id]), root) for place in places
                ],
            }
            for family in families
        ],
        "totals": [
            (each.named(site.locale), _people(site, each), site.catalogue.count("territory", each.id))
            for each in places
        ],
    }  # fmt: skip


def _people(site: Site, place: Territory) -> str:
    return site.strings.counted("count.inhabitants", place.population) if place.population else ""


def _head(site: Site, place: Territory, root: str) -> dict[str, str]:
    has_page = site.catalogue.has("territory", place.id)
    return {
        "label": place.named(site.locale),
        "href": root + term_address("territory", place.id) if has_page else "",
        "people": _people(site, place),
        "year": str(place.population_year or ""),
    }


def _cell(site: Site, family: Term, place: Territory, count: int, root: str) -> Cell:
    found = search_address(theme=family.id, territory=place.id)
    href = found if count else telling_address(themes=family.id, territories=place.id)
    return Cell(place.named(site.locale), _people(site, place), count, root + href)
