"""The agenda: the next eight weeks as a list, and each month as a table and a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from partage.agenda.entry import Entry
from partage.agenda.months import month_after
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    AGENDA,
    AGENDA_CALENDARS,
    AGENDA_CHOICE,
    agenda_file,
    agenda_month,
    agenda_poster,
    page_address,
    root_of,
)
from partage.rendering.agenda_items import by_day, items_of, shown_title
from partage.rendering.cards import Crumb
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.moments import day_words
from partage.rendering.output import Output
from partage.rendering.whole_page import whole_page

WEEKS = 8
MAX_LISTED = 200
"""Entries on one page."""
MAX_IN_A_CELL = 3


def body(site: Site) -> str:
    """Return the content of the page of the agenda, to go under the title of MkDocs."""
    root = root_of(AGENDA)
    today = site.agenda.starts_on
    coming = site.agenda.between(today, today + timedelta(weeks=WEEKS))
    return render(
        "agenda.html.jinja",
        site.locale,
        root=root,
        days=[*by_day(site, items_of(site, coming[:MAX_LISTED], root))],
        more=len(coming) > MAX_LISTED,
        months=_months(site, root, ""),
        **_ways(site, root),
        imprint=imprint(site, AGENDA),
    )


def _ways(site: Site, root: str) -> dict[str, Any]:
    """Return where the agenda leads: its files, its posters, its tools."""
    feeds = site.shared_root(root)
    subscription = f"{site.base_url}{agenda_file(None, 'ics')}"
    if not site.is_first:
        subscription = f"{site.base_url.removesuffix(f'{site.locale}/')}{agenda_file(None, 'ics')}"
    return {
        "calendar": feeds + agenda_file(None, "ics"),
        "subscription": f"webcal://{subscription.partition('://')[2]}" if subscription.startswith("https://") else "",
        "feed": feeds + agenda_file(None, "xml"),
        "posters": {span: root + agenda_poster(None, span) for span in ("semaine", "mois")},
        "calendars": root + AGENDA_CALENDARS,
        "choice": root + AGENDA_CHOICE,
    }  # fmt: skip


def _months(site: Site, root: str, current: str) -> list[tuple[str, str, bool]]:
    """Return the words, the address and whether it is the *current* one of each month."""
    return [
        (day_words(month, site.locale, "month"), root + agenda_month(month), agenda_month(month) == current)
        for month in site.agenda.months
    ]


def outputs(site: Site) -> Iterator[Output]:
    """Yield the pages of the months."""
    for month in site.agenda.months:
        entries = site.agenda.between(month, month_after(month, 1))
        digest = site.agenda.digest_of(entries)
        pages = max(1, -(-len(entries) // MAX_LISTED))
        for number in range(1, pages + 1):
            address = page_address(agenda_month(month), number)
            made = partial(_month_page, site, month, entries, number, pages)
            yield Output(f"{address}index.html", made, (site.agenda.starts_on, number, digest))


def _month_page(site: Site, month: date, entries: Sequence[Entry], number: int, pages: int) -> str:
    folder = agenda_month(month)
    address = page_address(folder, number)
    root = root_of(address)
    words = day_words(month, site.locale, "month")
    title = site.strings("agenda.month_title", month=words)
    shown = title if number == 1 else site.strings("pages.title", title=title, number=number)
    content = render(
        "agenda_month.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(site.strings("agenda.title"), root + AGENDA)],
        heading=shown,
        caption=title,
        weeks=_weeks(site, month, entries, f"{root}{folder}" if number > 1 else "") if number == 1 else [],
        weekdays=[day_words(date(2026, 6, 1 + day), site.locale, "weekday") for day in range(7)],
        days=[*by_day(site, items_of(site, entries[(number - 1) * MAX_LISTED : number * MAX_LISTED], root))],
        months=_months(site, root, folder),
        folder=root + folder,
        number=number,
        count=pages,
        imprint=imprint(site, address),
    )
    description = site.strings("agenda.description")
    return whole_page(site, address, shown, description, content)


def _weeks(site: Site, month: date, entries: Sequence[Entry], folder: str) -> list[list[dict[str, Any]]]:
    """Return the weeks of *month*, from Monday, each day with the titles of what begins then or goes on."""
    first = month - timedelta(days=month.weekday())
    after = month_after(month, 1)
    titles: dict[date, list[tuple[str, bool]]] = {}
    for entry in entries:
        occurrence = entry.occurrence
        title = shown_title(site, occurrence)
        day = max(occurrence.first_day, month, site.agenda.starts_on)
        last = min(occurrence.last_day, after - timedelta(days=1))
        while day <= last:
            titles.setdefault(day, []).append((title, occurrence.is_cancelled))
            day += timedelta(days=1)
    weeks = []
    while first < after:
        days = [first + timedelta(days=number) for number in range(7)]
        weeks.append([_cell(site, day, month, titles.get(day, []), folder) for day in days])
        first += timedelta(days=7)
    return weeks


def _cell(
    site: Site, day: date, month: date, titles: Sequence[tuple[str, bool]], folder: str
) -> dict[str, Any]:
    more = len(titles) - MAX_IN_A_CELL
    return {
        "is_in": (day.year, day.month) == (month.year, month.month),
        "day": day.day,
        "date": day.isoformat(),
        "is_today": day == site.agenda.starts_on,
        "titles": titles[:MAX_IN_A_CELL],
        "more": site.strings.counted("count.more", more) if more > 0 else "",
    }
