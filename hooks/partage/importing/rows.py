"""A row of a table → a draft sheet, where what the check would refuse becomes a comment, never a value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import ValidationError

from partage.importing.date_finder import iso
from partage.importing.draft_writer import draft_text
from partage.importing.synonyms import column_of
from partage.reference.reference_data import ReferenceData
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, FrontMatter
from partage.sheets.sections import SECTIONS
from partage.sheets.writer import Value, body_text
from partage.text.messages import quoted
from partage.text.pydantic_errors import to_problems
from partage.text.strict_yaml import UNREADABLE

_NAMES = {key: name for name, key in KEYS.items()}
_SECTION_OF = {name: section.id for section in SECTIONS for name in section.fields}
_SEPARATOR = re.compile(r"[;|\n]")
_MOST_ITEMS = 100
"""Values of one cell: each is looked for in lists of thousands of names."""
_CHOICES = re.compile(r" ; choix possibles : .*", re.DOTALL)
_RAW_HTML = re.compile(r"<(?=[a-zA-Z/!])")
OPENING = (
    "Brouillon tiré d’une ligne de tableau par « partage import » : à relire avant de le proposer.",
    "« # non compris » : ce que le tableau disait et que les listes ne connaissent pas ; corrigez, ou effacez.",
)


@dataclass(slots=True)
class Columns:
    """The meaning of each column of a table."""

    fields: dict[int, str] = field(default_factory=dict)
    """Attribute by position."""
    sections: dict[int, str] = field(default_factory=dict)
    """Guided section by position."""
    remarks: list[str] = field(default_factory=list)


def columns_of(names: Sequence[str]) -> Columns:
    """Return the meaning of the columns *names*; the first of two for the same field is kept."""
    columns = Columns()
    for place, name in enumerate(names):
        if not name:
            continue
        attribute, section, sure = column_of(name[:200])
        if attribute and attribute in columns.fields.values():
            columns.remarks.append(
                f"colonne {quoted(name)} laissée : une autre donne déjà {quoted(KEYS[attribute])}"
            )
        elif attribute:
            columns.fields[place] = attribute
            if not sure:
                columns.remarks.append(f"colonne {quoted(name)} comprise comme {quoted(KEYS[attribute])}")
        elif section:
            columns.sections[place] = section.id
            if not sure:
                columns.remarks.append(
                    f"colonne {quoted(name)} comprise comme la rubrique {quoted(section.title)}"
                )
        else:
            columns.remarks.append(f"colonne {quoted(name)} non comprise, laissée de côté")
    return columns


@dataclass(frozen=True, slots=True)
class Row:
    """The draft made from a row."""

    title: str
    text: str
    remarks: list[str]


def sheet_of(cells: Sequence[str], columns: Columns, references: ReferenceData) -> Row:
    """Return the draft made from *cells*, with the values that no list knows as comments."""
    values: dict[str, Value] = {}
    unread: dict[str, list[str]] = {}
    sections: dict[str, list[str]] = {}
    for place, written in enumerate(cells):
        clean = UNREADABLE.sub("", written).strip()
        if clean and place in columns.sections:
            sections.setdefault(columns.sections[place], []).append(clean)
        elif clean and place in columns.fields:
            _place(columns.fields[place], clean, references, values, unread, sections)
    title = values.get("titre", "")
    body = body_text({key: _RAW_HTML.sub("&lt;", "\n\n".join(texts)) for key, texts in sections.items()})
    text = draft_text(OPENING, values, {}, unread, body)
    remarks = [f"{key} : {sentence}" for key, sentences in unread.items() for sentence in sentences]
    return Row(title if isinstance(title, str) else "", text, remarks)


def _place(
    attribute: str,
    written: str,
    references: ReferenceData,
    values: dict[str, Value],
    unread: dict[str, list[str]],
    sections: dict[str, list[str]],
) -> None:
    """Put the value of the cell *written* where it belongs."""
    key = KEYS[attribute]
    if FIELD_KINDS[attribute].kind == "levels":
        levels = dict(pair for pair in (_pair(part) for part in _parts(written)) if pair)
        refused = wrong_value(key, levels, references) if levels else written
        if not refused:
            values[key] = levels
        else:
            unread.setdefault(key, []).append(refused)
        return
    value = _value(attribute, written)
    if not isinstance(value, str) and len(value) > _MOST_ITEMS:
        unread.setdefault(key, []).append(
            f"{quoted(written)} : {len(value)} valeurs dans une case, c’est trop ({_MOST_ITEMS} au plus) ; gardez les "
            "principales"
        )
        return
    valid, wrong = sorted_out(key, value, references)
    if wrong and FIELD_KINDS[attribute].is_list and attribute in _SECTION_OF:
        # The text of an item with several parts, such as an obstacle and its factor, belongs in the section.
        sections.setdefault(_SECTION_OF[attribute], []).append(written)
        return
    if valid:
        values[key] = valid[0] if isinstance(valid, list) and len(valid) == 1 else valid
    if wrong:
        sentences = [each if _says(each, written) else f"{quoted(written)} : {each}" for each in wrong]
        unread.setdefault(key, []).extend(sentences)


def _value(attribute: str, written: str) -> Value:
    """Return the value of the cell *written* for a field: a list if one is expected, a date as sheets write it."""
    if FIELD_KINDS[attribute].is_list:
        return [part for part in _parts(written) if part]
    line = " ".join(written.split())
    return (iso(line) or line) if FIELD_KINDS[attribute].kind == "date" else line


def _says(sentence: str, written: str) -> bool:
    """Whether the *sentence* of the check quotes what was *written*."""
    return any(part and part in sentence for part in _parts(written))


def _parts(written: str) -> list[str]:
    # Spaces are not part of the pattern: in a cell of spaces only, it would be tried again from each of them.
    return [part.strip() for part in _SEPARATOR.split(written)]


def _pair(part: str) -> tuple[str, str] | None:
    phase, colon, level = part.partition(":")
    return (phase.strip(), level.strip()) if colon and phase.strip() and level.strip() else None


def sorted_out(key: str, written: Value, references: ReferenceData) -> tuple[Value, list[str]]:
    """Return the part of the value *written* under *key* that the check accepts, and its sentences on the rest."""
    if not isinstance(written, str) and isinstance(written, Sequence):
        whole = wrong_value(key, written, references)
        if not whole:
            return written, []
        if len(written) > (FIELD_KINDS[_NAMES[key]].max_values or len(written)):
            return "", [whole]
        # Each is checked once: some tables repeat the same value thousands of times.
        items = {json.dumps(item): item for item in written}
        sentences = {dumped: wrong_value(key, [item], references) for dumped, item in items.items()}
        valid = [item for item in written if not sentences[json.dumps(item)]]
        return valid, [sentence for sentence in sentences.values() if sentence]
    sentence = wrong_value(key, written, references)
    return ("", [sentence]) if sentence else (written, [])


def wrong_value(key: str, value: Value, references: ReferenceData) -> str:
    """Return what the check would say about *value* under *key*; empty if it is valid."""
    return next(_sentences(key, {key: value}, references), "")


def _sentences(key: str, values: Mapping[str, object], references: ReferenceData) -> Iterator[str]:
    try:
        FrontMatter.model_validate(values, context=references)
    except ValidationError as error:
        for problem in to_problems(error, FrontMatter, "", lambda *_: 1):
            if problem.field.partition(".")[0] == key:
                # Every row would repeat the same choices.
                yield _CHOICES.sub(" ; voyez les listes de « initiatives/_vocabulaires/ »", problem.message)
