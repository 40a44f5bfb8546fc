"""The page that tells how to show sheets on another site: what to choose, the lines to copy, what they give."""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import itemgetter
from typing import Any

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import ANY_EMBED, EMBEDS, embed_address, root_of
from partage.rendering.embed_frame import CARDS, HEIGHTS, terms_without_script
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.text.folding import collation

MAX_LISTED = 100
"""Terms of a facet that one chooses among: the page must not grow with the base. Others have a link of their own."""


def body(site: Site) -> str:
    """Return the page, to go under its title."""
    groups = _groups(site)
    address, label = groups[0]["terms"][0] if groups else (ANY_EMBED, site.strings("list.title"))
    root = root_of(EMBEDS)
    return render(
        "embed_builder.html.jinja",
        site.locale,
        root=root,
        groups=groups,
        any=ANY_EMBED,
        sizes=[*zip(CARDS, HEIGHTS, strict=True)],
        shown=root + address,
        height=HEIGHTS[0],
        title=_title(site, label),
        lines=lines(site.base_url + address, _title(site, label), HEIGHTS[0]),
        names={facet.address: facet.id for facet in FACETS},
        # Their pages need no script; in other editions, every list is asked for by its address.
        core=[facet.address for facet in FACETS if facet.is_core and groups],
        words={key: site.strings.table[key] for key in ("embed.frame", "embed.copied", "embed.refused", "embed.wrong")},
        imprint=imprint(site, EMBEDS),
    )  # fmt: skip


def lines(address: str, title: str, height: int) -> str:
    """Return what one copies into a page of another site."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}"\n'
        f'  width="100%" height="{height}" loading="lazy" style="border: 0"></iframe>'
    )


def _title(site: Site, label: str) -> str:
    return site.strings("embed.frame", label=label, site=site.name)


def _groups(site: Site) -> list[dict[str, Any]]:
    """Return the terms of each core facet that most sheets carry, by name."""
    groups = []
    for facet, found in groupby(terms_without_script(site), key=itemgetter(0)):
        counted = [(site.catalogue.count(facet.id, term.id), term) for _, term in found]
        most = sorted((each for each in counted if each[0]), key=lambda each: -each[0])[:MAX_LISTED]
        named = [(embed_address(facet, term.id), term.named(site.locale)) for _, term in most]
        terms = sorted(named, key=lambda each: collation(each[1]))
        if terms:
            groups.append({"label": site.strings(f"facet.{facet.id}.title"), "terms": terms})
    return groups
