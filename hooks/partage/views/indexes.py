"""The index page of each facet: its terms as a tree, with counts; those without a sheet apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from partage.catalogue.facets import Facet
from partage.catalogue.page_titles import TITLES
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    CHOOSER,
    COVERAGE,
    FAMILY_PAIRS,
    MAP,
    SEARCH,
    root_of,
    term_address,
)
from partage.reference.terms import Term
from partage.rendering.cards import title_items
from partage.rendering.icons import term_emblem
from partage.rendering.imprint import imprint
from partage.rendering.index_shapes import by_type, timeline
from partage.rendering.jinja import render
from partage.rendering.locator import site_locator

MAX_WITHOUT = 50
"""Sheets listed as carrying no term of the facet."""
_COLUMNS = ("obstacles", "ways", "levers")
_BESIDE = {"method": (CHOOSER,), "territory": (MAP, COVERAGE), "theme": (FAMILY_PAIRS,)}
"""Pages that show the terms of a facet in another way."""
MAX_TERMS = 250
"""Terms of an open list, such as places or organisations: the page must not grow with the base."""


def body(site: Site, facet: Facet, more: Callable[[], str] = str) -> str:
    """Return the content of the index page of *facet*, to go under its title; *more* comes after its terms."""
    root = root_of(f"{facet.address}/")
    terms = site.catalogue.vocabularies[facet.id].terms
    roots = [term for term in terms.values() if term.broader not in terms]
    used = [term for term in terms.values() if site.catalogue.has(facet.id, term.id)]
    shown = frozenset(term.id for term in (used if facet.vocabulary else _bounded(site, facet, used)))
    without = site.catalogue.without(facet.id) if f"index.without.{facet.id}" in site.strings.table else []
    return render(
        "index.html.jinja",
        site.locale,
        root=root,
        imprint=imprint(site, f"{facet.address}/"),
        description=site.strings(f"facet.{facet.id}.description"),
        beside=[(site.strings(TITLES[each]), root + each) for each in _BESIDE.get(facet.id, ())],
        more_html=more(),
        locator=site_locator(site, root) if facet.id == "territory" else None,
        counted=_counted(site, facet, root) if facet.id == "factor" else [],
        types=by_type(site, (terms[each] for each in terms if each in shown), root)
        if facet.id == "actor"
        else [],
        timeline=timeline(site, shown, root) if facet.id == "year" else None,
        tree=[_node(site, facet, term, root, shown) for term in roots if term.id in shown],
        more=site.strings.counted("count.more", len(used) - len(shown)) if len(shown) < len(used) else "",
        search=root + SEARCH,
        empty=[
            term.named(site.locale)
            for term in terms.values()
            if not term.narrower and not site.catalogue.count(facet.id, term.id)
        ],
        without=title_items(site, without[:MAX_WITHOUT], root),
        without_title=site.strings(f"index.without.{facet.id}") if without else "",
        without_total=len(without),
        without_more=site.strings.counted("count.more", len(without) - MAX_WITHOUT)
        if len(without) > MAX_WITHOUT
        else "",
    )


def _counted(site: Site, facet: Facet, root: str) -> list[dict[str, Any]]:
    """Return, for each factor that sheets name, how many obstacles, ways round and levers they tell."""
    counted = []
    for term in site.catalogue.vocabularies[facet.id].terms.values():
        met, helped = (site.catalogue.tally(f"{side}/{term.id}") for side in ("obstacle", "lever"))
        if met.sentences or helped.sentences:
            numbers = (met.sentences, met.replies, helped.sentences)
            counted.append(
                {
                    "label": term.named(site.locale),
                    "href": root + term_address(facet.id, term.id),
                    "numbers": zip(_COLUMNS, numbers, strict=True),
                }
            )
    return counted


def _bounded(site: Site, facet: Facet, used: list[Term]) -> list[Term]:
    """Return the top levels that fit as a whole; of the first one that does not, the terms that most sheets carry."""
    shown: list[Term] = []
    for _, level in groupby(sorted(used, key=_depth), key=_depth):
        terms = sorted(level, key=lambda term: -site.catalogue.count(facet.id, term.id))
        shown += terms[: MAX_TERMS - len(shown)]
        if len(shown) == MAX_TERMS:
            break
    return shown


def _depth(term: Term) -> int:
    return len(term.ancestors)


def _node(site: Site, facet: Facet, term: Term, root: str, shown: frozenset[str]) -> dict[str, Any]:
    terms = site.catalogue.vocabularies[facet.id].terms
    return {
        "label": term.named(site.locale),
        "href": root + term_address(facet.id, term.id),
        "count": site.catalogue.count(facet.id, term.id),
        # Only families with an icon of their own: repeating that of the facet would say nothing.
        "emblem": term_emblem(site, facet.id, term) if term.icon else None,
        "narrower": [
            _node(site, facet, terms[each], root, shown)
            for each in term.narrower
            if each in shown and terms[each].broader == term.id
        ],
    }
