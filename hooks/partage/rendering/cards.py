"""Fragments that many pages share: a card, the path to a page, the links to further pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from partage.catalogue.facets import BY_ID
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import sheet_address, term_address
from partage.reference.terms import Term
from partage.rendering.formatting import short_period
from partage.rendering.icons import card_classes
from partage.rendering.jinja import render
from partage.rendering.page_images import thumbnail_of

_USUAL_ROOT = "../../"
MAX_FRAGMENTS = 30_000
"""Kept in memory by each process, half a kilobyte each: those of ten thousand sheets, and of larger bases in turn."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the path to a page."""

    label: str
    href: str


def place_of(site: Site, initiative: Initiative) -> str:
    """Return the name of the main territory."""
    return site.references.territories[initiative.terms["territory"][0]].named(site.locale)


def stage_of(site: Site, initiative: Initiative) -> str:
    """Return the stage in words; empty where it is unknown."""
    stages = initiative.terms.get("stage")
    return site.catalogue.vocabularies["stage"].terms[stages[0]].named(site.locale) if stages else ""


def facts_in_short(site: Site, initiative: Initiative) -> str:
    """Return in one line where, when and at which stage the initiative is, as far as the sheet says."""
    facts = (place_of(site, initiative), short_period(initiative), stage_of(site, initiative))
    return " · ".join(filter(None, facts))


def card(site: Site, initiative: Initiative, root: str) -> str:
    """Return the card of *initiative* for a page that is *root* away from the site's root."""
    return shared(site, "card", initiative, _card, root)


def title_link(site: Site, initiative: Initiative, root: str) -> Markup:
    """Return the title of *initiative* as a link, for a page that is *root* away from the site's root."""
    return Markup(shared(site, "link", initiative, _title_link, root))  # noqa: S704 - its parts are escaped


def title_items(site: Site, initiatives: Iterable[Initiative], root: str) -> Markup:
    """Return the titles of *initiatives* as the items of a list, each a link."""
    links = (shared(site, "link", each, _title_link, root) for each in initiatives)
    return Markup("".join(f"<li>{link}" for link in links))  # noqa: S704 - its parts are escaped


def contents_line(site: Site, initiative: Initiative, root: str) -> Markup:
    """Return the title of *initiative* as a link, then where and when, for a table of contents."""
    return Markup(shared(site, "line", initiative, _contents_line, root))  # noqa: S704 - its parts are escaped


def shared(
    site: Site, kind: str, initiative: Initiative, make: Callable[[Site, Initiative], str], root: str
) -> str:
    """Return the fragment of *kind* of *initiative*, made once, for a page that is *root* away from the site's root."""
    key = (kind, initiative.id)
    if key not in site.fragments:
        if len(site.fragments) >= MAX_FRAGMENTS:
            site.fragments.clear()
        # Half of what a text with one « ’ » takes.
        site.fragments[key] = make(site, initiative).encode()
    # Texts are escaped: only our own addresses can look like this.
    return site.fragments[key].decode().replace(f'="{_USUAL_ROOT}', f'="{root}')


def _title_link(site: Site, initiative: Initiative) -> str:
    title = escape(initiative.title)
    return (
        f'<a href="{_USUAL_ROOT}{sheet_address(initiative.id)}"{_in_language(site, initiative)}>{title}</a>'
    )


def _contents_line(site: Site, initiative: Initiative) -> str:
    where = ", ".join(filter(None, [place_of(site, initiative), short_period(initiative)]))
    return f"{_title_link(site, initiative)} <small>{escape(where)}</small>"


def _in_language(site: Site, initiative: Initiative) -> str:
    language = other_language(site, initiative)
    return f' lang="{escape(language)}"' if language else ""


def other_language(site: Site, initiative: Initiative) -> str:
    """Return the language of the text of *initiative*; empty where it is that of the edition."""
    language = initiative.language or site.references.language
    return language if language != site.locale else ""


def _card(site: Site, initiative: Initiative) -> str:
    themes = site.catalogue.vocabularies["theme"].terms
    return render(
        "card.html.jinja",
        site.locale,
        root=_USUAL_ROOT,
        id=initiative.id,
        title=initiative.title,
        summary=initiative.summary,
        facts=facts_in_short(site, initiative),
        classes=card_classes(site, initiative),
        themes=[
            (themes[theme].named(site.locale), term_address("theme", theme))
            for theme in initiative.terms["theme"]
        ],
        language=other_language(site, initiative),
        thumbnail=thumbnail_of(site, initiative, _USUAL_ROOT),
    )


def card_items(site: Site, initiatives: Iterable[Initiative], root: str) -> Markup:
    """Return the cards of *initiatives* in their order, as the items of a list."""
    return Markup("".join(card(site, each, root) for each in initiatives))  # noqa: S704 - its parts are escaped


def term_crumbs(site: Site, facet: str, term: Term, root: str) -> list[Crumb]:
    """Return the path to the page of *term*: its facet, then its broader terms."""
    terms = site.catalogue.vocabularies[facet].terms
    steps = [Crumb(site.strings(f"facet.{facet}.title"), f"{root}{BY_ID[facet].address}/")]
    return steps + [
        Crumb(terms[each].named(site.locale), root + term_address(facet, each))
        for each in reversed(_line(terms, term))
    ]


def _line(terms: Mapping[str, Term], term: Term) -> list[str]:
    """Return the broader terms of *term*, one leading to the other: unlike its ancestors, which may fork."""
    line: list[str] = []
    broader = term.broader
    while broader is not None and broader in terms:
        line.append(broader)
        broader = terms[broader].broader
    return line
