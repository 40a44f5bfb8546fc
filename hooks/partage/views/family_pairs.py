"""What links families of themes: the sheets that two of them share, and the organisations that work in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from partage.catalogue.families import Families, Pair, WideActor, families
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    FAMILY_PAIRS,
    PER_SHELF,
    page_address,
    page_count,
    pair_address,
    root_of,
    term_address,
)
from partage.rendering.cards import Crumb, contents_line
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.rooms import PREVIEW
from partage.rendering.whole_page import whole_page

ACTORS = f"{FAMILY_PAIRS}acteurs/"
MAX_PAIRS = 60
"""Pairs whose sheets are on the first page: all of them, where there are eleven families; others are links."""
PER_PAIR = 4
"""Sheets of a pair on the first page; a pair that has more has pages of its own."""
MAX_NAMED = 300
"""Pairs that are named after those."""
MAX_APART = 12
"""Pairs without a sheet that the sentence about them names."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of the pairs and of the organisations that the first page does not show whole."""
    found = families(site.catalogue.index)
    for rank, (pair, positions) in enumerate(found.pairs.items()):
        if has_pages(rank, positions):
            for number in range(1, page_count(len(positions), PER_SHELF) + 1):
                names = tuple(each.id for each in _cut(site.catalogue.at(positions), number))
                path = f"{page_address(pair_address(*pair), number)}index.html"
                yield Output(path, partial(_pair_page, site, pair, number), (number, len(positions), names))
    if len(found.actors) > PREVIEW:
        for number in range(1, page_count(len(found.actors), PER_SHELF) + 1):
            shown = tuple(_cut(found.actors, number))
            path = f"{page_address(ACTORS, number)}index.html"
            yield Output(path, partial(_actors_page, site, number), (number, len(found.actors), shown))


def has_pages(rank: int, positions: Sequence[int]) -> bool:
    """Whether a pair with sheets at *positions* has pages of its own; its *rank*, from 0, is by number of sheets."""
    return len(positions) > PER_PAIR or MAX_PAIRS <= rank < MAX_PAIRS + MAX_NAMED


def entries(site: Site) -> int:
    """Return how many pairs and organisations there are to show."""
    found = families(site.catalogue.index)
    return len(found.pairs) + len(found.actors)


def body(site: Site) -> str:
    """Return the content of the first page, to go under its title."""
    root, found = root_of(FAMILY_PAIRS), families(site.catalogue.index)
    pairs = [_entry(site, rank, each, root) for rank, each in enumerate(found.pairs.items())]
    return render(
        "family_pairs.html.jinja",
        site.locale,
        root=root,
        pairs=pairs[:MAX_PAIRS],
        named=pairs[MAX_PAIRS : MAX_PAIRS + MAX_NAMED],
        apart=_apart(site, found),
        actors=[_actor(site, each, root) for each in found.actors[:PREVIEW]],
        actors_total=len(found.actors),
        actors_href=root + ACTORS if len(found.actors) > PREVIEW else "",
        imprint=imprint(site, FAMILY_PAIRS),
    )


def _entry(site: Site, rank: int, pair: tuple[Pair, tuple[int, ...]], root: str) -> dict[str, Any]:
    families_of_it, positions = pair
    return {
        "id": "--".join(families_of_it),
        "families": [_family(site, each, root) for each in families_of_it],
        "count": len(positions),
        "href": root + pair_address(*families_of_it) if has_pages(rank, positions) else "",
        "more": len(positions) - PER_PAIR,
        "lines": [contents_line(site, each, root) for each in site.catalogue.at(positions[:PER_PAIR])],
    }  # fmt: skip


def _family(site: Site, family: str, root: str) -> Crumb:
    term = site.catalogue.vocabularies["theme"].terms[family]
    return Crumb(term.named(site.locale), root + term_address("theme", family))


def _apart(site: Site, found: Families) -> str:
    """Return the sentence about the pairs that no sheet carries; empty where there is none."""
    if not found.apart:
        return ""
    t = site.strings
    named = [
        t("bridges.two", one=_family(site, one, "").label, other=_family(site, other, "").label)
        for one, other in found.apart[:MAX_APART]
    ]
    left = len(found.apart) - len(named)
    more = [t.counted("bridges.apart_more", left)] if left > 0 else []
    return t("bridges.apart", pairs=t("text.semicolon").join([*named, *more]))


def _actor(site: Site, actor: WideActor, root: str) -> dict[str, Any]:
    term = site.catalogue.vocabularies["actor"].terms[actor.id]
    return {
        "label": term.named(site.locale),
        "href": root + term_address("actor", actor.id),
        "count": site.strings.counted("search.sheets", actor.sheets),
        "families": [_family(site, each, root) for each in actor.families],
    }


def _cut(found: Sequence[Any], number: int) -> Sequence[Any]:
    return found[(number - 1) * PER_SHELF : number * PER_SHELF]


def _pair_page(site: Site, pair: Pair, number: int) -> str:
    positions = families(site.catalogue.index).pairs[pair]
    address = page_address(pair_address(*pair), number)
    root = root_of(address)
    # Asked one by one: of each, the page shows its title, place and years, and is made again when they change.
    shown: list[Initiative] = [
        site.catalogue.by_id[each.id] for each in _cut(site.catalogue.at(positions), number)
    ]
    one, other = (_family(site, each, root) for each in pair)
    return _page(
        site, number, pair_address(*pair), page_count(len(positions), PER_SHELF),
        heading=site.strings("bridges.two", one=one.label, other=other.label),
        families=[one, other],
        lead=site.strings.counted("bridges.both", len(positions)),
        lines=[contents_line(site, each, root) for each in shown], actors=[],
    )  # fmt: skip


def _actors_page(site: Site, number: int) -> str:
    found = families(site.catalogue.index).actors
    root = root_of(page_address(ACTORS, number))
    return _page(
        site, number, ACTORS, page_count(len(found), PER_SHELF),
        heading=site.strings("bridges.actors"), families=[],
        lead=site.strings("bridges.actors_text"),
        lines=[], actors=[_actor(site, each, root) for each in _cut(found, number)],
    )  # fmt: skip


def _page(site: Site, number: int, folder: str, count: int, *, heading: str, **values: Any) -> str:
    address = page_address(folder, number)
    root = root_of(address)
    title = site.strings("pages.title", title=heading, number=number) if number > 1 else heading
    tab = f"{title} ({site.strings('bridges.short')})"
    content = render(
        "family_pair.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(site.strings("bridges.title"), root + FAMILY_PAIRS)],
        heading=title,
        folder=root + folder,
        number=number,
        count=count,
        imprint=imprint(site, address),
        **values,
    )
    description = site.strings("bridges.description")
    return whole_page(site, address, tab, description, content)
