"""The home page: search, browse by theme, territory and method, what was learned, the latest sheets, contribute."""

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
from partage.rendering.cards import card_items, facts_in_short, other_language, title_link
from partage.rendering.icons import emblem_of, icon, term_emblem
from partage.rendering.jinja import render
from partage.text.folding import collation

MAX_TERMS = {"theme": 8, "territory": 6, "method": 6}
MAX_EXAMPLES = 2
LATEST = 6
LOOKED_AT = 60
"""Only the latest sheets are searched for a lesson: opening every sheet would be slow."""
MAX_LESSON_LENGTH = 280
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
        ways=[_way(site, facet, name, root) for facet, name in _WAYS],
        dates=next_dates(site, None, root),
        lesson=_lesson(site, recent[:LOOKED_AT], root),
        latest=card_items(site, recent[:LATEST], root),
        total=len(site.catalogue.initiatives),
    )


def latest(site: Site) -> list[Initiative]:
    """Return the sheets from the one added last; where Git cannot tell, from the most recent initiative.

    A sheet that is not committed yet is the newest.
    """

    def added(initiative: Initiative) -> int:
        change = site.history.get(initiative.path)
        return -(change.created if change else date.max).toordinal()

    return sorted(site.catalogue.initiatives, key=added)


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


def _lesson(site: Site, recent: list[Initiative], root: str) -> dict[str, Any] | None:
    """Return the first lesson, of those short enough, of the first of the *recent* sheets that has one."""
    lessons = (
        (initiative, lesson.text)
        for initiative in recent
        for lesson in initiative.fields.lessons
        if len(lesson.text) <= MAX_LESSON_LENGTH
    )
    initiative, text = next(lessons, (None, ""))
    if initiative is None:
        return None
    return {
        "text": text,
        "language": other_language(site, initiative),
        "sheet": title_link(site, initiative, root),
        "facts": " · ".join(facts_in_short(site, initiative)),
        "emblem": emblem_of(site, initiative),
    }
