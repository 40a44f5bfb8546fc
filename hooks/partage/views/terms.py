"""The page of each term: its definition, its initiatives, and how they cross with other terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from partage.catalogue.facets import Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    PER_PAGE,
    booklet_address,
    embedding_address,
    has_booklet,
    page_address,
    page_count,
    root_of,
    source_of,
    term_address,
    terms_with_pages,
)
from partage.reference.terms import Term, Territory
from partage.rendering.agenda_items import MAX_NEXT, next_dates
from partage.rendering.cards import card_items, term_crumbs
from partage.rendering.crossings import crossings
from partage.rendering.feeds import feed_links
from partage.rendering.head import Node
from partage.rendering.icons import term_emblem
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.json_ld import path_to, term_node
from partage.rendering.locator import locator
from partage.rendering.neighbourhood import neighbourhood
from partage.rendering.offers import helpers
from partage.rendering.output import Output
from partage.rendering.pairs import GLANCE, MAX_CARDS, Columns, all_obstacles, columns_of, pages_of_factor
from partage.rendering.same_scale import same_scale
from partage.rendering.sorts import disambiguation
from partage.rendering.statistics import figures
from partage.rendering.term_facts import narrower_tiles, term_facts, term_line
from partage.rendering.territory_map import map_of
from partage.rendering.whole_page import whole_page

WORTH_CROSSING = 3
"""Below this many initiatives, the cards say more than a crossing would."""
MAX_NARROWER = 60
TILES = 8
"""Narrower terms that are seen at once: the initiatives come soon after them, on a phone too."""
FIRST_CARDS = 3
"""Initiatives before a hand-written text; the others are unfolded."""

_TITLE = re.compile(r"<h1([ >].*?</h1>)", re.DOTALL)
_LANGUAGE = re.compile(r'<div( lang="[^"]*")>')


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of every term that has initiatives or a definition, in order of facet and vocabulary."""
    for facet, term in terms_with_pages(site):
        folder = term_address(facet.id, term.id)
        first = 2 if source_of(facet, term.id) in site.texts else 1
        for number in range(first, pages_of(site, facet, term) + 1):
            address = page_address(folder, number)
            inputs = (number, term, *_dated(site, facet, term, number))
            yield Output(f"{address}index.html", partial(_page, site, facet, term, number), inputs)


def _dated(site: Site, facet: Facet, term: Term, number: int) -> tuple[object, ...]:
    """Return what the next dates of *term* depend on; nothing where none are shown."""
    key = (facet.id, term.id)
    if number > 1 or key not in site.agenda.known:
        return ()
    return site.agenda.starts_on, site.agenda.digest_of(site.agenda.next_of(key, MAX_NEXT))


def pages_of(site: Site, facet: Facet, term: Term) -> int:
    """Return how many pages *term* has: those of a factor hold its sentences, others the cards of its sheets."""
    if facet.id == "factor":
        return pages_of_factor(site, term.id)
    return page_count(site.catalogue.count(facet.id, term.id))


def _page(site: Site, facet: Facet, term: Term, number: int) -> str:
    title = term.named(site.locale)
    if number > 1:
        title = site.strings("pages.title", title=title, number=number)
    folder = term_address(facet.id, term.id)
    address = page_address(folder, number)
    description = site.strings(
        "term.description",
        count=site.strings.counted("count.initiatives", site.catalogue.count(facet.id, term.id)),
        label=term.named(site.locale),
        definition=term.defined(site.locale),
    ).strip()
    content = body(site, facet, term, number, heading=title)
    tab = f"{title} ({disambiguation(site, facet, term)})"
    data = linked(site, facet, term) if number == 1 else []
    links = feed_links(site, (facet.id, term.id), root_of(address)) if number == 1 else ""
    return whole_page(site, address, tab, description, content, data=data, links=links)


def linked(site: Site, facet: Facet, term: Term) -> list[Node]:
    """Return the first page of *term* as linked data."""
    address = term_address(facet.id, term.id)
    crumbs = term_crumbs(site, facet.id, term, root_of(address))
    return [term_node(site, facet, term), path_to(site, address, crumbs, term.named(site.locale))]


