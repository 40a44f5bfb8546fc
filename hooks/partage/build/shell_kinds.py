"""The kinds of page that MkDocs renders once, as a shell, and that many contents fill."""

from __future__ import annotations

from partage.build.pages_by_number import agenda_pages, read_across
from partage.build.routes import AGENDA, LIST, index_source
from partage.catalogue import urls
from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import page_address, page_count
from partage.rendering.booklet import BOOKLET_FOLDER
from partage.views import agenda_posters, lists, reading_paths, terms


def required_shells(site: Site) -> list[tuple[str, int, str]]:
    """Return each kind of page made in number: folder, depth, and the source of the index that it is under."""
    needed = [("initiatives", 2, LIST)]
    if page_count(len(site.catalogue.initiatives)) > 1:
        needed.append(("initiatives", page_address(lists.LIST_FOLDER, 2).count("/"), LIST))
    for facet in FACETS:
        needed.append((facet.address, 2, index_source(facet)))
        if any(terms.pages_of(site, facet, term) > 1 for term in site.catalogue.used(facet.id)):
            needed.append(
                (facet.address, page_address(f"{facet.address}/x/", 2).count("/"), index_source(facet))
            )
    for output in read_across(site):
        folder = output.path.partition("/")[0]
        needed.append((folder, output.path.count("/"), f"{folder}/index.md"))
    dated = {output.path.count("/") for output in (*agenda_pages(site), *agenda_posters.outputs(site))}
    needed += [(urls.AGENDA.rstrip("/"), depth, AGENDA) for depth in sorted(dated)]
    depths = {output.path.count("/") for output in reading_paths.outputs(site)}
    needed += [(BOOKLET_FOLDER, depth, LIST) for depth in sorted(depths)]
    return list(dict.fromkeys(needed))
