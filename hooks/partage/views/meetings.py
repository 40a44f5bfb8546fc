"""Meetings: what each of them found and promised, in the words of its sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from partage.across.sentences import Sentence
from partage.catalogue.facets import MEETING
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    MEETINGS,
    page_address,
    page_count,
    root_of,
    sheet_address,
    telling_address,
)
from partage.rendering import promises
from partage.rendering.agenda_items import next_of_sheets
from partage.rendering.cards import other_language
from partage.rendering.facts import label_of
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.told import origin, shortened
from partage.rendering.whole_page import whole_page

PER_PAGE = 20
MOST = 3
"""Findings of each type, and promises, of a meeting; its sheet has the others."""
LONGEST = 240


def outputs(site: Site) -> Iterator[Output]:
    """Yield the second page and those that follow; MkDocs renders the first."""
    count = page_count(entries(site), PER_PAGE)
    for number in range(2, count + 1):
        path = f"{page_address(MEETINGS, number)}index.html"
        # The age of a promise is part of the page.
        yield Output(path, partial(_page, site, number), (number, str(site.today)))


def entries(site: Site) -> int:
    """Return how many meetings there are."""
    return site.catalogue.count(*MEETING)


def _page(site: Site, number: int) -> str:
    title = site.strings("pages.title", title=site.strings("meetings.title"), number=number)
    address = page_address(MEETINGS, number)
    description = site.strings("meetings.description")
    content = _content(site, number, heading=title)
    return whole_page(site, address, title, description, content)


def body(site: Site) -> str:
    """Return the content of the first page, to go under its title."""
    return _content(site, 1)


def _content(site: Site, number: int, *, heading: str = "") -> str:
    address = page_address(MEETINGS, number)
    root = root_of(address)
    shown = site.catalogue.at(site.catalogue.first(*MEETING, PER_PAGE, after=(number - 1) * PER_PAGE))
    return render(
        "meetings.html.jinja",
        site.locale,
        root=root,
        heading=heading,
        dates=_next(site, root) if number == 1 else None,
        meetings=[_meeting(site, each, root) for each in shown],
        folder=root + MEETINGS,
        number=number,
        count=page_count(entries(site), PER_PAGE),
        ask=root + telling_address(kind=MEETING[1]),
        imprint=imprint(site, address),
    )


def _next(site: Site, root: str) -> dict[str, Any] | None:
    """Return the next dates that sheets of meetings announce."""
    return next_of_sheets(site, {each.id for each in site.catalogue.having(*MEETING)}, root)


def _meeting(site: Site, initiative: Initiative, root: str) -> dict[str, Any]:
    told = [each for each in initiative.sentences if each.kind in ("lesson", "proposal")]
    promised = [each for each in told if each.kind == "proposal"][:MOST]
    found = _first_of_each_type(each for each in told if each.kind == "lesson")
    left = len(told) - len(found) - len(promised)
    return {
        "id": initiative.id,
        "origin": origin(site, initiative, root),
        "summary": initiative.summary,
        "language": other_language(site, initiative),
        "found": [
            (label_of(site, "types-d-enseignement", each.about), shortened(each.text, LONGEST))
            for each in found
        ],
        "promised": [_promise(site, initiative, each, root) for each in promised],
        "more": site.strings.counted("meetings.more", left) if left else "",
        "href": root + sheet_address(initiative.id),
    }


def _first_of_each_type(lessons: Iterable[Sentence]) -> list[Sentence]:
    """Return the first findings, convergences and so on, in the order of the sheet."""
    types: Counter[str] = Counter()
    kept = []
    for each in lessons:
        types[each.about] += 1
        if types[each.about] <= MOST:
            kept.append(each)
    return kept


def _promise(site: Site, initiative: Initiative, sentence: Sentence, root: str) -> dict[str, Any]:
    return {
        "text": shortened(sentence.text, LONGEST),
        "state": label_of(site, "etats-de-proposition", sentence.about),
        "notes": promises.notes_of(site, initiative, sentence, root),
    }
