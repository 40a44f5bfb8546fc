"""The rooms that read across sheets: lessons, promises, offers, participation; a long list has pages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from partage.across.sentences import Sentence
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import LESSONS, PROMISES, PROPOSAL, page_address, root_of
from partage.rendering.cards import Crumb
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.rooms import MIN_ENTRIES, PREVIEW, Shelf, rooms, shelf_address, shelf_pages
from partage.rendering.sentence_groups import anchor, groups_of
from partage.rendering.told import Sieve, sieve_of
from partage.rendering.whole_page import whole_page
from partage.text.strings import grouped

_WORDS = {
    "enseignements/": "lessons",
    "suites/": "promises",
    "qui-peut-aider/": "help",
    "participation/": "participation",
}
_ASKED = {
    "enseignements/": "enseignements",
    "suites/": "propositions",
    "qui-peut-aider/": "disponible_pour",
    "participation/": "publics_absents",
}
"""The question of the form whose answers would fill a room."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of each list that its room does not show whole."""
    for room, shelves in rooms(site).items():
        for shelf in shelves:
            for number in range(1, shelf_pages(site, shelf) + 1):
                path = f"{page_address(shelf_address(room, shelf), number)}index.html"
                # The age of a promise, and whether it is late, are part of its page.
                day = str(site.today) if room == PROMISES else ""
                yield Output(path, partial(_page, site, room, shelf, number), (number, shelf, day))


def _page(site: Site, room: str, shelf: Shelf, number: int) -> str:
    words = _WORDS[room]
    title = f"{shelf.title} ({site.strings(f'across.{words}.short')})"
    heading = shelf.title
    if number > 1:
        title, heading = (site.strings("pages.title", title=each, number=number) for each in (title, heading))
    folder = shelf_address(room, shelf)
    address = page_address(folder, number)
    root = root_of(address)
    total = site.catalogue.tally(shelf.name).sentences
    met = site.catalogue.told(shelf.name, shelf.per_page, after=(number - 1) * shelf.per_page)
    sieve = sieve_of(site, [each for each, _ in met])
    content = render(
        "shelf.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(site.strings(f"across.{words}.title"), root + room)],
        heading=heading,
        lead=_lead(site, shelf),
        jumps=_jumps(site, shelf, root + folder) if number == 1 else [],
        layout=shelf.layout,
        groups=groups_of(site, shelf, met, root, sieve),
        sieve=sieve.choices,
        total=total,
        folder=root + folder,
        number=number,
        count=shelf_pages(site, shelf),
        imprint=imprint(site, address),
    )
    return whole_page(site, address, title, site.strings(f"across.{words}.description"), content)


def _lead(site: Site, shelf: Shelf) -> str:
    found = site.catalogue.tally(shelf.name)
    return site.strings(
        "across.lead",
        sentences=site.strings.counted("across.sentences", found.sentences),
        sheets=site.strings.counted("search.sheets", found.sheets),
    )


def _how_few(site: Site, shelf: Shelf) -> str:
    """Return how many of all sheets say it: what few say is no general truth."""
    sheets = site.strings.counted("across.say", site.catalogue.tally(shelf.name).sheets)
    return site.strings(
        "across.out_of", sheets=sheets, total=grouped(len(site.catalogue.initiatives), site.locale)
    )


def _jumps(site: Site, shelf: Shelf, folder: str) -> list[tuple[str, str, int]]:
    """Return a link to where each factor begins among the lessons of *shelf*, and how many it has."""
    if shelf.layout != "lesson":
        return []
    jumps, before = [], 0
    factors = [*site.references.vocabularies["facteurs"].terms.values(), None]
    for factor in factors:
        identifier = factor.id if factor else ""
        count = site.catalogue.tally(f"{shelf.name}/{identifier}").sentences
        if count:
            page = page_address(folder, before // shelf.per_page + 1)
            label = factor.named(site.locale) if factor else site.strings("across.no_factor")
            jumps.append((label, f"{page}#{anchor(shelf, identifier)}", count))
            before += count
    return jumps if len(jumps) > 1 else []


def body(site: Site, room: str) -> str:
    """Return the content of the page of *room*, to go under its title."""
    words, root = _WORDS[room], root_of(room)
    shelves = rooms(site)[room]
    met = [site.catalogue.told(shelf.name, PREVIEW) for shelf in shelves]
    sieve = sieve_of(site, [each for first in met for each, _ in first])
    parts = [_part(site, room, *each, sieve) for each in zip(shelves, met, strict=True)]
    findings = site.findings.by_id.values() if room == LESSONS else ()
    return render(
        "room.html.jinja",
        site.locale,
        root=root,
        words=words,
        parts=parts,
        findings=[
            (each.fields.title, f"{root}constats/{each.id}/", each.fields.statement) for each in findings
        ],
        sieve=sieve.choices,
        is_bare=sum(part["total"] for part in parts) < MIN_ENTRIES,
        ask=f"{root}{PROPOSAL}?question={_ASKED[room]}",
        imprint=imprint(site, room),
    )


def _part(
    site: Site, room: str, shelf: Shelf, met: Sequence[tuple[Initiative, Sentence]], sieve: Sieve
) -> dict[str, Any]:
    """Return a list of a room: its first sentences, and where the others are."""
    root = root_of(room)
    own = root + shelf_address(room, shelf) if shelf_pages(site, shelf) else ""
    return {
        "id": shelf.slug,
        "title": shelf.title,
        "layout": shelf.layout,
        "total": site.catalogue.tally(shelf.name).sentences,
        "lead": _how_few(site, shelf) if shelf.layout == "prose" else "",
        "groups": groups_of(site, shelf, met, root, sieve),
        "jumps": _jumps(site, shelf, own) if own else [],
        "more": own,
    }
