"""What programs look for at the root: how to search the site (OpenSearch), and where its addresses are (robots.txt)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from partage.catalogue.site import Site
from partage.catalogue.urls import SEARCH
from partage.rendering.atom import escape as escaped
from partage.rendering.output import Output

OPENSEARCH = "recherche.xml"
KIND = "application/opensearchdescription+xml"
MAX_SHORT_NAME = 16
"""Characters of a ShortName (OpenSearch 1.1)."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the files; none where the address of the site is unknown, since both hold it."""
    if not site.base_url:
        return
    yield Output(OPENSEARCH, partial(opensearch, site), ())
    if site.is_first:
        yield Output("robots.txt", partial(robots, site), ())


def opensearch(site: Site) -> str:
    """Return how a browser adds the search of *site* to its own."""
    words = [
        (
            "ShortName",
            site.name if len(site.name) <= MAX_SHORT_NAME else site.name.split()[0][:MAX_SHORT_NAME],
        ),
        ("LongName", site.name[:48]),
        ("Description", site.strings("site.description")),
        ("InputEncoding", "UTF-8"),
        ("Language", site.locale),
    ]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
            *(f"<{name}>{escaped(text)}</{name}>" for name, text in words),
            f'<Url type="text/html" template="{escaped(site.base_url)}{SEARCH}?q={{searchTerms}}"/>',
            "</OpenSearchDescription>",
            "",
        ]
    )


def robots(site: Site) -> str:
    """Return what crawlers may read: everything, by the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.base_url}sitemap.xml\n"


def link(site: Site, root: str) -> str:
    """Return the line of a head that tells browsers of the search."""
    if not site.base_url:
        return ""
    return f'<link rel="search" type="{KIND}" title="{escape(site.name)}" href="{root}{OPENSEARCH}">'
