"""What can be found in each edition of a site, and in all of them together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from partage.catalogue.site import Site
from partage.search.documents import Document, HandWritten, documents_of


@dataclass(frozen=True, slots=True)
class Searched:
    """An edition, and what can be found in it by number: a number means the same in every edition."""

    site: Site
    documents: Sequence[Document | None]
    """None for a page that only another edition has."""
    card_words: Mapping[str, Any] = field(default_factory=dict)
    """What the cards of its sheets are shown with."""
    cards: Sequence[Any] = ()
    """What they show, where that comes with the root of the index."""


def numbered(
    site: Site,
    pages: Collection[HandWritten],
    first: Searched | None,
    card_words: Mapping[str, Any] = MappingProxyType({}),
    cards: Sequence[Any] = (),
) -> Searched:
    """Return what can be found in the edition of *site*, numbered as in the *first* one, if there is another.

    What the first one lacks follows, in numbers that it has no document for.
    """
    documents = documents_of(site, pages)
    if first is None:
        return Searched(site, documents, card_words, cards)
    own = {document.address: document for document in documents}
    ordered = [own.pop(each.address, None) if each else None for each in first.documents]
    return Searched(site, [*ordered, *own.values()], card_words, cards)


def together(editions: Sequence[Searched]) -> list[Document]:
    """Return what can be found in *editions*, each with what it is called in all of them."""
    documents = []
    for versions in zip_longest(*(each.documents for each in editions)):
        first, *others = filter(None, versions)
        also = tuple(page for other in others if (page := page_in(other)) and page != page_in(first))
        documents.append(replace(first, also=also) if also else first)
    return documents


def page_in(document: Document) -> HandWritten | None:
    """Return what is written by hand of *document*."""
    if isinstance(document.about, HandWritten):
        return document.about
    return document.about[1] if isinstance(document.about, tuple) else None
