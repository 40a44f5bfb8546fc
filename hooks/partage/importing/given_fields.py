"""The front matter of an imported Markdown file → values that the check accepts, and all the rest of what it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from partage.importing.cell_values import beginning, sorted_out
from partage.reference.reference_data import ReferenceData
from partage.sheets.fields import KEYS
from partage.sheets.writer import Value
from partage.text.problem import Written
from partage.text.translation import spoken_words

_NAMES = {key: name for name, key in KEYS.items()}
_OTHERS = "Autres informations du document"


@dataclass(slots=True)
class GivenFields:
    """What a front matter says, by key; lists of sentences are comments of a draft."""

    values: dict[str, Value] = field(default_factory=dict)
    unread: dict[str, list[str]] = field(default_factory=dict)
    to_reread: dict[str, list[str]] = field(default_factory=dict)
    text: str = ""
    """In Markdown: what neither a field nor a comment holds whole."""


def given_fields(front_matter: Mapping[str, Written], references: ReferenceData) -> GivenFields:
    """Return what *front_matter* gives; keys that no sheet has are comments of the sources."""
    given = GivenFields()
    kept: list[tuple[str, str]] = []
    for key, written in front_matter.items():
        if key not in _NAMES and key != "title" and written:
            given.unread.setdefault("sources", []).append(f"{key}: {on_one_line(written)}")
        elif key in _NAMES and written not in ("", [], {}):
            _give(given, key, cast("Value", written), references, kept)
    if kept:
        given.text = f"## {spoken_words(_OTHERS)}" + "".join(f"\n\n**{key}** : {text}" for key, text in kept)
    return given


def _give(
    given: GivenFields, key: str, written: Value, references: ReferenceData, kept: list[tuple[str, str]]
) -> None:
    valid, wrong = sorted_out(key, written, references)
    cut = beginning(_NAMES[key], written)
    if wrong and cut and not sorted_out(key, cut, references)[1]:
        valid, wrong = cut, []
        given.to_reread[key] = [
            f"coupé, ce texte était trop long ; il est entier plus bas, sous « {spoken_words(_OTHERS)} »"
        ]
        kept.append((key, str(written)))
    if valid:
        given.values[key] = valid
    if wrong:
        given.unread[key] = wrong
        said = " ".join([*wrong, on_one_line(cast("Written", valid))])
        if not all(text in said for text in _texts(cast("Written", written))):
            kept.append((key, on_one_line(cast("Written", written))))


def on_one_line(written: Written) -> str:
    """Return *written* as it could stand on one line."""
    return written if isinstance(written, str) else json.dumps(written, ensure_ascii=False)


def _texts(written: Written) -> list[str]:
    if isinstance(written, str):
        return [written]
    return [
        text for each in (written.values() if isinstance(written, dict) else written) for text in _texts(each)
    ]
