"""The sheets of a term as booklets to print: cover and contents; the browser puts the sheets' own pages after them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    BOOKLETS,
    PER_BOOKLET,
    booklet_address,
    has_booklet,
    root_of,
    term_address,
    terms_with_pages,
    volume_count,
)
from partage.reference.terms import Term
from partage.rendering.booklet import booklet, booklet_page
from partage.rendering.cards import Crumb, contents_line, term_crumbs
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.sorts import disambiguation, kind_label
from partage.text.folding import collation

MAX_LISTED = 100
"""Booklets of a facet that the page of all of them names: the page must not grow with the base."""


def volumes(site: Site) -> Iterator[tuple[Facet, Term, int, str]]:
    """Yield every booklet: facet, term, number of the volume, address."""
    for facet, term in terms_with_pages(site):
        if has_booklet(site, facet, term):
            for number in range(1, volume_count(site.catalogue.count(facet.id, term.id)) + 1):
                yield facet, term, number, booklet_address(facet, term.id, number)


def every(site: Site) -> str:
    """Return the content of the page of all booklets, to go under its title: those of each facet, by name."""
    root = root_of(BOOKLETS)
    found = [(facet, term) for facet, term in terms_with_pages(site) if has_booklet(site, facet, term)]
    return render(
        "booklets.html.jinja",
        site.locale,
        groups=[
            (
                site.strings(f"facet.{facet.id}.title"),
                facet.address,
                [_listed(site, facet, term, root) for _, term in terms],
            )
            for facet, terms in groupby(_most_printed(site, found), key=itemgetter(0))
        ],
    )


def _listed(site: Site, facet: Facet, term: Term, root: str) -> tuple[str, str, int]:
    count = site.catalogue.count(facet.id, term.id)
    return term.named(site.locale), root + booklet_address(facet, term.id), count


def _most_printed(site: Site, found: list[tuple[Facet, Term]]) -> Iterator[tuple[Facet, Term]]:
    """Yield the first booklets of each facet, those of the terms that most sheets carry, by name."""
    for _, terms in groupby(found, key=itemgetter(0)):
        most = sorted(terms, key=lambda each: -site.catalogue.count(each[0].id, each[1].id))[:MAX_LISTED]
        yield from sorted(most, key=lambda each: collation(each[1].named(site.locale)))


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page of every volume."""
    for facet, term, number, address in volumes(site):
        yield Output(f"{address}index.html", partial(_page, site, facet, term, number), (number, term))


def _page(site: Site, facet: Facet, term: Term, number: int) -> str:
    address = booklet_address(facet, term.id, number)
    title = site.strings(
        "booklet.title", label=f"{term.named(site.locale)} ({disambiguation(site, facet, term)})"
    )
    if number > 1:
        title = site.strings("booklet.volume_title", title=title, number=number)
    return booklet_page(site, address, title, body(site, facet, term, number))


def body(site: Site, facet: Facet, term: Term, number: int = 1) -> str:
    """Return the content of volume *number* of the booklet of *term*."""
    address = booklet_address(facet, term.id, number)
    root = root_of(address)
    total = site.catalogue.count(facet.id, term.id)
    first = (number - 1) * PER_BOOKLET
    bound = site.catalogue.at(site.catalogue.first(facet.id, term.id, PER_BOOKLET, after=first))
    volumes = [booklet_address(facet, term.id, each) for each in range(1, volume_count(total) + 1)]
    return booklet(
        site,
        address,
        [(each.id, contents_line(site, each, root)) for each in bound],
        crumbs=[*term_crumbs(site, facet.id, term, root), _step(site, facet, term, root)],
        kind=kind_label(site, facet, term) or site.strings(f"facet.{facet.id}.one"),
        heading=term.named(site.locale),
        definition=term.defined(site.locale) if facet.vocabulary else "",
        total=total,
        first=first + 1,
        number=number,
        volumes=[root + each for each in volumes],
    )


def _step(site: Site, facet: Facet, term: Term, root: str) -> Crumb:
    return Crumb(term.named(site.locale), root + term_address(facet.id, term.id))