def body_with_text(site: Site, facet: Facet, term: Term, text: str) -> str:
    """Return the content of the page of *term*, with the HTML *text* in it.

    It goes under the title of MkDocs, or begins with that of *text* if it has one, in its language.
    """
    title = _TITLE.search(text)
    if title is None:
        return body(site, facet, term, text=text)
    language = _LANGUAGE.match(text)
    heading = f"<h1{language[1] if language else ''}{title[1]}"
    return heading + body(site, facet, term, text=text.replace(title[0], "", 1))


def body(site: Site, facet: Facet, term: Term, number: int = 1, *, heading: str = "", text: str = "") -> str:
    """Return the content of page *number* of *term*: with its own *heading*, or around a hand-written *text*."""
    folder = term_address(facet.id, term.id)
    root = root_of(page_address(folder, number))
    total = site.catalogue.count(facet.id, term.id)
    columns = columns_of(site, facet.id, term.id, number, root)
    sheets = _sheets(site, facet, term, number, columns)
    # A method is told after the first initiatives that used it.
    first = FIRST_CARDS if text else len(sheets)
    drawn = map_of(site, term.id, root) if facet.id == "territory" and number == 1 else None
    place = term if isinstance(term, Territory) and number == 1 else None
    narrower = narrower_tiles(site, facet, term, root) if number == 1 and not drawn else []
    return render(
        "term.html.jinja",
        site.locale,
        root=root,
        facet=facet.id,
        address=facet.address,
        identifier=term.id,
        heading=heading,
        map=drawn,
        locator=locator(site, facet, term, root) if number == 1 else None,
        scale=same_scale(site, place, root) if place else None,
        are_of_france=site.references.territories.are_of_france,
        around=neighbourhood(site, place, root) if place else None,
        crumbs=term_crumbs(site, facet.id, term, root),
        definition=term.defined(site.locale) if number == 1 and facet.vocabulary else "",
        facts=term_facts(site, facet, term, root) if number == 1 else [],
        figures=figures(site, facet.id, site.catalogue.having(facet.id, term.id)) if number == 1 else [],
        emblem=term_emblem(site, facet.id, term),
        text=text,
        booklet=has_booklet(site, facet, term) and root + booklet_address(facet, term.id),
        embed=root + embedding_address(facet.id, term.id)
        if number == 1 and (facet.is_core or total >= WORTH_CROSSING)
        else "",
        imprint=imprint(site, page_address(folder, number)),
        total=total,
        dates=next_dates(site, (facet.id, term.id), root) if number == 1 else None,
        columns=columns,
        helpers=helpers(site, facet.id, term.id, root) if facet.is_core and number == 1 else [],
        is_factor=facet.id == "factor",
        glance=GLANCE,
        obstacles=root + all_obstacles(site, facet, term) if columns else "",
        cards=card_items(site, sheets[:first], root),
        other_cards=card_items(site, sheets[first:], root),
        others=len(sheets[first:]),
        shown=len(sheets),
        narrower=narrower[:MAX_NARROWER],
        narrower_left=max(0, len(narrower) - MAX_NARROWER),
        narrower_more=f"{root}{facet.address}/" if len(narrower) > MAX_NARROWER else "",
        tiles=TILES,
        line=term_line(site, facet, term) if number == 1 else "",
        folder=root + folder,
        number=number,
        count=pages_of(site, facet, term),
        crossings=crossings(site, facet, term, root)
        if number == 1 and total >= (2 if facet.is_core else WORTH_CROSSING)
        else [],
    )


def _sheets(
    site: Site, facet: Facet, term: Term, number: int, columns: Columns | None
) -> Sequence[Initiative]:
    """Return the sheets whose cards are on page *number*: of a factor, those of its sentences."""
    if facet.id == "factor" and columns:
        return columns.sheets[:MAX_CARDS]
    return site.catalogue.at(site.catalogue.first(facet.id, term.id, PER_PAGE, after=(number - 1) * PER_PAGE))


def sources_with_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the source and the address of every first page of a term, for links in hand-written pages."""
    for facet, term in terms_with_pages(site):
        yield source_of(facet, term.id), term_address(facet.id, term.id)
