"""The columns of the tables of sheets: what the engine knows of each, then one for each field of a front matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.sheets.fields import KEYS, FrontMatter, field_label
from partage.text.strings import Locale

DAY = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    key: str
    """Its head, and its key in JSON."""
    title: str
    help: str = ""
    type: str = "string"
    """One of Table Schema."""
    is_required: bool = False
    attribute: str = ""
    """Of the front matter; empty for what the engine knows."""

    def label(self, locale: Locale) -> str:
        """Return what the field is called on a page in *locale*."""
        return field_label(self.attribute, locale) if self.attribute else self.title

    @property
    def described(self) -> Mapping[str, Any]:
        """The field of a Table Schema."""
        described: dict[str, Any] = {"name": self.key, "title": self.title, "type": self.type}
        if self.help:
            described["description"] = self.help
        if self.is_required:
            described["constraints"] = {"required": True}
        return described


_FROM_HISTORY = "D’après l’historique ; vide si on ne sait pas."
KNOWN = (
    Column(key="id", title="Identifiant", help="Permanent : la fin de l’adresse de la fiche.", is_required=True),
    Column(key="adresse", title="Adresse de la page", is_required=True),
    Column(key="creee_le", title="Fiche créée le", help=_FROM_HISTORY, type=DAY),
    Column(key="modifiee_le", title="Fiche modifiée le", help=_FROM_HISTORY, type=DAY),
)  # fmt: skip
"""Where a sheet is, and since when: known when files are put together, not when the sheet is read."""


def _column(attribute: str, kind: FieldKind) -> Column:
    declared = FrontMatter.model_fields[attribute]
    said = [str(declared.description)]
    if kind.is_list or kind.kind == "levels":
        said.append("Plusieurs valeurs sont séparées par « | ».")
    if kind.vocabularies:
        said.append(f"Termes de {' et '.join(f'vocabulaires/{name}.json' for name in kind.vocabularies)}.")
    return Column(
        key=kind.key,
        title=field_label(attribute, "fr"),
        help=" ".join(said),
        is_required=kind.is_required,
        attribute=attribute,
    )


FIELDS = tuple(_column(attribute, FIELD_KINDS[attribute]) for attribute in KEYS)
"""One for each field, in the order of their declaration."""
COLUMNS = (*KNOWN, *FIELDS)
