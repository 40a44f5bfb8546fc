"""A checked front matter → plain values by front-matter key; and plain values → what a cell of a table says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from pydantic import BaseModel

from partage.exports.inert import readable
from partage.reference.reference_data import ReferenceData
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.sheets.fields import FrontMatter
from partage.sheets.markers import UNKNOWN

Plain: TypeAlias = "str | int | Sequence[Plain] | Mapping[str, Plain]"
BETWEEN = "|"
"""Between the values of a cell; one that is in a value follows a backslash."""


def plain_fields(fields: FrontMatter) -> dict[str, Plain]:
    """Return every field that is filled, by key, in the order of their declaration: terms by identifier, dates in ISO
    8601. What a mandatory field leaves open is « non-renseigne »."""
    return _plain_model(fields, FIELD_KINDS)


def _plain_model(model: BaseModel, kinds: Mapping[str, FieldKind]) -> dict[str, Plain]:
    found = {}
    for name, kind in kinds.items():
        value = getattr(model, name)
        plain = UNKNOWN if value is None and kind.may_stay_open else _plain(value, kind)
        if plain not in ("", [], {}):
            found[kind.key] = plain
    return found


def _plain(value: object, kind: FieldKind) -> Plain:
    if isinstance(value, str):
        return readable(value) if value else ""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int):
        return value
    if isinstance(value, BaseModel):
        return _plain_model(value, kind.items)
    if isinstance(value, (tuple, list)):
        return [_plain(each, kind) for each in value]
    if isinstance(value, Mapping):
        return {readable(str(key)): readable(str(each)) for key, each in value.items()}
    return readable(str(value))


def labelled(value: Plain, kind: FieldKind, references: ReferenceData) -> Plain:
    """Return *value* with the French names of its terms and places, for people."""
    if isinstance(value, str):
        return _name(value, kind, references)
    if isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        if kind.kind == "levels":
            return {
                _term(key, kind.vocabularies[0], references): _term(
                    str(each), kind.vocabularies[-1], references
                )
                for key, each in value.items()
            }
        by_key = {part.key: part for part in kind.items.values()}
        return {key: labelled(each, by_key[key], references) for key, each in value.items()}
    return [labelled(each, kind, references) for each in value]


def _name(value: str, kind: FieldKind, references: ReferenceData) -> str:
    if kind.kind == "term":
        return _term(value, kind.vocabularies[0], references)
    if kind.kind == "place":
        try:
            return references.territories[value].label
        except KeyError:
            return value
    return value


def _term(identifier: str, vocabulary: str, references: ReferenceData) -> str:
    term = references.vocabularies[vocabulary].terms.get(identifier)
    return term.label if term else identifier


def flat(value: Plain, between: str = BETWEEN) -> str:
    """Return *value* as the text of one cell: values of a list *between*, parts of an item as « clé: valeur; … »."""
    if isinstance(value, (str, int)):
        return str(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {flat(each, ', ')}" for key, each in value.items())
    if BETWEEN not in between:
        return between.join(flat(each, between) for each in value)
    return between.join(flat(each).replace(BETWEEN, f"\\{BETWEEN}") for each in value)
