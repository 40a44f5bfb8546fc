"""The terms that are suggested while typing: a bounded number of each facet, the most used first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partage.catalogue.site import Site
from partage.search.documents import PAGE, SHEET, Document

MAX_TERMS_OF_A_FACET = 150
"""Terms of one facet: the closed lists are shorter, and rarer places and organisations are found by searching."""


def suggested_terms(site: Site, documents: Iterable[Document]) -> list[list[Any]]:
    """Return facet, label, address, number of sheets and other names of each term that is suggested."""
    by_facet: dict[str, list[list[Any]]] = {}
    for document in documents:
        if document.kind not in (SHEET, PAGE) and isinstance(document.about, tuple):
            term = document.about[0]
            count = site.catalogue.count(document.kind, document.identifier)
            others = [term.label, *term.aliases] if document.kind != "actor" else []
            names = [name for name in dict.fromkeys(others) if name != document.label]
            by_facet.setdefault(document.kind, []).append(
                [document.kind, document.label, document.address, count, *names]
            )
    return [
        entry
        for entries in by_facet.values()
        for entry in sorted(entries, key=lambda entry: -entry[3])[:MAX_TERMS_OF_A_FACET]
    ]
