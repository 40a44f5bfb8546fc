"""Linked data read by a real parser, with the few words of schema.org that pages use: nothing is fetched."""

from __future__ import annotations

import json
import warnings
from typing import Any

from rdflib import Graph
from rdflib.namespace import RDF

SCHEMA = "https://schema.org/"
ADDRESSES = ("url", "item", "image", "license")
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ADDRESSES}}
"""What https://schema.org answers with, as far as it matters here."""
COMMON = {"name", "url", "description", "alternateName", "identifier"}
PROPERTIES = {
    "WebSite": COMMON | {"inLanguage", "potentialAction"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "DefinedTerm": COMMON | {"termCode", "inDefinedTermSet"},
    "DefinedTermSet": COMMON,
    "Article": COMMON
    | {"headline", "abstract", "image", "inLanguage", "isPartOf", "about", "spatialCoverage", "temporalCoverage", "mentions",
       "author", "contributor", "license", "keywords", "dateCreated", "dateModified", "isBasedOn"},
    "CreativeWork": COMMON | {"author"},
    "Place": COMMON | {"geo"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Organization": COMMON,
    "Dataset": COMMON | {"license", "isAccessibleForFree", "dateModified", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
}  # fmt: skip
"""Properties that schema.org gives to each type, of those that we use."""


def graph_of(text: str, base: str = "https://partage.exemple/") -> Graph:
    """Return the triples of a JSON-LD document; each type has only properties that it may have."""
    document: dict[str, Any] = json.loads(text)
    assert document.pop("@context") == "https://schema.org"
    graph = Graph()
    with warnings.catch_warnings():
        # The parser warns of a class of its own.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=json.dumps({"@context": CONTEXT, **document}), format="json-ld", base=base)
    for subject in set(graph.subjects()):
        types = [str(each).removeprefix(SCHEMA) for each in graph.objects(subject, RDF.type)]
        assert types, f"{subject} has no type"
        said = {str(each).removeprefix(SCHEMA) for each in graph.predicates(subject) if each != RDF.type}
        allowed = set().union(*(PROPERTIES[each] for each in types))
        assert said <= allowed, (types, said - allowed)
    return graph


def values(graph: Graph, subject: str, name: str) -> list[str]:
    """Return what *graph* says of *subject* under a property of schema.org."""
    rows = graph.query(f"SELECT ?o WHERE {{ <{subject}> <{SCHEMA}{name}> ?o }}")
    return sorted(str(row[0]) for row in rows)  # type: ignore[index]


def names(graph: Graph, subject: str, name: str) -> list[str]:
    """Return the names of the things that *graph* links *subject* to."""
    rows = graph.query(f"SELECT ?n WHERE {{ <{subject}> <{SCHEMA}{name}> ?o . ?o <{SCHEMA}name> ?n }}")
    return sorted(str(row[0]) for row in rows)  # type: ignore[index]
