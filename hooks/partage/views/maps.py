"""The map of France, and the grounds that it and the pages of territories draw on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.site import Site
from partage.catalogue.urls import MAP, ground_file, root_of
from partage.maps import grounds
from partage.reference.terms import Territory
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import NAMED, Output
from partage.rendering.territory_map import COUNTS, families_of, map_of, point_of
from partage.text.compact_json import compact_json


def body(site: Site) -> str:
    """Return the map, to go under the title of the page."""
    root = root_of(MAP)
    return render(
        "map.html.jinja",
        site.locale,
        root=root,
        map=map_of(site, grounds.FRANCE, root),
        are_of_france=site.references.territories.are_of_france,
        imprint=imprint(site, MAP),
    )


def entries(site: Site) -> int:
    """Return how many territories are on the map."""
    drawn = map_of(site, grounds.FRANCE, "")
    return len(drawn.placed) if drawn else 0


def outputs(site: Site) -> Iterator[Output]:
    """Yield the grounds of France and of the used territories, each once for all pages and editions."""
    used = [each.id for each in site.catalogue.used("territory") if each.id in grounds.names()]
    for name in [grounds.FRANCE, *used] if used and site.is_first else []:
        yield Output(ground_file(name), partial(_svg, name), NAMED)
    if used:
        yield Output(COUNTS, partial(_counts, site), ())


def _counts(site: Site) -> str:
    """Return what `territory-map.js` and `search/answer-map.js` read."""
    postings = site.catalogue.index.postings
    families = [frozenset(postings["theme"].get(each.id, ())) for each in families_of(site)]
    sheets = {
        each.id: [len(family.intersection(postings["territory"][each.id])) for family in families]
        for each in site.catalogue.used("territory")
    }
    france = grounds.ground(grounds.FRANCE)
    places = {
        each.id: [*point, each.named(site.locale)]
        for each in site.catalogue.used("territory")
        if isinstance(each, Territory) and each.kind == "departement" and (point := point_of(each, france))
    }
    # From the root of the edition.
    ground = site.shared_root("") + ground_file(grounds.FRANCE)
    return compact_json(
        {"ground": ground, "box": [france.width, france.height], "places": places, "sheets": sheets}
    )


def _svg(name: str) -> str:
    return grounds.ground(name).svg
