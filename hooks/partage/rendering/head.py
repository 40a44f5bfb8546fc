"""The head of a page, for those who share it (Open Graph, ogp.me) and those who index it (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, TypeAlias

from partage.catalogue.site import Site
from partage.images.poster import HEIGHT, WIDTH, Poster
from partage.rendering.share_image import address_of, has_posters
from partage.text.compact_json import compact_json

Node: TypeAlias = Mapping[str, Any]


def head(
    site: Site, poster: Poster, title: str, description: str, address: str,
    *, kind: str = "website", data: Sequence[Node] = (), links: str = "", names: Iterable[tuple[str, str]] = (),
) -> str:  # fmt: skip
    """Return the lines that go into the head of the page at *address*, from the edition's root.

    *links* are lines of their own, such as those that lead to feeds; *names*, what others than networks ask for. The
    summary of the page is in the template of all pages (`main.html`). If the address of the site is unknown, what needs
    it is left out: the picture and the linked data.
    """
    properties = {
        "og:type": kind,
        "og:site_name": site.name,
        "og:locale": site.strings("locale.open_graph"),
        "og:title": title,
    }
    if site.base_url:
        properties["og:url"] = site.base_url + address
    if has_posters(site):
        properties |= {
            "og:image": address_of(site, poster),
            "og:image:width": str(WIDTH),
            "og:image:height": str(HEIGHT),
            "og:image:alt": ", ".join(filter(None, [poster.title, poster.place, poster.years])),
        }
    lines = _metas(properties, names)
    # Without it, networks show the small card.
    if has_posters(site):
        lines.append('<meta name="twitter:card" content="summary_large_image">')
    if data and site.base_url:
        lines.append(f'<script type="application/ld+json">{_document(data)}</script>')
    if links:
        lines.append(links)
    return "\n".join(lines)


def _metas(properties: Mapping[str, str], names: Iterable[tuple[str, str]]) -> list[str]:
    """Return a line for each value, which may have both a property and a name: each reader looks for its own."""
    left = list(names)
    lines = []
    for asked, value in properties.items():
        same = next((each for each in left if each[1] == value), None)
        if same:
            left.remove(same)
        name = f'name="{same[0]}" ' if same else ""
        lines.append(f'<meta {name}property="{asked}" content="{escape(value)}">')
    return [*lines, *(f'<meta name="{name}" content="{escape(value)}">' for name, value in left)]


def _document(nodes: Sequence[Node]) -> str:
    """Return *nodes* as one JSON-LD document: without `<`, which could end the script that holds it."""
    document = {"@context": "https://schema.org", "@graph": nodes}
    return compact_json(document).replace("<", "\\u003c")
