"""The catalogue of the data for portals that harvest them (DCAT-AP 3), in JSON-LD and in Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from partage.exports.described import MEDIA_TYPES, WHOLE, Base
from partage.exports.inert import json_text, readable

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
JSONLD, TURTLE = "catalogue.jsonld", "catalogue.ttl"
FRENCH = "http://publications.europa.eu/resource/authority/language/FRA"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


class Text(NamedTuple):
    """Words in French, or a value of the type *kind*."""

    said: str
    kind: str = ""


Value: TypeAlias = "str | Text"
"""The address of a thing, or what is said."""
Thing: TypeAlias = tuple[str, str, Sequence[tuple[str, Value]]]
"""Its address, its class, its properties."""


def things(base: Base, page: str, folder: str, changed: str) -> Iterator[Thing]:
    """Yield the catalogue, its only dataset, and a distribution for each main file.

    *page* and *folder* are the addresses of the page and of the files; *changed* is the day of the last change,
    if it is known.
    """
    catalogue, dataset, publisher = (f"{page}#{name}" for name in ("catalogue", "jeu", "editeur"))
    name, description = Text(readable(base.name)), Text(readable(base.description))
    about: list[tuple[str, Value]] = [
        ("dct:title", name),
        ("dct:description", description),
        ("dct:publisher", publisher),
        ("dct:language", FRENCH),
    ]
    licence = [("dct:license", base.licence.address)] if base.licence.address else []
    if changed:
        about.append(("dct:modified", Text(changed, "xsd:date")))
    yield catalogue, "dcat:Catalog", [*about, *licence, ("foaf:homepage", base.address),
                                      ("dcat:dataset", dataset)]  # fmt: skip
    kinds = {**MEDIA_TYPES, **dict.fromkeys(base.whole, MEDIA_TYPES[WHOLE])}
    files = [(f"{page}#{file}", file, kind) for file, kind in kinds.items()]
    yield dataset, "dcat:Dataset", [*about, ("dcat:landingPage", page),
                                    *(("dcat:distribution", address) for address, _, _ in files)]  # fmt: skip
    for address, file, kind in files:
        yield address, "dcat:Distribution", [
            ("dct:title", Text(file)),
            ("dcat:accessURL", folder + file),
            ("dcat:downloadURL", folder + file),
            ("dcat:mediaType", _MEDIA_TYPES + kind),
            *licence,
        ]  # fmt: skip
    yield publisher, "foaf:Agent", [("foaf:name", name)]
    yield FRENCH, "dct:LinguisticSystem", []
    for _, document in licence:
        yield document, "dct:LicenseDocument", []
    yield base.address, "foaf:Document", []
    yield page, "foaf:Document", []
    for kind in sorted(set(MEDIA_TYPES.values())):
        yield _MEDIA_TYPES + kind, "dct:MediaType", []


def jsonld(said: Sequence[Thing]) -> str:
    """Return the catalogue as JSON-LD, with its own context."""
    return json_text({"@context": PREFIXES, "@graph": [_node(*each) for each in said]}) + "\n"


def _node(address: str, kind: str, properties: Sequence[tuple[str, Value]]) -> Mapping[str, object]:
    values: dict[str, list[Mapping[str, str]]] = {}
    for name, value in properties:
        values.setdefault(name, []).append(_object(value))
    return {"@id": address, "@type": kind, **values}


def _object(value: Value) -> Mapping[str, str]:
    if isinstance(value, Text):
        return {"@value": value.said, **({"@type": value.kind} if value.kind else {"@language": "fr"})}
    return {"@id": value}


def turtle(said: Sequence[Thing]) -> str:
    """Return the same as Turtle (RDF 1.1)."""
    lines = [f"@prefix {prefix}: <{address}> ." for prefix, address in PREFIXES.items()]
    for address, kind, properties in said:
        parts = [f"a {kind}", *(f"{name} {_term(value)}" for name, value in properties)]
        lines += ["", f"<{address}> " + " ;\n  ".join(parts) + " ."]
    return "\n".join(lines) + "\n"


def _term(value: Value) -> str:
    if isinstance(value, Text):
        # What JSON writes in a string, Turtle reads so; not what it writes of characters beyond U+FFFF in ASCII.
        return json.dumps(value.said, ensure_ascii=False) + (f"^^{value.kind}" if value.kind else "@fr")
    return f"<{value}>"
