"""The home page: search, browse by theme, territory and method, read the latest, contribute."""

from __future__ import annotations

from typing import Any

from partage.facets import BY_ID
from partage.folding import collation
from partage.model import Initiative, Term
from partage.rendering.addresses import root_of, term_address
from partage.rendering.cards import cards
from partage.rendering.templates import render
from partage.site import Site

MOST_TERMS = 8
LATEST = 6
_WAYS = (("theme", "themes"), ("territory", "territories"), ("method", "methods"))


def body(site: Site) -> str:
    """Return the content of the home page, to go under its introduction."""
    root = root_of("")
    return render(
        "home.html.jinja",
        t=site.strings,
        root=root,
        ways=[_way(site, facet, name, root) for facet, name in _WAYS],
        latest=cards(site, latest(site), root),
        total=len(site.catalogue.initiatives),
    )


def latest(site: Site) -> list[Initiative]:
    """Return the sheets added last; where Git cannot tell, those of the most recent initiatives."""

    def added(initiative: Initiative) -> int:
        change = site.history.get(initiative.path)
        return -change.created.toordinal() if change else 0

    return sorted(site.catalogue.initiatives, key=added)[:LATEST]


def _way(site: Site, facet: str, name: str, root: str) -> dict[str, Any]:
    def most_used(term: Term) -> tuple[int, tuple[str, str]]:
        return -site.catalogue.count(facet, term.id), collation(term.named(site.locale))

    # Families and regions hold everything: the terms that sheets carry themselves tell more.
    carried = {term for each in site.catalogue.initiatives for term in each.terms.get(facet, ())}
    precise = [term for term in site.catalogue.used(facet) if term.id in carried]
    return {
        "title": site.strings(f"home.{name}"),
        "all": site.strings(f"home.all_{name}"),
        "href": f"{root}{BY_ID[facet].address}/",
        "terms": [
            {
                "label": term.named(site.locale),
                "href": root + term_address(facet, term.id),
                "count": site.catalogue.count(facet, term.id),
            }
            for term in sorted(precise, key=most_used)[:MOST_TERMS]
        ],
    }
