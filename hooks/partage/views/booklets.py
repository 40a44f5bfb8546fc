"""The page of all booklets: the sheets of a term to print, which its own page becomes where the address asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    BOOKLETS,
    PER_BOOKLET,
    PER_PAGE,
    booklet_address,
    has_booklet,
    root_of,
    terms_with_pages,
)
from partage.reference.terms import Term
from partage.rendering.booklet import frame
from partage.rendering.jinja import render
from partage.text.folding import collation

MAX_LISTED = 100
"""Booklets of a facet that the page of all of them names: the page must not grow with the base."""


def every(site: Site) -> str:
    """Return the content of the page of all booklets, to go under its title: those of each facet, by name."""
    root = root_of(BOOKLETS)
    found = [(facet, term) for facet, term in terms_with_pages(site) if has_booklet(site, facet, term)]
    return render(
        "booklets.html.jinja",
        site.locale,
        root=root,
        each=PER_BOOKLET,
        page=PER_PAGE,
        frame=frame(site, root),
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
