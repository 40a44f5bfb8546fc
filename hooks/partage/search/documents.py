"""What can be found: sheets, pages of terms and hand-written pages, with their texts by weight."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from partage.catalogue.initiative import Initiative, sheet_of
from partage.catalogue.site import Site
from partage.catalogue.urls import finding_address, sheet_address, term_address, terms_with_pages
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term, Territory
from partage.runtime.cache import BlobRef
from partage.search.field_texts import FieldText, field_texts, names_of, plain_blocks
from partage.sheets.fields import field_label
from partage.text.strings import Locale

SHEET = "sheet"
PAGE = "page"
NEAR_THE_TITLE = frozenset(
    {
        "summary",
        "plain",
        "themes",
        "methods",
        "selection",
        "audiences",
        "schemes",
        "place",
        "keywords",
        "also_known",
    }
)
"""Attributes that say what a sheet is about: they weigh less than its title, more than its lists."""
MAX_IDENTIFYING_CODES = 3
"""A place with at most this many postal codes is identified by them."""
_CODED = frozenset({"commune", "arrondissement-municipal", "departement", "qpv"})

Texts: TypeAlias = tuple[str, str, str, str]
"""From the heaviest: title; summary, terms and their names; lists of the front matter; body."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of MkDocs, written by hand."""

    address: str
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True)
class Document:
    """One search result."""

    kind: str
    """`sheet`, `page`, or the facet of a term."""
    address: str
    label: str
    summary: str
    about: Initiative | tuple[Term, HandWritten | None] | HandWritten

    @property
    def identifier(self) -> str:
        """Last folder of its address: the identifier of a sheet or a term."""
        return self.address.rstrip("/").rpartition("/")[2]


def document_of(initiative: Initiative) -> Document:
    """Return the document of *initiative*."""
    return Document(SHEET, sheet_address(initiative.id), initiative.title, "", initiative)


def documents_of(site: Site, pages: Collection[HandWritten]) -> list[Document]:
    """Return the sheets in the order of the catalogue, then the terms that have a page, *pages* and the findings.

    A hand-written page of a term is one document with it.
    """
    by_address = {page.address: page for page in pages}
    documents = [document_of(each) for each in site.catalogue.initiatives]
    for facet, term in terms_with_pages(site):
        address = term_address(facet.id, term.id)
        # The definition of an organisation holds its type.
        definition = term.defined(site.locale) if facet.id != "actor" else ""
        own = by_address.pop(address, None)
        documents.append(Document(facet.id, address, term.named(site.locale), definition, (term, own)))
    findings = [
        HandWritten(finding_address(each.id), each.fields.title, each.fields.statement, "")
        for each in site.findings.by_id.values()
    ]
    documents += [
        Document(PAGE, page.address, page.title, page.description, page)
        for page in (*by_address.values(), *findings)
    ]
    return documents


def texts_of(site: Site, document: Document) -> Texts:
    """Return the texts of *document* by weight."""
    if isinstance(document.about, Initiative):
        return _texts_of_sheet(site, document.about)
    if isinstance(document.about, HandWritten):
        page = document.about
        return page.title, page.description, "", "\n".join(plain_blocks(page.html))
    term, page_of_it = document.about
    body = "\n".join(plain_blocks(page_of_it.html)) if page_of_it else ""
    places = [*_place_names(site, term), *_postal_codes(site, term)] if isinstance(term, Territory) else []
    summary = "\n".join([names_of(term, site.locale), *places, document.summary])
    return document.label, summary, "", body


def _texts_of_sheet(site: Site, initiative: Initiative) -> Texts:
    near: list[str] = []
    lists: list[str] = []
    for field in _field_texts(initiative.packed, site.references, site.locale):
        if field.attribute != "title":
            (near if field.attribute in NEAR_THE_TITLE else lists).append(field.found_by)
    for place, above in _places(site, initiative):
        near += _place_names(site, place)
        for each in above:
            lists += _place_names(site, each)
        # The codes of the nearest place that has any: a town with arrondissements has the codes of all of them.
        codes = next(filter(None, (_postal_codes(site, each) for each in (place, *above))), ())
        (near if len(codes) <= MAX_IDENTIFYING_CODES else lists).extend(codes)
    body = _body_blocks(initiative.packed)
    return initiative.title, "\n".join(near), "\n".join(dict.fromkeys(lists)), "\n".join(body)


def _places(site: Site, initiative: Initiative) -> Iterator[tuple[Territory, list[Territory]]]:
    """Yield each place of *initiative* with the places around it, the nearest first."""
    places = site.references.territories
    for identifier in initiative.terms.get("territory", ()):
        yield places[identifier], [places[each] for each in places[identifier].ancestors]


def _place_names(site: Site, place: Territory) -> Iterator[str]:
    yield names_of(place, site.locale)
    if place.code and place.kind in _CODED:
        yield place.code
    yield from site.references.territories.nicknames(place.id)


def _postal_codes(site: Site, place: Territory) -> tuple[str, ...]:
    return site.references.territories.postal_codes(place.id)


# The text for excerpts and the terms of the index are built one right after the other.
@lru_cache(maxsize=64)
def _field_texts(packed: bytes | BlobRef, references: ReferenceData, locale: Locale) -> tuple[FieldText, ...]:
    return tuple(field_texts(sheet_of(packed).fields, references, locale))


@lru_cache(maxsize=64)
def _body_blocks(packed: bytes | BlobRef) -> tuple[str, ...]:
    sections = sheet_of(packed).sections
    return tuple(block for each in sections for block in (each.title, *plain_blocks(each.html)) if block)


def readable(site: Site, initiative: Initiative) -> list[str]:
    """Return the text of a sheet that excerpts are taken from, by paragraph, as a reader sees it."""
    shown: dict[str, list[str]] = {}
    for each in _field_texts(initiative.packed, site.references, site.locale):
        shown.setdefault(each.attribute, []).append(each.shown)
    lists = [
        f"{field_label(attribute, site.locale)} : {' ; '.join(values)}"
        for attribute, values in shown.items()
        if attribute not in ("title", "summary")
    ]
    places = [
        each.named(site.locale) for place, above in _places(site, initiative) for each in (place, *above)
    ]
    where = f"{field_label('territories', site.locale)} : {' ; '.join(dict.fromkeys(places))}"
    return [initiative.title, initiative.summary, *_body_blocks(initiative.packed), *lists, where]
