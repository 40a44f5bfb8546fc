"""What describes the published files: a Data Package (version 2), a JSON Schema, a text to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from partage.exports.columns import COLUMNS, DAY
from partage.exports.inert import APOSTROPHE, json_text, readable
from partage.exports.piece import INAPPLICABLE, SHEET_DELIMITER, TEXT
from partage.exports.tables import TABLES, Table
from partage.exports.values import BETWEEN
from partage.settings.values import Licence
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.text.strings import WRITTEN_IN, grouped

VERSION = "1"
"""Of what is promised: within it, fields and files are added; none is changed or taken away."""
PACKAGE_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SPREADSHEET, WHOLE, POINTS = "fiches-tableur.csv", "fiches.json", "fiches.geojson"
PER_FILE = 2_000
"""Sheets of `fiches.json`, and of each file that goes on after it: hosts refuse files of more than 25 MB, which
two thousand sheets reach where each is of 12 kB, twice what measured ones are."""
SCHEMA, PACKAGE, README = "fiches.schema.json", "datapackage.json", "LISEZMOI.txt"
MEDIA_TYPES = {"fiches.csv": "text/csv", WHOLE: "application/json", POINTS: "application/geo+json"}
"""Of the main files, for those who list data."""
PLACES = {"name": "etalab-2.0", "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
          "title": "Licence Ouverte 2.0 (Etalab) : Insee, code officiel géographique ; IGN, points"}  # fmt: skip


class Base(NamedTuple):
    """What the descriptions say of the base itself."""

    name: str
    description: str
    address: str
    """Of the site; empty where it is unknown."""
    lists: tuple[str, ...]
    """Names of the closed lists."""
    licence: Licence = Licence()
    are_of_france: bool = True
    """Whether places are those of the official code of France."""
    sheets: int = 0

    @property
    def whole(self) -> tuple[str, ...]:
        """Paths of the files that say all of the sheets: `fiches.json`, and those that go on after it."""
        return whole_files(self.sheets)


def whole_files(sheets: int) -> tuple[str, ...]:
    """Return the paths of the files that say all of so many *sheets*, the first of which is always there."""
    return (WHOLE, *(f"fiches-{number}.json" for number in range(2, -(-sheets // PER_FILE) + 1)))


def package(base: Base) -> str:
    """Return the Data Package: each file, and the schema of each table."""
    resources = [*map(_table, TABLES), *_other_files(base)]
    described = {
        "$schema": PACKAGE_SCHEMA,
        "name": "initiatives",
        "title": readable(base.name),
        "description": readable(base.description),
        "homepage": base.address,
        "version": VERSION,
        "licenses": [*_own_licence(base), *([PLACES] if base.are_of_france else [])],
        "resources": resources,
    }
    return json_text({key: value for key, value in described.items() if value}) + "\n"


def _own_licence(base: Base) -> Iterable[Mapping[str, str]]:
    if base.licence.name:
        said = {"name": base.licence.code, "path": base.licence.address, "title": readable(base.licence.name)}
        yield {key: value for key, value in said.items() if value}


def _own_licence_in_words(base: Base) -> str:
    if not base.licence.name:
        return ""
    name = readable(base.licence.name)
    return f"- Fiches et vocabulaires : {name}, sauf fiche dont le champ « licence » dit autre chose.\n"


def _places_in_words(base: Base) -> str:
    return f"- Territoires, populations et points : {PLACES['title']}.\n" if base.are_of_france else ""


def _table(table: Table) -> Mapping[str, Any]:
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [column.described for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [key]}}
            for column, other, key in table.refers
        ]
    return {
        "name": table.name, "path": table.path, "title": table.title, "type": "table", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
    }  # fmt: skip


def _other_files(base: Base) -> Iterable[Mapping[str, Any]]:
    for number, path in enumerate(base.whole, 1):
        yield {"name": path.replace("fiches", "fiches-json", 1).removesuffix(".json"), "path": path, "format": "json",
               "mediatype": MEDIA_TYPES[WHOLE], "title": "Fiches, tout ce qu’elles disent, texte compris"
               + (f" (suite, {number} sur {len(base.whole)})" if number > 1 else "")}  # fmt: skip
    yield {"name": "fiches-points", "path": POINTS, "format": "geojson", "mediatype": "application/geo+json",
           "title": "Un point par fiche et par territoire qui en a un"}  # fmt: skip
    for name in base.lists:
        yield {"name": f"vocabulaire-{name}", "path": f"vocabulaires/{name}.json", "format": "jsonld",
               "mediatype": "application/ld+json", "title": f"Liste « {name} » (SKOS)"}  # fmt: skip


def schema() -> str:
    """Return the JSON Schema of the whole file of sheets."""
    known = {
        column.key: {"type": "string", **({"format": "date"} if column.type == DAY else {})}
        for column in COLUMNS
        if not column.attribute
    }
    fields = {column.key: _any_of(FIELD_KINDS[column.attribute]) for column in COLUMNS if column.attribute}
    more = {INAPPLICABLE: {"type": "array", "items": {"type": "string"}}, TEXT: {"type": "string"}}
    sheet = {
        "type": "object",
        "required": [column.key for column in COLUMNS if column.is_required],
        "properties": {**known, **fields, **more},
        "additionalProperties": False,
    }
    whole = {
        "schema_version": {"const": VERSION},
        "total": {"type": "integer", "minimum": 0},
        "licence": {"type": "string"},
        "fiches": {"type": "array", "items": sheet},
    }
    required = [*whole]
    # All its files, the first one included, where one does not hold every sheet.
    whole["fichiers"] = {"type": "array", "items": {"type": "string"}, "minItems": 2}
    described = {"$schema": DIALECT, "type": "object", "required": required, "properties": whole}
    return json_text({**described, "additionalProperties": False}) + "\n"


def _any_of(kind: FieldKind) -> Mapping[str, Any]:
    if kind.kind == "levels":
        return {"type": "object", "additionalProperties": {"type": "string"}}
    one: Mapping[str, Any] = {"type": "integer" if kind.kind == "number" else "string"}
    if kind.items:
        one = {
            "type": "object",
            "required": [part.key for part in kind.items.values() if part.is_required],
            "properties": {part.key: _any_of(part) for part in kind.items.values()},
            "additionalProperties": False,
        }
    return {"type": "array", "items": one} if kind.is_list else one


def readme(base: Base) -> str:
    """Return what a person reads first."""
    more = (
        f" Ici, les {len(base.whole)} fichiers vont de {WHOLE} à {base.whole[-1]}."
        if len(base.whole) > 1
        else ""
    )
    tables = "\n".join(f"- {table.path} : {table.title.lower()}." for table in TABLES)
    return f"""{readable(base.name)} : données ouvertes, version {VERSION}
{base.address}

