"""How the index of two facets sets out its terms: organisations by type and from A to Z, years as a timeline."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby
from typing import Any

from partage.catalogue.arrangement import date_of
from partage.catalogue.site import Site
from partage.catalogue.urls import term_address
from partage.reference.terms import Term
from partage.rendering.cards import title_items
from partage.text.folding import collation, fold

MAX_TITLES = 5
"""Titles under a year."""
BAR = 100
"""Units of the longest bar."""
MIN_TO_INDEX = 20
"""A shorter list is read sooner than its letters."""


def by_type(site: Site, terms: Iterable[Term], root: str) -> list[dict[str, Any]]:
    """Return the organisations *terms* by type, the types with most of them first, each list from A to Z."""
    types = site.references.vocabularies["types-d-acteur"]
    found: dict[str, list[Term]] = {}
    for term in terms:
        kind = types.find(term.definition) if term.definition else None
        found.setdefault(kind.id if kind else "", []).append(term)
    unknown = found.pop("", [])
    ordered = sorted(found.items(), key=lambda each: -len(each[1]))
    groups = [(each, types.terms[each].named(site.locale), those) for each, those in ordered]
    if unknown:
        groups.append(("a-preciser", site.strings("index.no_type"), unknown))
    return [
        {
            "id": f"type-{identifier}",
            "title": title,
            "total": len(those),
            "letters": _letters(site, those, root),
        }
        for identifier, title, those in groups
    ]


def _letters(site: Site, terms: list[Term], root: str) -> list[tuple[str, list[tuple[str, str, int]]]]:
    """Return *terms* by their first letter; all under none where they are few."""
    ordered = sorted(terms, key=lambda term: collation(term.named(site.locale)))

    def letter(term: Term) -> str:
        first = fold(term.named(site.locale))[:1].upper()
        return first if first.isalpha() else "0–9"

    def entry(term: Term) -> tuple[str, str, int]:
        return (
            term.named(site.locale),
            root + term_address("actor", term.id),
            site.catalogue.count("actor", term.id),
        )

    if len(ordered) < MIN_TO_INDEX:
        return [("", [entry(term) for term in ordered])]
    return [(first, [entry(term) for term in those]) for first, those in groupby(ordered, key=letter)]


def timeline(site: Site, shown: Collection[str], root: str) -> dict[str, Any]:
    """Return the years *shown*, the latest first: a bar, the sheets that began then, and the figures of a table."""
    began: dict[str, list[int]] = {}
    for position, initiative in enumerate(site.catalogue.initiatives):
        if date := date_of(initiative):
            began.setdefault(str(date.year), []).append(position)
    years = sorted(shown, key=int, reverse=True)
    most = max((site.catalogue.count("year", year) for year in years), default=1)
    return {"bar": BAR, "years": [_year(site, year, began.get(year, []), most, root) for year in years]}


def _year(site: Site, year: str, began: list[int], most: int, root: str) -> dict[str, Any]:
    count = site.catalogue.count("year", year)
    left = len(began) - MAX_TITLES
    return {
        "year": year,
        "href": root + term_address("year", year),
        "count": count,
        "length": -(-count * BAR // most),
        "began": len(began),
        "titles": title_items(site, site.catalogue.at(began[:MAX_TITLES]), root),
        "more": site.strings.counted("count.more", left) if left > 0 else "",
    }
