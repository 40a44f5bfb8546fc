"""All initiatives, from the most recent to the oldest, by year, a bounded number per page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from partage.catalogue.arrangement import date_of
from partage.catalogue.facets import FACETS
from partage.catalogue.initiative import Initiative
from partage.catalogue.page_titles import BY_QUESTION, READ_ACROSS
from partage.catalogue.site import Site
from partage.catalogue.urls import PER_PAGE, page_address, page_count, root_of
from partage.rendering.cards import card_items
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.whole_page import whole_page

LIST_FOLDER = "initiatives/"


def outputs(site: Site) -> Iterator[Output]:
    """Yield the second page of the list and those that follow; MkDocs renders the first."""
    for number in range(2, page_count(len(site.catalogue.initiatives)) + 1):
        yield Output(f"{page_address(LIST_FOLDER, number)}index.html", partial(_page, site, number), number)


def _page(site: Site, number: int) -> str:
    title = site.strings("pages.title", title=site.strings("list.title"), number=number)
    address = page_address(LIST_FOLDER, number)
    content = body(site, number, heading=title)
    return whole_page(site, address, title, site.strings("list.description"), content)


def body(site: Site, number: int = 1, *, heading: str = "") -> str:
    """Return the content of page *number*, with its own heading or to go under that of MkDocs."""
    root = root_of(page_address(LIST_FOLDER, number))
    every = site.catalogue.initiatives
    shown = every[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render(
        "list.html.jinja",
        site.locale,
        root=root,
        heading=heading,
        crumbs=[],
        description=site.strings("list.description"),
        total=len(every),
        groups=[_group(site, year, list(group), root) for year, group in groupby(shown, key=_year)],
        folder=root + LIST_FOLDER,
        number=number,
        count=page_count(len(every)),
        ways=_ways(site, root) if number == 1 else [],
    )


def _ways(site: Site, root: str) -> list[tuple[str, str]]:
    """Return every way in: the facets, then the pages that put sheets side by side, which may be in no menu yet."""
    facets = [(site.strings(f"facet.{facet.id}.title"), f"{root}{facet.address}/") for facet in FACETS]
    others = {**READ_ACROSS, **BY_QUESTION}
    return [*facets, *((site.strings(key), root + address) for address, key in others.items())]


def _year(initiative: Initiative) -> int:
    date = date_of(initiative)
    return date.year if date else 0


def _group(site: Site, year: int, initiatives: list[Initiative], root: str) -> dict[str, Any]:
    return {
        "id": f"annee-{year}" if year else "sans-date",
        "title": site.strings("list.year", year=year) if year else site.strings("date.unknown"),
        "cards": card_items(site, initiatives, root),
    }
