"""Strict JSON Schemas of what is published as JSON, besides the one that is published: nothing more, nothing less."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = {"type": "string", "minLength": 1}
_ADDRESS = {"type": "string", "pattern": "^https://partage\\.exemple/"}
_DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"}


def whole(properties: Mapping[str, Any], *optional: str) -> dict[str, Any]:
    """Return the schema of an object that has *properties*, all but the *optional* ones mandatory, and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": [each for each in properties if each not in optional],
        "additionalProperties": False,
    }


def many(one: Mapping[str, Any], least: int = 0) -> dict[str, Any]:
    """Return the schema of a list of *one*."""
    return {"type": "array", "items": one, "minItems": least}


_NAMES = {
    "type": "object",
    "propertyNames": {"enum": ["fr", "en"]},
    "additionalProperties": _TEXT,
    "minProperties": 1,
}
_SCHEME = whole({"id": _ADDRESS, "type": {"const": "skos:ConceptScheme"}, "prefLabel": _NAMES})
_CONCEPT = whole(
    {
        "id": {"type": "string", "pattern": "^https://partage\\.exemple/.+#[a-z0-9-]+$"},
        "type": {"const": "skos:Concept"},
        "notation": _TEXT,
        "prefLabel": _NAMES,
        "altLabel": many(_TEXT, 1),
        "definition": _NAMES,
        "broader": _ADDRESS,
        "inScheme": _ADDRESS,
    },
    "altLabel", "definition", "broader",
)  # fmt: skip
_POINT = whole(
    {
        "type": {"const": "Point"},
        "coordinates": {
            "type": "array",
            "prefixItems": [
                {"type": "number", "minimum": -180, "maximum": 180},
                {"type": "number", "minimum": -90, "maximum": 90},
            ],
            "items": False,
            "minItems": 2,
        },
    }
)
_PROPERTIES = whole(dict.fromkeys(("adresse", "id", "territoire", "lieu", "titre", "themes", "etat"), _TEXT))
_FEATURE = whole({"type": {"const": "Feature"}, "properties": _PROPERTIES, "geometry": _POINT})
_NODE = {
    "type": "object",
    "properties": {"@id": {"type": "string", "format": "uri"}, "@type": _TEXT},
    "required": ["@id", "@type"],
    "additionalProperties": many({"type": "object", "additionalProperties": {"type": "string"}}, 1),
}
_LICENCE = whole({"name": _TEXT, "path": _TEXT, "title": _TEXT})
_FIELD = whole(
    {"name": _TEXT, "title": _TEXT, "type": {"enum": ["string", "integer", "number", "date"]}, "description": _TEXT,
     "constraints": whole({"required": {"const": True}})},
    "description", "constraints",
)  # fmt: skip
_REFERENCE = whole({"resource": _TEXT, "fields": many(_TEXT, 1)})
_TABLE = whole(
    {"$schema": _TEXT, "fields": many(_FIELD, 1), "missingValues": {"const": [""]}, "primaryKey": many(_TEXT, 1),
     "foreignKeys": many(whole({"fields": many(_TEXT, 1), "reference": _REFERENCE}), 1)},
    "primaryKey", "foreignKeys",
)  # fmt: skip
_RESOURCE = whole(
    {"name": {"type": "string", "pattern": "^[a-z0-9-]+$"}, "path": _TEXT, "title": _TEXT, "type": {"const": "table"},
     "format": _TEXT, "mediatype": _TEXT, "encoding": {"const": "utf-8"}, "schema": _TABLE},
    "type", "encoding", "schema",
)  # fmt: skip
_ITEM = whole(
    {
        "id": _ADDRESS,
        "url": _ADDRESS,
        "title": _TEXT,
        "content_text": _TEXT,
        "date_published": _DAY,
        "date_modified": _DAY,
    }
)
VERSION = {"const": "1"}
LIST = whole({"@context": {"type": "object"}, "graph": {**many(_CONCEPT), "prefixItems": [_SCHEME]}})
POINTS = whole({"type": {"const": "FeatureCollection"}, "features": many(_FEATURE)})
OWN_INDEX = whole(
    {"schema_version": VERSION, "total": {"type": "integer"}, "fichiers": {"type": "integer", "minimum": 1},
     "hachage": {"const": "FNV-1a 32"}}
)  # fmt: skip
OWN = whole(
    {
        "schema_version": VERSION,
        "fiches": many(
            whole({"id": _TEXT, "adresse": _ADDRESS, "valeurs": {"type": "object"}, "fichier": _TEXT})
        ),
    }
)
CATALOGUE = whole({"@context": {"type": "object", "additionalProperties": _TEXT}, "@graph": many(_NODE, 1)})
PACKAGE = whole(
    {"$schema": _TEXT, "name": _TEXT, "title": _TEXT, "description": _TEXT, "homepage": _ADDRESS, "version": VERSION,
     "licenses": many(_LICENCE, 1), "resources": many(_RESOURCE, 1)},
    "description",
)  # fmt: skip
FEED = whole(
    {"version": {"const": "https://jsonfeed.org/version/1.1"}, "title": _TEXT, "home_page_url": _ADDRESS,
     "feed_url": _ADDRESS, "language": {"const": "fr"}, "authors": many(whole({"name": _TEXT}), 1),
     "_license": whole({"name": _TEXT, "url": {"type": "string", "pattern": "^https://"}}, "url"), "items": {**many(_ITEM, 1), "maxItems": 20}},
    # A site may not say its licence.
    "_license",
)  # fmt: skip


def schema_of(path: str) -> Mapping[str, Any]:
    """Return the schema of the published file at *path*, from the folder of the data."""
    if path.startswith("vocabulaires/"):
        return LIST
    if path.startswith("fiches/"):
        return OWN_INDEX if path == "fiches/index.json" else OWN
    known = {"fiches.geojson": POINTS, "catalogue.jsonld": CATALOGUE, "datapackage.json": PACKAGE}
    return known[path]
