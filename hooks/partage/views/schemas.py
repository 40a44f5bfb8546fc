"""JSON Schemas (2020-12) of the files that people write, for their editors."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import Any

from partage.across.findings import FindingFields
from partage.across.reading_paths import PathFields
from partage.catalogue.site import Site
from partage.reference.acronyms import Acronym
from partage.reference.actors import NamedActor
from partage.reference.method_use import MethodEntry
from partage.reference.names_needed import NAMES, needed
from partage.reference.place_kinds import PlaceKind
from partage.reference.territories import OwnTerritory
from partage.reference.vocabularies import Entry
from partage.rendering.output import Output
from partage.sheets.fields import FrontMatter
from partage.sheets.markers import NOT_APPLICABLE, UNKNOWN

_BOUNDS = frozenset(("maxItems", "minLength"))
"""Those that a base may set."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def outputs(site: Site) -> Iterator[Output]:
    """Yield the schema of a sheet, that of a finding, that of a reading path and those of the vocabulary files."""
    yield Output("schema/initiative.schema.json", partial(_written, sheet_schema, site), ())
    lists = (
        ("vocabulaire", Entry),
        ("methodes", MethodEntry),
        ("territoires", OwnTerritory),
        ("acteurs", NamedActor),
        ("sigles", Acronym),
        ("types-de-territoire", PlaceKind),
    )
    yield Output("schema/constat.schema.json", partial(_written, finding_schema, site), ())
    yield Output("schema/parcours.schema.json", partial(_written, path_schema, site), ())
    for name, model in lists:
        schema = partial(list_schema, languages=site.locales)
        yield Output(f"schema/{name}.schema.json", partial(_written, schema, model), ())


def sheet_schema(site: Site) -> dict[str, Any]:
    """Return the schema of a front matter: its closed lists are those of *site*."""
    schema = FrontMatter.model_json_schema(by_alias=True)
    limits = site.references.limits
    for key, declared in schema["properties"].items():
        for each in (declared, *declared.get("anyOf", ())):
            for bound in _BOUNDS & each.keys():
                each[bound] = limits.of(key, each[bound])
        declared["description"] = limits.told(key, declared.get("description", ""))
        if declared.get("x-niveau") != "O" or key == "porteur":
            title = {
                name: declared.pop(name) for name in ("title", "description", "examples") if name in declared
            }
            extra = {name: declared.pop(name) for name in list(declared) if name.startswith("x-niveau")}
            declared.pop("default", None)
            schema["properties"][key] = {
                **title,
                **extra,
                "anyOf": [declared, {"enum": [UNKNOWN, NOT_APPLICABLE]}],
            }
    return {"$schema": DIALECT, **_with_choices(schema, site)}


def finding_schema(site: Site) -> dict[str, Any]:
    """Return the schema of the front matter of a finding."""
    return {"$schema": DIALECT, **FindingFields.model_json_schema(by_alias=True)}


def path_schema(site: Site) -> dict[str, Any]:
    """Return the schema of the front matter of a reading path: its methods are those of *site*."""
    return {"$schema": DIALECT, **_with_choices(PathFields.model_json_schema(by_alias=True), site)}


def list_schema(
    model: type[Entry | OwnTerritory | NamedActor | Acronym | PlaceKind], languages: Collection[str]
) -> dict[str, Any]:
    """Return the schema of a file that lists entries of *model*, whose terms have a name in each of *languages*."""
    entry = model.model_json_schema(by_alias=True)
    definitions = entry.pop("$defs", {})
    for described in (entry, *definitions.values()) if issubclass(model, Entry) else ():
        kept = [
            key
            for key in described.get("required", ())
            if key not in NAMES.values() or key in needed(languages)
        ]
        described["required"] = kept
    items = {"$ref": entry["$ref"]} if "$ref" in entry else entry
    return {
        "$schema": DIALECT,
        "type": "array",
        "maxItems": model.max_entries,
        "items": items,
        "$defs": definitions,
    }


def _with_choices(schema: Any, site: Site) -> Any:
    """Give every value of a closed list its terms, identifiers only, for editors to complete."""
    if isinstance(schema, list):
        return [_with_choices(each, site) for each in schema]
    if not isinstance(schema, dict):
        return schema
    filled = {key: _with_choices(value, site) for key, value in schema.items()}
    if isinstance(name := schema.get("x-vocabulaire"), str):
        filled["enum"] = list(site.references.vocabularies[name].terms)
    return filled


def _written(schema: Callable[[Any], dict[str, Any]], of: object) -> str:
    return json.dumps(schema(of), ensure_ascii=False, indent=1) + "\n"
