"""What the page of a term says of the term itself: its kind, other names, broader and narrower terms."""

from __future__ import annotations

from partage.catalogue.facets import Facet
from partage.catalogue.site import Site
from partage.catalogue.urls import has_page, term_address
from partage.reference.terms import Term, Territory
from partage.rendering.components import Fact, Value, known_facts, text_values
from partage.rendering.facts import dated
from partage.rendering.sorts import kind_label


def term_facts(site: Site, facet: Facet, term: Term, root: str) -> list[Fact]:
    """Return what else there is to know of *term*: other names, code, broader terms."""
    t = site.strings
    return known_facts(
        (t("term.aliases"), text_values(*term.aliases) if facet.vocabulary else []),
        (t("term.code"), text_values(term.code if isinstance(term, Territory) else "")),
        (t("term.broader"), _links(site, facet, term.ancestors, root)),
    )


def term_line(site: Site, facet: Facet, term: Term) -> str:
    """Return what sort of place or structure *term* is, and how many people live there, on one line."""
    people = population(site, term) if isinstance(term, Territory) else ""
    return " · ".join(filter(None, [kind_label(site, facet, term), people]))


def narrower_tiles(site: Site, facet: Facet, term: Term, root: str) -> list[tuple[str, str, int]]:
    """Return the narrower terms that have a page, those that most sheets carry first: name, link and how many."""
    terms = site.catalogue.vocabularies[facet.id].terms
    with_page = [
        terms[each] for each in term.narrower if each in terms and has_page(site, facet, terms[each])
    ]
    tiles = [
        (
            each.named(site.locale),
            root + term_address(facet.id, each.id),
            site.catalogue.count(facet.id, each.id),
        )
        for each in with_page
    ]
    return sorted(tiles, key=lambda tile: -tile[2])


def _links(site: Site, facet: Facet, identifiers: tuple[str, ...], root: str) -> list[Value]:
    terms = site.catalogue.vocabularies[facet.id].terms
    return [
        Value(terms[each].named(site.locale), root + term_address(facet.id, each))
        for each in identifiers
        if each in terms and has_page(site, facet, terms[each])
    ]


def population(site: Site, territory: Territory) -> str:
    """Return the population of *territory* with its year and source; empty where it is unknown."""
    if territory.population is None:
        return ""
    people = site.strings.counted("count.inhabitants", territory.population)
    return dated(site, people, territory)
