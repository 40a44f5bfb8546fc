"""Posters for the hall of a building: what takes place this week or this month, on one sheet of A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from partage.agenda.entry import Entry, TermKey
from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, agenda_poster, root_of, term_address
from partage.rendering.agenda_items import Item, by_day, has_poster, items_of
from partage.rendering.cards import Crumb
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.moments import day_words
from partage.rendering.output import Output
from partage.rendering.whole_page import whole_page

SPANS = {"semaine": 7, "mois": 31}
"""How many days each covers, from the day of the build."""
_LINES = {"semaine": 22, "mois": 38}
"""Lines that the page has room for: the title of a day takes one, an entry one, or two if it is long."""
_LONG = {"semaine": 36, "mois": 54}
"""Letters of a line."""
_MOST = 45


def terms_with_posters(site: Site) -> list[TermKey | None]:
    """Return the terms that have posters: themes and communes with an event to come, and the whole site as None."""
    if not site.agenda.is_used:
        return []
    found = [term for term in sorted(site.agenda.by_term) if has_poster(site, term)]
    return [None, *found]


def outputs(site: Site) -> Iterator[Output]:
    """Yield both posters of the site and of each term."""
    for term in terms_with_posters(site):
        for span, days in SPANS.items():
            last = site.agenda.starts_on + timedelta(days=days)
            entries = site.agenda.before(last, term)
            path = f"{agenda_poster(term, span)}index.html"
            made = partial(_page, site, term, span, entries)
            yield Output(path, made, (site.agenda.starts_on, site.agenda.digest_of(entries)))


def _page(site: Site, term: TermKey | None, span: str, entries: Sequence[Entry]) -> str:
    t = site.strings
    address = agenda_poster(term, span)
    root = root_of(address)
    label = _label(site, term)
    first, last = site.agenda.starts_on, site.agenda.starts_on + timedelta(days=SPANS[span] - 1)
    title = t(f"agenda.poster_title.{span}", label=label)
    days, left = _fitting(items_of(site, entries, root), span, site)
    content = render(
        "agenda_poster.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(t("agenda.title"), root + AGENDA)],
        site_name=site.name,
        heading=label,
        span=span,
        period=_period(first, last, site),
        days=days,
        more=t.counted("count.more_dates", left) if left else "",
        other=(t(f"agenda.poster.{_other(span)}"), root + agenda_poster(term, _other(span))),
        imprint=imprint(site, AGENDA if term is None else term_address(*term)),
    )
    description = t("agenda.description")
    return whole_page(site, address, title, description, content)


def _period(first: date, last: date, site: Site) -> str:
    """Return « du 8 au 14 septembre 2026 », with what both days have in common once."""
    begins = day_words(first, site.locale, "bare")
    if (first.year, first.month) == (last.year, last.month):
        begins = begins.rpartition(" ")[0]
    elif first.year != last.year:
        begins = f"{begins} {first.year}"
    ends = f"{day_words(last, site.locale, 'bare')} {last.year}"
    return site.strings("agenda.period", first=begins, last=ends)


def _label(site: Site, term: TermKey | None) -> str:
    if term is None:
        return site.strings("agenda.poster_site")
    facet, identifier = term
    if facet == "territory":
        return site.references.territories[identifier].named(site.locale)
    return site.catalogue.vocabularies[facet].terms[identifier].named(site.locale)


def _other(span: str) -> str:
    return "mois" if span == "semaine" else "semaine"


def _fitting(items: Sequence[Item], span: str, site: Site) -> tuple[list[dict[str, Any]], int]:
    """Return the days that fit on one page, and how many entries do not."""
    lines, kept, day = 0, 0, None
    for item in items[:_MOST]:
        lines += (item.first_day != day) + 1 + (len(item.title) + len(item.place) > _LONG[span])
        if lines > _LINES[span]:
            break
        day, kept = item.first_day, kept + 1
    return [*by_day(site, items[:kept])], len(items) - kept
