"""Choosing a date: what already takes place in each half-day and evening of the next ten weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from partage.agenda.entry import Entry
from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, AGENDA_CHOICE, root_of
from partage.rendering.agenda_items import shown_title
from partage.rendering.cards import Crumb
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.moments import day_words
from partage.rendering.output import Output
from partage.rendering.whole_page import whole_page

WEEKS = 10
PARTS = (("morning", 0, 12), ("afternoon", 12, 18), ("evening", 18, 24))
"""The parts of a day, with the hours between which each is."""
MAX_NAMED = 3


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page; none where nothing was ever announced."""
    if not site.agenda.is_used:
        return
    first = _monday(site.agenda.starts_on)
    last = first + timedelta(weeks=WEEKS)
    entries = site.agenda.before(last)
    made = partial(_page, site, entries, first)
    yield Output(f"{AGENDA_CHOICE}index.html", made, (site.agenda.starts_on, site.agenda.digest_of(entries)))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _page(site: Site, entries: Sequence[Entry], first: date) -> str:
    t = site.strings
    root = root_of(AGENDA_CHOICE)
    title, description = t("agenda.choice"), t("agenda.choice_description")
    taken = _taken(site, entries)
    content = render(
        "agenda_choice.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(t("agenda.title"), root + AGENDA)],
        heading=title,
        description=description,
        parts=[t(f"agenda.{name}") for name, _, _ in PARTS],
        weeks=[_week(site, first + timedelta(weeks=number), taken) for number in range(WEEKS)],
        imprint=imprint(site, AGENDA_CHOICE),
    )
    return whole_page(site, AGENDA_CHOICE, title, description, content)


def _taken(site: Site, entries: Sequence[Entry]) -> dict[tuple[date, str], list[str]]:
    """Return the titles of what takes place in each part of each day; of the whole day under an empty part."""
    found: dict[tuple[date, str], list[str]] = {}
    for entry in entries:
        occurrence = entry.occurrence
        if occurrence.is_cancelled:
            continue
        title = shown_title(site, occurrence)
        day = max(occurrence.first_day, site.agenda.starts_on)
        while day <= min(occurrence.last_day, site.agenda.starts_on + timedelta(weeks=WEEKS)):
            for part in _parts_of(entry, day):
                found.setdefault((day, part), []).append(title)
            day += timedelta(days=1)
    return found


def _parts_of(entry: Entry, day: date) -> list[str]:
    """Return the parts of *day* in which *entry* takes place."""
    start, end = entry.occurrence.start, entry.occurrence.end
    if not isinstance(start, datetime):
        return [""]
    begins = start.hour + start.minute / 60 if start.date() == day else 0.0
    ends = begins
    if isinstance(end, datetime):
        ends = end.hour + end.minute / 60 if end.date() == day else 24.0
    return [name for name, first, last in PARTS if begins < last and (ends > first or first <= begins)]


def _week(site: Site, monday: date, taken: dict[tuple[date, str], list[str]]) -> dict[str, Any]:
    days = [monday + timedelta(days=number) for number in range(7)]
    return {
        "title": site.strings("agenda.week_of", day=day_words(monday, site.locale, "bare")),
        "days": [
            {
                "title": day_words(day, site.locale),
                "date": day.isoformat(),
                "is_past": day < site.agenda.starts_on,
                "whole": _said(site, "", taken.get((day, ""), [])),
                "parts": [_said(site, name, taken.get((day, name), [])) for name, _, _ in PARTS],
            }
            for day in days
        ],
    }


def _said(site: Site, part: str, titles: list[str]) -> str:
    if not titles:
        return ""
    more = len(titles) - MAX_NAMED
    named = [*titles[:MAX_NAMED], *([site.strings.counted("count.more", more)] if more > 0 else [])]
    return site.strings(f"agenda.also_{part or 'day'}", titles=", ".join(named))
