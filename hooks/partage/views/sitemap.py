"""The sitemap (sitemaps.org): every indexable page of every edition, in a stable order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

from partage.catalogue.site import Site
from partage.rendering.output import Output

MAX_ADDRESSES = 50_000
"""Addresses in one file (sitemaps.org protocol); beyond, an index lists several."""


def outputs(site: Site, addresses: Sequence[str]) -> list[Output]:
    """Return the sitemap of *addresses*, relative to an edition's root, in each edition; none without a base.

    The first edition's lists them all: they have the same pages, and crawlers look for one file at the root.
    """
    if not site.base_url or not site.is_first:
        return []
    roots = ["", *(f"{locale}/" for locale in site.locales[1:])]
    ordered = sorted(root + address for root in roots for address in addresses)
    chunks = [ordered[start : start + MAX_ADDRESSES] for start in range(0, len(ordered), MAX_ADDRESSES)]
    if len(chunks) < 2:
        return [Output("sitemap.xml", partial(_urls, site, ordered))]
    files = [f"sitemap-{number}.xml" for number, _ in enumerate(chunks, 1)]
    parts = [Output(name, partial(_urls, site, chunk)) for name, chunk in zip(files, chunks, strict=True)]
    return [*parts, Output("sitemap.xml", partial(_index, site, files))]


def _urls(site: Site, addresses: list[str]) -> str:
    lines = [f"<url><loc>{escape(site.base_url + address, quote=False)}</loc></url>" for address in addresses]
    return _document("urlset", lines)


def _index(site: Site, files: list[str]) -> str:
    return _document(
        "sitemapindex",
        [f"<sitemap><loc>{escape(site.base_url + name, quote=False)}</loc></sitemap>" for name in files],
    )


def _document(element: str, lines: list[str]) -> str:
    opening = f'<{element} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', opening, *lines, f"</{element}>", ""])
