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
from partage.search.place_passages import place_names, place_passages, postal_codes
from partage.text.analysis import Language, language_of
from partage.text.characters import on_one_line
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
    places: list[Passage] = []
    if isinstance(term, Territory):
        places += place_names(site.references, site.locales, term)
        places += postal_codes(site.references, term)
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
    for field in _field_texts(initiative.packed, site.references, site.locales[0], site.locales):
        if field.attribute != "title":
            (near if field.attribute in NEAR_THE_TITLE else lists).extend(field.found_by)
    for identifier in initiative.terms.get("territory", ()):
        named, others = place_passages(identifier, site.references, site.locales)
        near += named
        lists += others
    sections = sheet_of(initiative.packed).sections
    body = "\n".join(block for each in sections for block in (each.title, *plain_blocks(each.html)) if block)
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


# The values for extracts and the terms of the index are made one right after the other.
@lru_cache(maxsize=64)
def _field_texts(
    packed: bytes | BlobRef, references: ReferenceData, locale: Locale, locales: tuple[Locale, ...]
) -> tuple[FieldText, ...]:
    return tuple(field_texts(sheet_of(packed).fields, references, locale, locales))


def values_text(site: Site, initiative: Initiative) -> str:
    """Return `readable_values` as extracts and exact words are looked for in them: a field a line."""
    values = readable_values(site, initiative)
    return "\n".join("\t".join(on_one_line(each).replace("\t", " ") for each in field) for field in values)


def readable_values(site: Site, initiative: Initiative) -> list[tuple[str, ...]]:
    """Return the values of the fields of a sheet in the first edition: the attribute, then its values, terms `marked`.

    The places and what holds them come last.
    """
    shown: dict[str, list[str]] = {}
    for each in _field_texts(initiative.packed, site.references, site.locales[0], site.locales):
        shown.setdefault(each.attribute, []).append(each.shown)
    places = (
        marked(each, site.locales[0], site.locales)
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
