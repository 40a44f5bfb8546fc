"""What got in the way and what helped in the sheets of a theme, a method or a territory: the page after the glance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import OBSTACLES, root_of, search_address, term_address, terms_with_pages
from partage.reference.terms import Term
from partage.rendering.cards import Crumb, term_crumbs
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.pairs import first_of, has_obstacles_page
from partage.rendering.sorts import disambiguation
from partage.rendering.whole_page import whole_page


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page of each term whose sheets say more than its own page shows."""
    for facet, term in terms_with_pages(site):
        if has_obstacles_page(site, facet, term):
            path = f"{term_address(facet.id, term.id)}{OBSTACLES}index.html"
            yield Output(path, partial(_page, site, facet, term), (term,))


def _page(site: Site, facet: Facet, term: Term) -> str:
    t = site.strings
    address = f"{term_address(facet.id, term.id)}{OBSTACLES}"
    root = root_of(address)
    title = t("pairs.of_term", label=f"{term.named(site.locale)} ({disambiguation(site, facet, term)})")
    own = Crumb(term.named(site.locale), root + term_address(facet.id, term.id))
    columns = first_of(site, facet.id, term.id, root)
    content = render(
        "obstacles.html.jinja",
        site.locale,
        root=root,
        crumbs=[*term_crumbs(site, facet.id, term, root), own],
        heading=t("pairs.of_term", label=term.named(site.locale)),
        columns=columns,
        factors=_factors(site, facet, term, root),
        imprint=imprint(site, address),
    )
    description = t("pairs.description", label=term.named(site.locale))
    return whole_page(site, address, title, description, content)


def _factors(site: Site, facet: Facet, term: Term, root: str) -> list[tuple[str, str, int]]:
    """Return each factor that these sheets name, with the search for the sheets that do, the most frequent first."""
    return [
        (each.named(site.locale), root + search_address(**{facet.id: term.id, "factor": each.id}), len(found))
        for each, found in site.catalogue.crossing(facet.id, term.id, "factor")
    ]
