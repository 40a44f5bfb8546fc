"""Closed lists as SKOS concept schemes (JSON-LD 1.1): each file holds its own context, so that nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from partage.exports.inert import json_text, readable
from partage.reference.terms import Term

CONTEXT: Mapping[str, Any] = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "notation": "skos:notation",
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@language": "fr", "@container": "@set"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "broader": {"@id": "skos:broader", "@type": "@id"},
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}


def scheme(address: str, name: str, terms: Iterable[Term]) -> str:
    """Return the list *name* of *terms*; *address* is that of its file, and its concepts are fragments of it."""
    head = {"id": address or "#", "type": "skos:ConceptScheme", "prefLabel": {"fr": name}}
    return (
        json_text({"@context": CONTEXT, "graph": [head, *(_concept(address, each) for each in terms)]}) + "\n"
    )


def _concept(address: str, term: Term) -> Mapping[str, Any]:
    concept = {
        "id": f"{address}#{term.id}",
        "type": "skos:Concept",
        "notation": term.id,
        "prefLabel": _in_languages(term.label, term.label_en),
        # SKOS forbids a concept to be called one thing in two ways.
        "altLabel": [each for each in dict.fromkeys(map(readable, term.aliases)) if each != term.label],
        "definition": _in_languages(term.definition, term.definition_en),
        "broader": f"{address}#{term.broader}" if term.broader else "",
        "inScheme": address or "#",
    }
    return {key: value for key, value in concept.items() if value}


def _in_languages(french: str, english: str) -> Mapping[str, str]:
    return {language: readable(text) for language, text in (("fr", french), ("en", english)) if text}
