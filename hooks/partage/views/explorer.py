"""The page of all ways in: a sentence that people would say, how much it leads to, and a live example of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import quote

from partage.catalogue.facets import BY_ID, MEETING
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
    finding_address,
    has_booklet,
    root_of,
    sheet_address,
    term_address,
    terms_with_pages,
)
from partage.reference.terms import Term
from partage.rendering.components import Value
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.rooms import entries_of, rooms
from partage.rendering.teams import how_many_pairs
from partage.rendering.told import shortened
from partage.text.folding import collation

LONGEST = 90
"""Characters of a sentence that is shown as an example."""
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
    """Return the way by *facet*: the terms that sheets carry, and the one that most do."""

    def example(site: Site, root: str) -> Value | None:
        terms = _carried(site, facet)
        if not terms:
            return None
        term = min(terms, key=lambda each: (-site.catalogue.count(facet, each.id), collation(each.label)))
        sheets = site.strings.counted("search.sheets", site.catalogue.count(facet, term.id))
        return Value(term.named(site.locale), root + term_address(facet, term.id), sheets)

    return Way(facet, f"{BY_ID[facet].address}/", lambda site: len(_carried(site, facet)), example)


def _carried(site: Site, facet: str) -> list[Term]:
    """Return the terms that sheets carry themselves: those that only hold others are no example."""
    carried = {each for one in site.catalogue.initiatives for each in one.terms.get(facet, ())}
    return [term for term in site.catalogue.used(facet) if term.id in carried]


def _room(identifier: str, room: str) -> Way:
    """Return the way by a *room* of sentences: the first that it holds."""

    def example(site: Site, root: str) -> Value | None:
        said = (pair for shelf in rooms(site)[room] for pair in site.catalogue.told(shelf.name, 1))
        initiative, sentence = next(said, (None, None))
        if initiative is None or sentence is None:
            return None
        text = shortened(sentence.text, LONGEST) if room != HELP else ""
        return Value(text or initiative.title, root + sheet_address(initiative.id))

    return Way(identifier, room, lambda site: entries_of(site, room), example)


def _first_sheet(site: Site, root: str) -> Value | None:
    first = next(iter(site.catalogue.initiatives), None)
    return Value(first.title, root + sheet_address(first.id)) if first else None


def _first_finding(site: Site, root: str) -> Value | None:
    finding = next(iter(site.findings.by_id.values()), None)
    return Value(finding.fields.title, root + finding_address(finding.id)) if finding else None


def _latest_meeting(site: Site, root: str) -> Value | None:
    first = next(iter(site.catalogue.at(site.catalogue.first(*MEETING, 1))), None)
    return Value(first.title, root + sheet_address(first.id)) if first else None


def _first_path(site: Site, root: str) -> Value | None:
    path = next(iter(site.paths.by_id.values()), None)
    return Value(path.said(site.locale).title, f"{root}{PATHS}{path.id}/") if path else None


def _most_told_place(site: Site, root: str) -> Value | None:
    used = site.catalogue.used("territory")
    departements = [each for each in used if each.id.startswith("departement-")]
    first = max(
        departements or used, key=lambda each: site.catalogue.count("territory", each.id), default=None
    )
    return Value(first.named(site.locale), root + term_address("territory", first.id)) if first else None


def _two_sheets(site: Site, root: str) -> Value | None:
    """Return the comparison of the two most recent sheets of the first theme that has two."""
    for term in site.catalogue.used("theme"):
        two = site.catalogue.at(site.catalogue.first("theme", term.id, 2))
        if len(two) > 1:
            names = ",".join(each.id for each in two)
            label = site.strings("explorer.two", theme=term.named(site.locale))
            return Value(label, f"{root}{COMPARISON}?fiches={names}")
    return None


def _next_date(site: Site, root: str) -> Value | None:
    entry = next(iter(site.agenda.next_of(None, 1)), None)
    return Value(entry.occurrence.title or site.strings("agenda.untitled"), root + AGENDA) if entry else None


def _searched(site: Site, root: str) -> Value | None:
    """Return the search for the theme that most sheets carry, in a word that everyone can change."""
    found = _term("theme").example(site, root)
    return found and Value(found.text, f"{root}{SEARCH}?q={quote(found.text)}")


def _booklets(site: Site) -> int:
    return sum(has_booklet(site, facet, term) for facet, term in terms_with_pages(site))


WAYS: dict[str, tuple[Way, ...]] = {
    "start": (
        Way("search", SEARCH, lambda site: len(site.catalogue.initiatives), _searched),
        _term("territory"), Way("map", MAP, example=_most_told_place),
        _term("theme"), _term("audience"), _term("method"),
        Way("chooser", CHOOSER),
        Way("paths", PATHS, example=_first_path),
        Way("list", "initiatives/", lambda site: len(site.catalogue.initiatives), _first_sheet),
    ),
    "learn": (
        _term("factor"), _room("lessons", LESSONS),
        Way("findings", FINDINGS, lambda site: len(site.findings.by_id), _first_finding),
        _term("stage"), _term("participation"), _room("promises", PROMISES),
        Way("bridges", FAMILY_PAIRS),
    ),
    "people": (
        _room("help", HELP), _term("actor"),
        Way("bringing", BRINGING, how_many_pairs),
        Way("meetings", MEETINGS, example=_latest_meeting),
        Way("agenda", AGENDA, lambda site: len(site.agenda.next_of(None, 1000)), _next_date),
    ),
    "otherwise": (
        _term("kind"), _term("scale"), _term("scheme"), _term("year"),
        Way("coverage", COVERAGE),
        Way("comparison", COMPARISON, lambda site: len(site.catalogue.initiatives), _two_sheets),
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
