"""Teams to bring together: what sheets propose first, then pairs that a rare method or audience joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from partage.across.bringing import Pair
from partage.across.shelves import BRIDGES
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    BRINGING,
    PER_SHELF,
    PROPOSAL,
    page_address,
    page_count,
    root_of,
    sheet_address,
    term_address,
)
from partage.rendering import promises
from partage.rendering.cards import place_of
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.teams import pairs_of
from partage.rendering.told import origin, told
from partage.rendering.whole_page import whole_page


def outputs(site: Site) -> Iterator[Output]:
    """Yield the second page and those that follow; MkDocs renders the first."""
    found = pairs_of(site)
    for number in range(2, page_count(len(found), PER_SHELF) + 1):
        path = f"{page_address(BRINGING, number)}index.html"
        yield Output(path, partial(_page, site, number), (number, len(found), tuple(_shown(found, number))))


def _shown(found: Sequence[Pair], number: int) -> Sequence[Pair]:
    return found[(number - 1) * PER_SHELF : number * PER_SHELF]


def _page(site: Site, number: int) -> str:
    title = site.strings("pages.title", title=site.strings("across.bringing.title"), number=number)
    address = page_address(BRINGING, number)
    description = site.strings("across.bringing.description")
    content = body(site, number, heading=title)
    return whole_page(site, address, title, description, content)


def body(site: Site, number: int = 1, *, heading: str = "") -> str:
    """Return the content of page *number*, with its own heading or to go under that of MkDocs."""
    address = page_address(BRINGING, number)
    root = root_of(address)
    found = pairs_of(site)
    proposed = site.catalogue.told(BRIDGES, PER_SHELF) if number == 1 else []
    return render(
        "bringing.html.jinja",
        site.locale,
        root=root,
        heading=heading,
        proposed=[
            told(site, each, sentence, root, notes=promises.notes_of(site, each, sentence, root))
            for each, sentence in proposed
        ],
        pairs=[_pair(site, each, root) for each in _shown(found, number)],
        total=len(found),
        is_empty=not (proposed or found),
        ask=f"{root}{PROPOSAL}?question=propositions",
        folder=root + BRINGING,
        number=number,
        count=page_count(len(found), PER_SHELF),
        imprint=imprint(site, address),
    )


def _pair(site: Site, pair: Pair, root: str) -> dict[str, Any]:
    one, other = (site.catalogue.by_id[each] for each in (pair.one, pair.other))
    term = site.catalogue.vocabularies[pair.facet].terms[pair.term]
    reason = site.strings(
        f"bringing.reason.{pair.facet}",
        term=term.named(site.locale),
        one=place_of(site, one),
        other=place_of(site, other),
        count=pair.carrying,
    )
    return {
        "reason": reason,
        "term": term.named(site.locale),
        "href": root + term_address(pair.facet, term.id),
        "sheets": [origin(site, each, root) for each in (one, other)],
        "available": site.strings("bringing.available") if pair.are_available else "",
        "letter": site.strings(
            "bringing.letter",
            reason=reason,
            one=one.title,
            one_address=site.base_url + sheet_address(one.id),
            other=other.title,
            other_address=site.base_url + sheet_address(other.id),
        ),
    }
