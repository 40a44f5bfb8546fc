"""What an edition calls the fields and the terms that texts of sheets name, for extracts."""

from __future__ import annotations

from typing import Any

from partage.catalogue.site import Site
from partage.search.field_texts import NOT_SEARCHED, TOPICAL_LISTS
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import field_label


def field_labels(site: Site) -> dict[str, Any]:
    """Return the names of fields by attribute; those of terms by identifier, where the first edition has others."""
    first = site.locales[0]
    attributes = [each for each in FIELD_KINDS if each not in NOT_SEARCHED]
    vocabularies = [
        vocabulary.terms for name, vocabulary in site.references.vocabularies.items() if name in TOPICAL_LISTS
    ]
    terms = [term for each in vocabularies for term in each.values()]
    return {
        "fields": {each: field_label(each, site.locale) for each in (*attributes, "territories")},
        "terms": {
            term.id: term.named(site.locale)
            for term in (*terms, *site.catalogue.used("territory"))
            if term.named(site.locale) != term.named(first)
        },
    }
