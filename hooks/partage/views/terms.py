"""The page of each term: what it is, its initiatives, and what is found across them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from partage.facets import BY_ID, FACETS, Facet
from partage.locales import grouped
from partage.model import Output, Term, Territory
from partage.rendering import shell
from partage.rendering.cards import (
    PER_PAGE,
    cards,
    page_address,
    page_count,
    root_of,
    term_address,
    term_crumbs,
    title_link,
)
from partage.rendering.facts import dated_source
from partage.rendering.parts import Fact, Value, texts, told
from partage.rendering.templates import render
from partage.site import Site

MOST_ENTRIES = 12
"""Terms of a crossing: the most frequent ones tell the story."""
MOST_TITLES = 20
"""Titles under a term of a crossing."""
WORTH_CROSSING = 3
"""Initiatives from which a crossing tells more than the cards above it."""
MOST_NARROWER = 60


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of every term that has initiatives or a definition, in order of facet and vocabulary."""
    for facet in FACETS:
        for term in site.catalogue.vocabularies[facet.id].terms.values():
            if not has_page(site, facet, term):
                continue
            folder = term_address(facet.id, term.id)
            first = 2 if source_of(facet, term.id) in site.texts else 1
            for number in range(first, page_count(site.catalogue.count(facet.id, term.id)) + 1):
                address = page_address(folder, number)
                yield Output(f"{address}index.html", partial(_page, site, facet, term, number))


def has_page(site: Site, facet: Facet, term: Term) -> bool:
    """Whether *term* is worth a page: it has initiatives, or a text of its own."""
    return site.catalogue.count(facet.id, term.id) > 0 or source_of(facet, term.id) in site.texts


def source_of(facet: Facet, identifier: str) -> str:
    """Return the source that a hand-written page of the term has, from `docs/`."""
    return f"{facet.address}/{identifier}.md"


def _page(site: Site, facet: Facet, term: Term, number: int) -> str:
    title = term.named(site.locale)
    if number > 1:
        title = site.strings("pages.title", title=title, number=number)
    folder = term_address(facet.id, term.id)
    address = page_address(folder, number)
    page_shell = site.shells[facet.address, address.count("/")]
    description = site.strings(
        "term.description",
        count=site.strings.counted("count.initiatives", site.catalogue.count(facet.id, term.id)),
        label=term.named(site.locale),
        definition=term.defined(site.locale),
    ).strip()
    content = body(site, facet, term, number, heading=title)
    tab = f"{title} ({_sort(site, facet, term)})"
    return page_shell.fill(shell.filled(tab, description, address, content))


def _sort(site: Site, facet: Facet, term: Term) -> str:
    """Return what tells *term* from its namesakes: Paris is a commune and a département, and a method may be a kind."""
    if not isinstance(term, Territory):
        return site.strings(f"facet.{facet.id}.one").lower()
    above = (site.references.territories[each] for each in term.ancestors)
    departements = [place.named(site.locale) for place in above if place.kind == "departement"]
    return ", ".join([_kind(site, facet, term).lower(), *departements])


def body_with_text(site: Site, facet: Facet, term: Term, text: str) -> str:
    """Return the content of the page of *term*, to go under the host's title, with the HTML *text* in it."""
    return body(site, facet, term, text=text)


def body(site: Site, facet: Facet, term: Term, number: int = 1, *, heading: str = "", text: str = "") -> str:
    """Return the content of page *number* of *term*: with its own *heading*, or around a hand-written *text*."""
    folder = term_address(facet.id, term.id)
    root = root_of(page_address(folder, number))
    initiatives = site.catalogue.having(facet.id, term.id)
    shown = initiatives[(number - 1) * PER_PAGE : number * PER_PAGE]
    return render(
        "term.html.jinja",
        t=site.strings,
        root=root,
        facet=facet.id,
        heading=heading,
        crumbs=term_crumbs(site, facet.id, term, root),
        definition=term.defined(site.locale) if number == 1 and facet.vocabulary else "",
        facts=_facts(site, facet, term, root) if number == 1 else [],
        text=text,
        total=len(initiatives),
        cards=cards(site, shown, root),
        folder=root + folder,
        number=number,
        count=page_count(len(initiatives)),
        crossings=_crossings(site, facet, term, root)
        if number == 1 and (facet.is_core or len(initiatives) >= WORTH_CROSSING)
        else [],
    )


def _facts(site: Site, facet: Facet, term: Term, root: str) -> list[Fact]:
    t = site.strings
    narrower = _links(site, facet, term.narrower, root)
    more = len(narrower) - MOST_NARROWER
    return told(
        (t("term.aliases"), texts(*term.aliases) if facet.vocabulary else []),
        (t("term.kind"), texts(_kind(site, facet, term))),
        (t("term.code"), texts(term.code if isinstance(term, Territory) else "")),
        (t("term.population_label"), texts(population(site, term) if isinstance(term, Territory) else "")),
        (t("term.broader"), _links(site, facet, term.ancestors, root)),
        (t("term.narrower"), [*narrower[:MOST_NARROWER], *texts(_more(site, more))]),
    )


def _links(site: Site, facet: Facet, identifiers: tuple[str, ...], root: str) -> list[Value]:
    terms = site.catalogue.vocabularies[facet.id].terms
    return [
        Value(terms[each].named(site.locale), root + term_address(facet.id, each))
        for each in identifiers
        if each in terms and has_page(site, facet, terms[each])
    ]


def _kind(site: Site, facet: Facet, term: Term) -> str:
    """Return what sort of place or of organisation a term is."""
    if isinstance(term, Territory):
        return site.strings(f"territory.{term.kind}")
    kind = (
        site.references.vocabularies["types-d-acteur"].find(term.definition) if facet.id == "actor" else None
    )
    return kind.named(site.locale) if kind else ""


def population(site: Site, territory: Territory) -> str:
    """Return the population of *territory* with its year and source; empty where it is unknown."""
    if territory.population is None:
        return ""
    return site.strings(
        "term.population",
        population=grouped(territory.population, site.locale),
        source=dated_source(territory),
    )


def _crossings(site: Site, facet: Facet, term: Term, root: str) -> list[dict[str, Any]]:
    crossings = []
    for other in facet.crossed_with:
        found = site.catalogue.crossing(facet.id, term.id, other)
        if found:
            crossings.append(
                {
                    "title": site.strings(f"facet.{other}.crossing"),
                    "entries": [
                        _entry(site, other, each, where, root) for each, where in found[:MOST_ENTRIES]
                    ],
                    "more": _more(site, len(found) - MOST_ENTRIES),
                }
            )
    return crossings


def _entry(site: Site, facet: str, term: Term, positions: list[int], root: str) -> dict[str, Any]:
    shown = [site.catalogue.initiatives[position] for position in positions[:MOST_TITLES]]
    return {
        "label": term.named(site.locale),
        "href": root + term_address(facet, term.id),
        "count": len(positions),
        "titles": [title_link(site, initiative, root) for initiative in shown],
        "more": _more(site, len(positions) - MOST_TITLES),
    }


def _more(site: Site, count: int) -> str:
    return site.strings.counted("count.more", count) if count > 0 else ""


def sources_with_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the source and the address of every first page of a term, for links in hand-written pages."""
    for facet in BY_ID.values():
        for term in site.catalogue.vocabularies[facet.id].terms.values():
            if has_page(site, facet, term):
                yield source_of(facet, term.id), term_address(facet.id, term.id)
