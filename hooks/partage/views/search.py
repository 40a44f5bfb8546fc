"""The search page, and the files that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from partage.catalogue.facets import BY_ID, FACETS, Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import SEARCH, root_of
from partage.reference.terms import Term
from partage.rendering.card_data import card_data
from partage.rendering.cards import card_items
from partage.rendering.formatting import written_in
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.runtime import fingerprint
from partage.search.documents import PAGE, Document
from partage.search.facet_lists import TREE
from partage.search.index_files import (
    CARDS_PER_FILE,
    INDEX_FOLDER,
    PAGES_PER_FILE,
    is_held,
    numbering,
)
from partage.search.said import said
from partage.text.compact_json import compact_json
from partage.text.folding import collation
from partage.text.strings import grouped

OPEN = ("theme", "territory", "method")
"""Facets that are shown at once; years have a view of their own."""
FIRST_TERMS = 8
"""Terms of an open facet that the page comes with, so that nothing is loaded before one searches."""
MANY_TERMS = 25
"""Terms over which a facet has a box to look for one, as in `search/facet-view.js`."""
FIRST_CARDS = 10
DISTANCES = (10, 30, 60, 100)
"""Kilometres around a place that one may choose from."""


def body(site: Site) -> str:
    """Return the content of the page, to go under its title: a form, filters, results, and the lists without script."""
    root = root_of(SEARCH)
    return render(
        "search.html.jinja",
        site.locale,
        root=root,
        shared=site.shared_root(root),
        words=said(site),
        open=[_facet(site, BY_ID[each], FIRST_TERMS) for each in OPEN],
        folded=[_facet(site, each, 0) for each in FACETS if each.id not in (*OPEN, "year")],
        distances=DISTANCES,
        written_in=written_in(site),
        # Maps are of France.
        is_drawn=site.references.territories.are_of_france,
        total=len(site.catalogue.initiatives),
        first=FIRST_CARDS,
        first_terms=FIRST_TERMS,
        cards=card_items(site, site.catalogue.initiatives[:FIRST_CARDS], root),
        ways=[
            (site.strings("list.title"), f"{root}initiatives/"),
            *((site.strings(f"facet.{facet.id}.title"), f"{root}{facet.address}/") for facet in FACETS),
        ],
    )


def _facet(site: Site, facet: Facet, most: int) -> dict[str, Any]:
    """Return a facet with at most *most* terms, in the order of the browser; of a tree its roots."""
    is_tree = facet.id == TREE
    terms = site.catalogue.vocabularies[facet.id].terms
    carried = set().union(*(each.terms.get(facet.id, ()) for each in site.catalogue.initiatives))
    wanted = [
        term
        for term in site.catalogue.used(facet.id)
        if (term.broader not in terms if is_tree else term.id in carried)
    ]
    wanted.sort(
        key=lambda term: (-site.catalogue.count(facet.id, term.id), collation(term.named(site.locale)))
    )
    shown = wanted if is_tree and most else wanted[:most]
    return {
        "id": facet.id,
        "name": facet.address,
        "title": site.strings(f"facet.{facet.id}.title"),
        "tree": is_tree,
        "terms": [_term(site, facet, term, is_tree) for term in shown],
        "is_long": most > 0 and len(site.catalogue.used(facet.id)) > MANY_TERMS,
        "more": site.strings.counted("search.all_terms", len(wanted))
        if 0 < most < len(wanted) and not is_tree
        else "",
    }


def _term(site: Site, facet: Facet, term: Term, is_tree: bool) -> dict[str, Any]:
    count = site.catalogue.count(facet.id, term.id)
    return {
        "id": term.id,
        "label": term.named(site.locale),
        "count": grouped(count, site.locale),
        "unit": site.strings.counted("search.unit", count),
        "has_narrower": is_tree and bool(term.narrower),
    }


def card_outputs(site: Site, documents: Sequence[Document | None]) -> Iterator[Output]:
    """Yield what is shown of *documents* when they are found: sheets once for all editions, the others in each."""
    count = len(site.catalogue.initiatives)
    if site.is_first and not is_held(site.catalogue.initiatives):
        yield from _blocks(site, "cartes", documents[:count], CARDS_PER_FILE)
    yield from _blocks(site, "pages", documents[count:], PAGES_PER_FILE)


def _blocks(site: Site, folder: str, documents: Sequence[Document | None], each: int) -> Iterator[Output]:
    name = numbering(documents)
    for number, start in enumerate(range(0, len(documents), each)):
        block = documents[start : start + each]
        inputs = tuple(_shown(site, document) for document in block)
        yield Output(f"{INDEX_FOLDER}{folder}/{name}/{number}.json", partial(_block, site, block), inputs)


def _block(site: Site, documents: Sequence[Document | None]) -> str:
    return compact_json([_entry(site, document) for document in documents])


def _shown(site: Site, document: Document | None) -> bytes:
    if document is None:
        return b""
    about = document.about
    return (
        site.head_digest_of(about)
        if isinstance(about, Initiative)
        else fingerprint.digest(document.address, document.label)
    )


def _entry(site: Site, document: Document | None) -> list[Any] | None:
    """Return the data of the card of a sheet; kind, label, address and number of sheets of a page."""
    if document is None:
        return None
    if isinstance(document.about, Initiative):
        return card_data(site, document.about)
    count = site.catalogue.count(document.kind, document.identifier) if document.kind != PAGE else 0
    return [document.kind, document.label, document.address, count]
