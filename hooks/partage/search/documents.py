"""What can be found: sheets, pages of terms and hand-written pages, with their texts by weight."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from partage.catalogue.initiative import Initiative, sheet_of
from partage.catalogue.site import Site
from partage.catalogue.urls import finding_address, sheet_address, term_address, terms_with_pages
from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term, Territory
from partage.runtime.cache import BlobRef
from partage.search.field_texts import (
    OF_EDITIONS,
    FieldText,
    Passage,
    Voice,
    by_voice,
    field_texts,
    is_named_in_english,
    marked,
    name_passages,
    plain_blocks,
)
from partage.text.analysis import Language, language_of
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

Texts: TypeAlias = tuple[Mapping[Voice, str], Mapping[Voice, str], Mapping[Voice, str], Mapping[Voice, str]]
"""From the heaviest, each by voice: title; summary, terms and their names; lists of the front matter; body."""


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page of MkDocs, written by hand."""

    address: str
    title: str
    description: str
    html: str
    language: str
    """Tag of the language that it is in."""


@dataclass(frozen=True, slots=True)
class Document:
    """One search result."""

    kind: str
    """`sheet`, `page`, or the facet of a term."""
    address: str
    label: str
    about: Initiative | tuple[Term, HandWritten | None] | HandWritten
    also: tuple[HandWritten, ...] = ()
    """The same page as other editions have it."""

    @property
    def identifier(self) -> str:
        """Last folder of its address: the identifier of a sheet or a term."""
        return self.address.rstrip("/").rpartition("/")[2]


def document_of(initiative: Initiative) -> Document:
    """Return the document of *initiative*."""
    return Document(SHEET, sheet_address(initiative.id), initiative.title, initiative)


def documents_of(site: Site, pages: Collection[HandWritten]) -> list[Document]:
    """Return the sheets in the order of the catalogue, then the terms that have a page, *pages* and the findings.

    A hand-written page of a term is one document with it.
    """
    by_address = {page.address: page for page in pages}
    documents = [document_of(each) for each in site.catalogue.initiatives]
    for facet, term in terms_with_pages(site):
        address = term_address(facet.id, term.id)
        own = by_address.pop(address, None)
        documents.append(Document(facet.id, address, term.named(site.locale), (term, own)))
    findings = [
        HandWritten(
            finding_address(each.id), each.fields.title, each.fields.statement, "", site.references.language
        )
        for each in site.findings.by_id.values()
    ]
    documents += [
        Document(PAGE, page.address, page.title, page) for page in (*by_address.values(), *findings)
    ]
    return documents


def languages_of(site: Site) -> list[Language]:
    """Return the languages of what can be found: French, in which terms and places are named, is always one."""
    sheets = {
        language_of(initiative.language or site.references.language)
        for initiative in site.catalogue.initiatives
    }
    return list(
        dict.fromkeys((language_of(site.locale), language_of(site.references.language), *sorted(sheets)))
    )


def texts_of(site: Site, document: Document) -> Texts:
    """Return the texts of *document* by weight: the same ones for every edition of *site*."""
    if isinstance(document.about, Initiative):
        return _texts_of_sheet(site, document.about)
    if isinstance(document.about, HandWritten):
        return _texts_of_pages(document.about, document.also)
    term, own = document.about
    places = [*_place_names(site, term), *_postal_codes(site, term)] if isinstance(term, Territory) else []
    title: dict[Voice, str] = {"fr": term.label}
    near: list[Passage] = [*name_passages(term, site.locales), *places]
    # The definition of an organisation holds its type.
    if document.kind != "actor":
        near.append(("fr", term.definition))
    if is_named_in_english(site.locales):
        title |= {"+en": term.label_en} if term.label_en else {}
        near += [("+en", term.definition_en)] if term.definition_en and document.kind != "actor" else []
    pages = [own, *document.also] if own else document.also
    body = _texts_of_pages(pages[0], pages[1:])[3] if pages else {}
    return title, by_voice(near, "\n"), {}, body


