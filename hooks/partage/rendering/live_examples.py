"""A live example of where a way in leads: the first thing that one finds there, with its address."""

from __future__ import annotations

from urllib.parse import quote

from partage.catalogue.facets import MEETING
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    AGENDA,
    COMPARISON,
    HELP,
    PATHS,
    SEARCH,
    finding_address,
    sheet_address,
    term_address,
)
from partage.reference.terms import Term
from partage.rendering.components import Value
from partage.rendering.rooms import rooms
from partage.rendering.told import shortened
from partage.text.folding import collation

LONGEST = 90
"""Characters of a sentence that is shown."""


def carried(site: Site, facet: str) -> list[Term]:
    """Return the terms of *facet* that sheets carry themselves: those that only hold others are no example."""
    found = {each for one in site.catalogue.initiatives for each in one.terms.get(facet, ())}
    return [term for term in site.catalogue.used(facet) if term.id in found]


def most_carried(site: Site, root: str, facet: str) -> Value | None:
    """Return the term of *facet* that most sheets carry, and how many do."""
    terms = carried(site, facet)
    if not terms:
        return None
    term = min(terms, key=lambda each: (-site.catalogue.count(facet, each.id), collation(each.label)))
    sheets = site.strings.counted("search.sheets", site.catalogue.count(facet, term.id))
    return Value(term.named(site.locale), root + term_address(facet, term.id), sheets)


def first_said(site: Site, root: str, room: str) -> Value | None:
    """Return the first sentence of *room*, or the sheet that makes an offer."""
    said = (pair for shelf in rooms(site)[room] for pair in site.catalogue.told(shelf.name, 1))
    initiative, sentence = next(said, (None, None))
    if initiative is None or sentence is None:
        return None
    text = shortened(sentence.text, LONGEST) if room != HELP else ""
    return Value(text or initiative.title, root + sheet_address(initiative.id))


def first_sheet(site: Site, root: str) -> Value | None:
    """Return the most recent sheet."""
    first = next(iter(site.catalogue.initiatives), None)
    return Value(first.title, root + sheet_address(first.id)) if first else None


def first_finding(site: Site, root: str) -> Value | None:
    """Return the first finding."""
    finding = next(iter(site.findings.by_id.values()), None)
    return Value(finding.fields.title, root + finding_address(finding.id)) if finding else None


def latest_meeting(site: Site, root: str) -> Value | None:
    """Return the latest meeting."""
    first = next(iter(site.catalogue.at(site.catalogue.first(*MEETING, 1))), None)
    return Value(first.title, root + sheet_address(first.id)) if first else None


def first_path(site: Site, root: str) -> Value | None:
    """Return the first reading path."""
    path = next(iter(site.paths.by_id.values()), None)
    return Value(path.said(site.locale).title, f"{root}{PATHS}{path.id}/") if path else None


def most_told_place(site: Site, root: str) -> Value | None:
    """Return the département that most sheets are about, or the territory where there are no départements."""
    used = site.catalogue.used("territory")
    places = [each for each in used if each.id.startswith("departement-")] or used
    first = max(places, key=lambda each: site.catalogue.count("territory", each.id), default=None)
    return Value(first.named(site.locale), root + term_address("territory", first.id)) if first else None


def two_sheets(site: Site, root: str) -> Value | None:
    """Return the comparison of the two most recent sheets of the first theme that has two."""
    for term in site.catalogue.used("theme"):
        two = site.catalogue.at(site.catalogue.first("theme", term.id, 2))
        if len(two) > 1:
            names = ",".join(each.id for each in two)
            label = site.strings("explorer.two", theme=term.named(site.locale))
            return Value(label, f"{root}{COMPARISON}?fiches={names}")
    return None


def next_date(site: Site, root: str) -> Value | None:
    """Return the next date of the agenda."""
    entry = next(iter(site.agenda.next_of(None, 1)), None)
    return Value(entry.occurrence.title or site.strings("agenda.untitled"), root + AGENDA) if entry else None


def searched(site: Site, root: str) -> Value | None:
    """Return the search for the theme that most sheets carry, in a word that everyone can change."""
    found = most_carried(site, root, "theme")
    return found and Value(found.text, f"{root}{SEARCH}?q={quote(found.text)}")
