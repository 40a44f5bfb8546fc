"""The home page: search, what is new, browse by theme, territory and method, what was learned, contribute."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import root_of, term_address
from partage.reference.terms import Term
from partage.rendering.agenda_items import next_dates
from partage.rendering.cards import card
from partage.rendering.formatting import day_in_words
from partage.rendering.icons import icon, term_emblem
from partage.rendering.jinja import render
from partage.rendering.learned import learned
from partage.rendering.locator import site_locator
from partage.rendering.year_dots import year_dots
from partage.text.folding import collation

MAX_TERMS = {"theme": 8, "territory": 6, "method": 6}
MAX_EXAMPLES = 2
LATEST = 6
_WAYS = (("theme", "themes"), ("territory", "territories"), ("method", "methods"))


def page(site: Site, introduction: str) -> str:
    """Return the content of the home page around the hand-written HTML of its *introduction*."""
    root = root_of("")
    recent = latest(site)
    return render(
        "home.html.jinja",
        site.locale,
        root=root,
        introduction=introduction,
        icons={"propose": icon(site, "pencil-plus")},
        examples=_examples(site),
        ways=[_way(site, facet, name, root) for facet, name in _WAYS],
        dates=next_dates(site, None, root),
        locator=site_locator(site, root),
        dots=year_dots(site),
        learned=learned(site, root),
        arrow=icon(site, "arrow-right"),
        new=new_this_month(site),
        sorted_by=site.strings("home.sorted_by_arrival" if site.history else "home.sorted_by_date"),
        latest=[(arrival(site, each), card(site, each, root)) for each in recent[:LATEST]],
        total=len(site.catalogue.initiatives),
    )


def _examples(site: Site) -> str:
    """Return words to search for: a theme, a place and a method of the sheets that are there, the most told ones."""
    found = []
    for facet, _ in _WAYS:
        carried = {each for one in site.catalogue.initiatives for each in one.terms.get(facet, ())}
        terms = sorted(
            (each for each in site.catalogue.used(facet) if each.id in carried),
            key=lambda each: (-site.catalogue.count(facet, each.id), collation(each.named(site.locale))),
        )
        found += [site.strings("search.quoted", text=each.named(site.locale)) for each in terms[:1]]
    return ", ".join(found)


def latest(site: Site) -> list[Initiative]:
    """Return the sheets from the one added last; where Git cannot tell, from the most recent initiative.

    A sheet that is not committed yet is the newest.
    """

    def added(initiative: Initiative) -> int:
        change = site.history.get(initiative.path)
        return -(change.created if change else date.max).toordinal()

    return sorted(site.catalogue.initiatives, key=added)


def new_this_month(site: Site) -> str:
    """Return how many sheets arrived in the month of the build, in words; empty for none, or where Git cannot tell."""
    days = (change.created for each in site.catalogue.initiatives if (change := site.history.get(each.path)))
    count = sum((day.year, day.month) == (site.today.year, site.today.month) for day in days)
    return site.strings.counted("home.new", count) if count else ""


def arrival(site: Site, initiative: Initiative) -> str:
    """Return when the sheet of *initiative* arrived, in words; empty where Git cannot tell."""
    change = site.history.get(initiative.path)
    return site.strings("home.arrived", date=day_in_words(change.created, site.locale)) if change else ""


def _way(site: Site, facet: str, name: str, root: str) -> dict[str, Any]:
    def most_used(term: Term) -> tuple[int, tuple[str, str]]:
        return -site.catalogue.count(facet, term.id), collation(term.named(site.locale))

    terms = sorted(_shown_first(site, facet), key=most_used)[: MAX_TERMS[facet]]
    return {
        "facet": facet,
        "title": site.strings(f"home.{name}"),
        "all": site.strings(f"home.all_{name}"),
        "href": f"{root}{BY_ID[facet].address}/",
        "terms": [_tile(site, facet, term, root) for term in terms],
    }


def _shown_first(site: Site, facet: str) -> list[Term]:
    """Return the families of themes, a few that cover everything; for other facets, the terms that sheets carry."""
    used = site.catalogue.used(facet)
    if facet == "theme":
        return [term for term in used if not term.ancestors]
    carried = {term for each in site.catalogue.initiatives for term in each.terms.get(facet, ())}
    return [term for term in used if term.id in carried]


def _tile(site: Site, facet: str, term: Term, root: str) -> dict[str, Any]:
    count = site.catalogue.count(facet, term.id)
    return {
        "label": term.named(site.locale),
        "href": root + term_address(facet, term.id),
        "count": count,
        "unit": site.strings.counted("search.unit", count),
        "emblem": term_emblem(site, facet, term),
        "examples": ", ".join(_most_used(site, facet, term.narrower)) if facet == "theme" else "",
    }


def _most_used(site: Site, facet: str, identifiers: Iterable[str]) -> list[str]:
    """Return the names of the most used of some terms."""
    terms = site.catalogue.vocabularies[facet].terms
    used = [each for each in identifiers if each in terms and site.catalogue.count(facet, each)]
    used.sort(key=lambda each: -site.catalogue.count(facet, each))
    return [terms[each].named(site.locale) for each in used[:MAX_EXAMPLES]]
