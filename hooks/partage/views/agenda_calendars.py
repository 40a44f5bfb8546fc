"""The calendars that the agenda is made of, and how each is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from partage.agenda.folder import KeptCalendar
from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, AGENDA_CALENDARS, root_of
from partage.rendering.cards import Crumb
from partage.rendering.components import Value
from partage.rendering.formatting import day_in_words, in_words
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.whole_page import whole_page
from partage.text.translation import in_words_of

STALE_DAYS = 7
"""After which a calendar that was not read is said to be old."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page of the calendars; none where none is declared."""
    if not site.agenda.is_used:
        return
    digest = tuple((repr(each.declared), repr(each.health)) for each in site.agenda.calendars)
    yield Output(f"{AGENDA_CALENDARS}index.html", partial(_page, site), (site.agenda.starts_on, digest))


def _page(site: Site) -> str:
    t = site.strings
    root = root_of(AGENDA_CALENDARS)
    title, description = t("agenda.calendars"), t("agenda.calendars_description")
    content = render(
        "agenda_calendars.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(t("agenda.title"), root + AGENDA)],
        heading=title,
        description=description,
        calendars=[_calendar(site, each) for each in site.agenda.calendars],
        guide=f"{root}contribuer/agenda/" if "contribuer/agenda.md" in site.texts else "",
        imprint=imprint(site, AGENDA_CALENDARS),
    )
    return whole_page(site, AGENDA_CALENDARS, title, description, content)


def _calendar(site: Site, kept: KeptCalendar) -> dict[str, Any]:
    t, declared, health = site.strings, kept.declared, kept.health
    read = health.day_read
    late = read is None or (site.agenda.starts_on - read).days > STALE_DAYS
    return {
        "id": declared.id,
        "name": declared.name,
        "address": Value(t("agenda.address"), declared.address),
        "state": "failed" if health.failure else "late" if late else "well",
        "words": t("agenda.health.failed") if health.failure else t(f"agenda.health.{'late' if late else 'well'}"),
        "failure": _sentence(in_words_of(health.failure, site.locale)),
        "read": day_in_words(read, site.locale) if read else t("agenda.health.never"),
        "events": t.counted("count.dates", health.events),
        "remarks": t.counted("count.remarks", health.remarks) if health.remarks else "",
        "agreement": t(
            "agenda.agreement", name=declared.agreement.name, date=in_words(declared.agreement.date, site.locale)
        ),
        "described": declared.description == "oui",
    }  # fmt: skip


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}." if clause else ""
