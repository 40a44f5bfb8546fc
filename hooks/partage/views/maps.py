"""The map of France, and the grounds that it and the pages of territories draw on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.site import Site
from partage.catalogue.urls import MAP, ground_file, root_of
from partage.maps import grounds
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import NAMED, Output
from partage.rendering.territory_map import map_of


def body(site: Site) -> str:
    """Return the map, to go under the title of the page."""
    root = root_of(MAP)
    return render(
        "map.html.jinja",
        site.locale,
        root=root,
        map=map_of(site, grounds.FRANCE, root),
        imprint=imprint(site, MAP),
    )


def entries(site: Site) -> int:
    """Return how many territories are on the map."""
    drawn = map_of(site, grounds.FRANCE, "")
    return len(drawn.placed) if drawn else 0


def outputs(site: Site) -> Iterator[Output]:
    """Yield the grounds of France and of the used territories: one file for all the pages that draw on it."""
    used = [each.id for each in site.catalogue.used("territory") if each.id in grounds.names()]
    for name in [grounds.FRANCE, *used] if used else []:
        yield Output(ground_file(name), partial(_svg, name), NAMED)


def _svg(name: str) -> str:
    return grounds.ground(name).svg