Ce dossier
{tables}
- {SPREADSHEET} : les fiches pour un tableur (séparateur « {SHEET_DELIMITER} », noms français des termes).
- {WHOLE} : tout ce que disent les fiches, texte compris ; {SCHEMA} en est le schéma.
  Une base de plus de {grouped(PER_FILE, WRITTEN_IN)} fiches continue dans fiches-2.json et les suivants ; chacun
  les nomme tous (« fichiers »).{more}
- {POINTS} : un point par fiche et par territoire qui en a un (QGIS, uMap).
- fiches/ : chaque fiche telle qu’elle a été écrite (« fichier ») et ses champs (« valeurs »), par paquets. Celui
  d’une fiche : le hachage FNV-1a sur 32 bits de son identifiant, modulo « fichiers » de fiches/index.json.
- vocabulaires/ : chaque liste de termes, en SKOS (JSON-LD).
- {PACKAGE} : la description de chaque table, colonne par colonne (Data Package 2).
- catalogue.jsonld, catalogue.ttl : les mêmes fichiers pour les portails qui moissonnent (DCAT-AP 3).

À savoir
- Ce que personne n’a renseigné est vide ; « non-renseigne » est ce qu’une fiche dit ne pas savoir.
- Dans les tables, plusieurs valeurs sont séparées par « {BETWEEN} » ; dans une valeur, ce signe suit une
  barre oblique inverse.
- Dans les tables, les retours à la ligne sont des espaces, et un texte qui commence comme une formule
  (= + - @) est précédé d’une apostrophe ({APOSTROPHE}). {WHOLE} a le texte tel quel.
- {WHOLE}, avec ses suites s’il y en a, suffit à refaire la base, les mêmes pages en sortent. Ne s’y trouvent pas : les
  commentaires et les notes des auteurs, l’ordre et la façon d’écrire des champs (fiches/ les garde), les images, les
  pages écrites à la main.
- Dans la version {VERSION}, des champs et des fichiers s’ajoutent ; aucun ne change de sens ni ne disparaît.

Licences
{_own_licence_in_words(base)}{_places_in_words(base)}"""
