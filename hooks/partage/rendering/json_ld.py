"""Pages as linked data (schema.org): what sheets and vocabularies say, and nothing else.

What has a page of its own is named there alone: other pages refer to it by its address. An organisation of a sheet is
mentioned and no more: its part is in words that schema.org has not. Names of authors are texts, since a sheet does not
say whether they are those of people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from partage.catalogue.facets import Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import SEARCH, root_of, sheet_address, term_address
from partage.images.poster import Poster
from partage.reference.terms import Term, Territory
from partage.rendering.cards import Crumb
from partage.rendering.head import Node
from partage.rendering.share_image import address_of, has_posters

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)[ -](\d\.\d)", re.IGNORECASE)
_GOING_ON = frozenset({"en-cours", "perenne"})
"""Stages of what has no end yet."""
_SUBJECTS = ("theme", "method", "audience")
"""Facets that say what a sheet is about."""


def website(site: Site) -> Node:
    """Return the site, with the way to search it."""
    return {
        "@type": "WebSite",
        "@id": site.base_url,
        "url": site.base_url,
        "name": site.name,
        "description": site.strings("site.description"),
        "inLanguage": site.locale,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{site.base_url}{SEARCH}?q={{words}}"},
            "query-input": "required name=words",
        },
    }


def path_to(site: Site, address: str, crumbs: Sequence[Crumb], title: str) -> Node:
    """Return the path to the page *title* at *address*, of which *crumbs* are the steps after the home page.

    Neither the home page nor the address of the page itself is said again.
    """
    steps = [(crumb.label, site.base_url + crumb.href.removeprefix(root_of(address))) for crumb in crumbs]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            _without_empty({"@type": "ListItem", "position": position, "name": name, "item": item})
            for position, (name, item) in enumerate([*steps, (title, "")], 1)
        ],
    }


def term_node(site: Site, facet: Facet, term: Term) -> Node:
    """Return *term* as its page defines it."""
    place = term if isinstance(term, Territory) else None
    also = "Place" if place else "Organization" if facet.id == "actor" else ""
    return _without_empty(
        {
            "@type": ["DefinedTerm", also] if also else "DefinedTerm",
            "@id": site.base_url + term_address(facet.id, term.id),
            "name": term.named(site.locale),
            "description": term.defined(site.locale) if facet.vocabulary else "",
            "alternateName": list(term.aliases) if facet.vocabulary else [],
            "termCode": place.code if place else "",
            "geo": _point(place) if place else None,
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "@id": f"{site.base_url}{facet.address}/",
                "name": site.strings(f"facet.{facet.id}.title"),
            },
        }
    )


def sheet_node(site: Site, initiative: Initiative, poster: Poster) -> Node:
    """Return the sheet of *initiative*."""
    fields = initiative.fields
    change = site.history.get(initiative.path)

    def terms(*facets: str) -> list[Node]:
        return [
            {"@id": site.base_url + term_address(facet, each)}
            for facet in facets
            for each in initiative.terms.get(facet, ())
        ]

    return _without_empty(
        {
            "@type": "Article",
            "@id": site.base_url + sheet_address(initiative.id),
            "headline": fields.title,
            "image": address_of(site, poster) if has_posters(site) else "",
            "inLanguage": initiative.language or site.references.language,
            "isPartOf": {"@id": site.base_url},
            "about": terms(*_SUBJECTS),
            "spatialCoverage": terms("territory"),
            "temporalCoverage": _interval(initiative),
            "mentions": terms("actor"),
            "author": list(fields.authors),
            "contributor": [review.name for review in (fields.reviewed, fields.approved) if review],
            "license": _licence(fields.licence)
            if fields.licence
            else site.licence.address or site.licence.name,
            "keywords": list(fields.keywords),
            "dateCreated": change.created.isoformat() if change else "",
            "dateModified": change.changed.isoformat() if change else "",
            "isBasedOn": [
                _without_empty(
                    {
                        "@type": "CreativeWork",
                        "name": source.title,
                        "author": source.author,
                        "url": source.url or "",
                    }
                )
                for source in fields.sources
            ],
        }
    )


def _point(place: Territory) -> Node | None:
    if place.latitude is None or place.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def _interval(initiative: Initiative) -> str:
    """Return when it took place (ISO 8601), as far as it is told: open-ended only while it goes on."""
    start, end = initiative.start, initiative.end
    if start and end and start != end:
        return f"{start}/{end}"
    if start and not end and not _GOING_ON.isdisjoint(initiative.terms.get("stage", ())):
        return f"{start}/.."
    return str(start or initiative.attested or end or "")


def _licence(written: str) -> str | Node:
    """Return the address of a Creative Commons licence, or the name of another one."""
    found = _CREATIVE_COMMONS.fullmatch(written.strip())
    if found:
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return {"@type": "CreativeWork", "name": written}


def _without_empty(node: dict[str, Any]) -> Node:
    """Return *node* without its empty properties."""
    return {key: value for key, value in node.items() if value not in ("", None, [])}
