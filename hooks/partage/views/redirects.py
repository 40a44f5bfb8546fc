"""Former addresses, each leading to the present one: of sheets, and of the months of the agenda that are over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.site import Site
from partage.catalogue.urls import AGENDA, agenda_month, sheet_address
from partage.rendering.csp import with_policy
from partage.rendering.jinja import render
from partage.rendering.output import Output


def outputs(site: Site) -> Iterator[Output]:
    """Yield a page for each former address."""
    for initiative in site.catalogue.initiatives:
        for former in initiative.former_ids:
            ways = f"../{initiative.id}/", sheet_address(initiative.id)
            page = partial(_page, site, "redirect", *ways, initiative.title)
            yield Output(f"{sheet_address(former)}index.html", page, site.digest_of(initiative))
    for month in site.agenda.former_months:
        page = partial(_page, site, "redirect.month", "../", AGENDA, site.strings("agenda.title"))
        yield Output(f"{agenda_month(month)}index.html", page, ())


def _page(site: Site, words: str, href: str, address: str, title: str) -> str:
    return with_policy(
        render(
            "redirect.html.jinja",
            site.locale,
            locale=site.locale,
            heading=site.strings(f"{words}.title"),
            text=site.strings(f"{words}.text"),
            href=href,
            canonical=site.base_url and site.base_url + address,
            title=title,
        )
    )