def _texts_of_pages(page: HandWritten, others: Iterable[HandWritten]) -> Texts:
    pages = [(_voice(page), page)]
    pages += [(OF_EDITIONS[language_of(each.language)], each) for each in others]
    return (
        {voice: each.title for voice, each in pages},
        {voice: each.description for voice, each in pages},
        {},
        {voice: "\n".join(plain_blocks(each.html)) for voice, each in pages},
    )


def _voice(page: HandWritten) -> Voice:
    return language_of(page.language)


def _texts_of_sheet(site: Site, initiative: Initiative) -> Texts:
    own = language_of(initiative.language or site.references.language)
    near: list[Passage] = []
    lists: list[Passage] = []
    for field in _field_texts(initiative.packed, site.references, site.locale, site.locales):
        if field.attribute != "title":
            (near if field.attribute in NEAR_THE_TITLE else lists).extend(field.found_by)
    for place, above in _places(site, initiative):
        near += _place_names(site, place)
        for each in above:
            lists += _place_names(site, each)
        # The codes of the nearest place that has any: a town with arrondissements has the codes of all of them.
        codes = next(filter(None, (_postal_codes(site, each) for each in (place, *above))), ())
        (near if len(codes) <= MAX_IDENTIFYING_CODES else lists).extend(codes)
    body = "\n".join(_body_blocks(initiative.packed))
    return (
        {own: initiative.title},
        by_voice(near, "\n"),
        by_voice(dict.fromkeys(lists), "\n"),
        {own: body},
    )


def _places(site: Site, initiative: Initiative) -> Iterator[tuple[Territory, list[Territory]]]:
    """Yield each place of *initiative* with the places around it, the nearest first."""
    places = site.references.territories
    for identifier in initiative.terms.get("territory", ()):
        yield places[identifier], [places[each] for each in places[identifier].ancestors]


def _place_names(site: Site, place: Territory) -> Iterator[Passage]:
    yield from name_passages(place, site.locales)
    if place.code and (place.kind in _CODED or place.kind in site.references.place_kinds):
        yield "fr", place.code
    yield from (("fr", name) for name in site.references.territories.nicknames(place.id))


def _postal_codes(site: Site, place: Territory) -> tuple[Passage, ...]:
    return tuple(("fr", code) for code in site.references.territories.postal_codes(place.id))


# The text for excerpts and the terms of the index are built one right after the other.
@lru_cache(maxsize=64)
def _field_texts(
    packed: bytes | BlobRef, references: ReferenceData, locale: Locale, locales: tuple[Locale, ...]
) -> tuple[FieldText, ...]:
    return tuple(field_texts(sheet_of(packed).fields, references, locale, locales))


@lru_cache(maxsize=64)
def _body_blocks(packed: bytes | BlobRef) -> tuple[str, ...]:
    sections = sheet_of(packed).sections
    return tuple(block for each in sections for block in (each.title, *plain_blocks(each.html)) if block)


def readable(initiative: Initiative) -> list[str]:
    """Return what people wrote in a sheet under its title and its summary, by paragraph."""
    return [*_body_blocks(initiative.packed)]


def readable_values(site: Site, initiative: Initiative) -> list[tuple[str, ...]]:
    """Return the values of the fields of a sheet: the attribute, then its values, whose terms are `marked`.

    The places and what holds them come last.
    """
    shown: dict[str, list[str]] = {}
    for each in _field_texts(initiative.packed, site.references, site.locale, site.locales):
        shown.setdefault(each.attribute, []).append(each.shown)
    places = (
        marked(each, site.locale, site.locales)
        for place, above in _places(site, initiative)
        for each in (place, *above)
    )
    return [
        *(
            (attribute, *values)
            for attribute, values in shown.items()
            if attribute not in ("title", "summary")
        ),
        ("territories", *dict.fromkeys(places)),
    ]
