"""The page of all ways in: a sentence that people would say, how much it leads to, and a live example of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from partage.catalogue.facets import BY_ID
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    ACRONYMS,
    AGENDA,
    BOOKLETS,
    BRINGING,
    CHOOSER,
    COMPARISON,
    COVERAGE,
    DATA_PAGE,
    EXPLORER,
    FAMILY_PAIRS,
    FINDINGS,
    HELP,
    LESSONS,
    MAP,
    MEETINGS,
    PATHS,
    PROMISES,
    SEARCH,
    has_booklet,
    root_of,
    terms_with_pages,
)
from partage.rendering import live_examples
from partage.rendering.components import Value
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.rooms import entries_of
from partage.rendering.teams import how_many_pairs

Example: TypeAlias = Callable[[Site, str], Value | None]


@dataclass(frozen=True, slots=True)
class Way:
    """A way in; its words are `explorer.way.<id>`, those of its number `explorer.count.<id>`."""

    id: str
    address: str
    count: Callable[[Site], int] | None = None
    """How much it leads to; by default, what the page itself says that it holds."""
    example: Example = lambda site, root: None


def _term(facet: str) -> Way:
    """Return the way by *facet*: the terms that sheets carry."""
    example = partial(live_examples.most_carried, facet=facet)
    return Way(
        facet, f"{BY_ID[facet].address}/", lambda site: len(live_examples.carried(site, facet)), example
    )


def _room(identifier: str, room: str) -> Way:
    """Return the way by a *room* of sentences."""
    return Way(
        identifier, room, lambda site: entries_of(site, room), partial(live_examples.first_said, room=room)
    )


def _booklets(site: Site) -> int:
    return sum(has_booklet(site, facet, term) for facet, term in terms_with_pages(site))


WAYS: dict[str, tuple[Way, ...]] = {
    "start": (
        Way("search", SEARCH, lambda site: len(site.catalogue.initiatives), live_examples.searched),
        _term("territory"), Way("map", MAP, example=live_examples.most_told_place),
        _term("theme"), _term("audience"), _term("method"),
        Way("chooser", CHOOSER),
        Way("paths", PATHS, example=live_examples.first_path),
        Way("list", "initiatives/", lambda site: len(site.catalogue.initiatives), live_examples.first_sheet),
    ),
    "learn": (
        _term("factor"), _room("lessons", LESSONS),
        Way("findings", FINDINGS, lambda site: len(site.findings.by_id), live_examples.first_finding),
        _term("stage"), _term("participation"), _room("promises", PROMISES),
        Way("bridges", FAMILY_PAIRS),
    ),
    "people": (
        _room("help", HELP), _term("actor"),
        Way("bringing", BRINGING, how_many_pairs),
        Way("meetings", MEETINGS, example=live_examples.latest_meeting),
        Way("agenda", AGENDA, lambda site: len(site.agenda.next_of(None, 1000)), live_examples.next_date),
    ),
    "otherwise": (
        _term("kind"), _term("scale"), _term("scheme"), _term("year"),
        Way("coverage", COVERAGE),
        Way("comparison", COMPARISON, lambda site: len(site.catalogue.initiatives), live_examples.two_sheets),
        Way("booklets", BOOKLETS, _booklets),
        Way("data", DATA_PAGE),
        Way("acronyms", ACRONYMS, lambda site: len(site.references.acronyms)),
    ),
}  # fmt: skip
"""Every way in, by what one comes for, in the order in which people ask: one more page is one more line."""


def body(site: Site, entries: Mapping[str, Callable[[Site], int]]) -> str:
    """Return the content of the page, to go under its title; *entries* counts what other pages hold, by address."""
    root = root_of(EXPLORER)
    groups = [
        (name, [_shown(site, way, (way.count or entries[way.address])(site), root) for way in ways])
        for name, ways in WAYS.items()
    ]
    return render(
        "explorer.html.jinja",
        site.locale,
        root=root,
        groups=[{"id": name, "title": site.strings(f"explorer.{name}"), "ways": ways} for name, ways in groups],
        imprint=imprint(site, EXPLORER),
    )  # fmt: skip


def _shown(site: Site, way: Way, count: int, root: str) -> dict[str, Any]:
    return {
        "question": site.strings(f"explorer.way.{way.id}"),
        "href": root + way.address,
        "count": site.strings.counted(f"explorer.count.{way.id}", count) if count else site.strings("explorer.none"),
        "example": way.example(site, root) if count else None,
    }  # fmt: skip
