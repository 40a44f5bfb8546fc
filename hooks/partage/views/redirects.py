"""Former addresses of sheets, each leading to the present one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address
from partage.rendering.csp import with_policy
from partage.rendering.jinja import render
from partage.rendering.output import Output


def outputs(site: Site) -> Iterator[Output]:
    """Yield a page for each former address."""
    for initiative in site.catalogue.initiatives:
        for former in initiative.former_ids:
            page = partial(_page, site, initiative)
            yield Output(f"{sheet_address(former)}index.html", page, site.digest_of(initiative))


def _page(site: Site, initiative: Initiative) -> str:
    return with_policy(
        render(
            "redirect.html.jinja",
            site.locale,
            locale=site.locale,
            href=f"../{initiative.id}/",
            canonical=site.base_url and site.base_url + sheet_address(initiative.id),
            title=initiative.title,
        )
    )
