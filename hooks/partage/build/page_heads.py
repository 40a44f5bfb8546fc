"""What goes into the head of the pages that MkDocs renders."""

from __future__ import annotations

from partage.build.routes import HOME, LIST, SEARCH, address_of
from partage.catalogue.facets import FACETS, Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA_PAGE, root_of
from partage.reference.terms import Term
from partage.rendering.feeds import feed_links
from partage.rendering.head import Node, head
from partage.rendering.json_ld import website
from partage.rendering.share_image import site_poster
from partage.views import data_page, discovery, terms


def head_of(site: Site, source: str, title: str, description: str) -> str:
    """Return what goes into the head of the page that MkDocs renders from *source*."""
    data = [website(site)] if source == HOME else _linked_term(site, source)
    if source == f"{DATA_PAGE}index.md":
        data = [data_page.linked(site)]
    followed = _term_of(site, source)
    links = ""
    if followed or source in (HOME, LIST):
        key = (followed[0].id, followed[1].id) if followed else None
        links = feed_links(site, key, root_of(address_of(source)))
    if source in (HOME, SEARCH):
        links = "\n".join(filter(None, [links, discovery.link(site, root_of(address_of(source)))]))
    return head(site, site_poster(site), title, description, address_of(source), data=data, links=links)


def _linked_term(site: Site, source: str) -> list[Node]:
    found = _term_of(site, source)
    return terms.linked(site, *found) if found else []


def _term_of(site: Site, source: str) -> tuple[Facet, Term] | None:
    """Return the term whose hand-written page is *source*."""
    folder, _, name = source.removesuffix(".md").partition("/")
    facet = next((each for each in FACETS if each.address == folder), None)
    term = site.catalogue.vocabularies[facet.id].terms.get(name) if facet else None
    return (facet, term) if facet and term else None
