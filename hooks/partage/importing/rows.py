"""A row of a table → a draft sheet: nothing that it says is lost, and nothing that the check would refuse is a value.

A text too long for its field is cut there and whole in the text; what no list knows is a comment; what no field takes
is at the end of the text. Only what seems to reach a person is left aside, and said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from partage.importing.cell_values import beginning, parts_of, sorted_out, value_of, wrong_value
from partage.importing.draft_writer import draft_text
from partage.importing.synonyms import MAX_NAME_LENGTH, column_of
from partage.importing.table_layout import OF_PEOPLE, column_letters, names_title_otherwise
from partage.reference.reference_data import ReferenceData
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS
from partage.sheets.sections import SECTIONS
from partage.sheets.writer import Value, body_text
from partage.text.folding import fold
from partage.text.messages import quoted
from partage.text.privacy import reaches_somebody
from partage.text.strict_yaml import UNREADABLE
from partage.text.translation import spoken_words

_SECTION_OF = {name: section.id for section in SECTIONS for name in section.fields} | {
    "summary": "contexte",
    "lead": "acteurs",
    "place": "contexte",
    "duration": "deroule",
}
"""The section that takes what its field cannot."""
_TITLES = {section.id: section.title for section in SECTIONS}
_MOST_ITEMS = 100
"""Values of one cell: each is looked for in lists of thousands of names."""
_RAW_HTML = re.compile(r"<(?=[a-zA-Z/!])")
_PERSONAL = re.compile(
    r"(?:(?:numero de )?(?:tel|telephone|portable|mobile|fax)s?|e?mails?|e mail|courriels?|"
    r"adresses?(?: (?:mail|e mail|courriel|postale|electronique))?|coordonnees|prenoms?|"
    r"nom (?:et prenom|du referent|du contact)|phone|address)\b.*"
)
"""Folded names of columns that say how to reach somebody."""
_NAME = "nom"
"""The title of an initiative, but where another column gives it."""
_OTHERS = "Autres informations du tableau"
OPENING = (
    "Brouillon tiré d’une ligne de tableau par « partage importer » : à relire avant de le proposer.",
    "« # non compris » : ce que le tableau disait et que les listes ne connaissent pas ; corrigez, ou effacez.",
)


@dataclass(slots=True)
class Columns:
    """The meaning of each column of a table."""

    fields: dict[int, str] = field(default_factory=dict)
    """Attribute by position."""
    sections: dict[int, str] = field(default_factory=dict)
    """Guided section by position."""
    others: dict[int, str] = field(default_factory=dict)
    """Name of what goes to the end of the text, by position."""
    personal: set[int] = field(default_factory=set)
    """Positions of what is left aside."""
    remarks: list[str] = field(default_factory=list)


def columns_of(names: Sequence[str]) -> Columns:
    """Return the meaning of the columns *names*; the first of two for the same field is kept."""
    columns = Columns()
    named, people = names_title_otherwise(names), {fold(name) for name in names}
    for place, name in enumerate(names):
        if not name:
            continue
        is_other = named and fold(name) == _NAME
        attribute, section, sure = ("", None, True) if is_other else column_of(name[:MAX_NAME_LENGTH])
        is_personal = _PERSONAL.fullmatch(fold(name)) or (is_other and not people.isdisjoint(OF_PEOPLE))
        if attribute and attribute in columns.fields.values():
            columns.others[place] = name
            columns.remarks.append(
                f"colonne {quoted(name)} gardée à la fin du texte : une autre donne déjà {quoted(KEYS[attribute])}"
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
        elif is_personal:
            columns.personal.add(place)
            columns.remarks.append(f"colonne {quoted(name)} non comprise, laissée de côté")
        else:
            columns.others[place] = name
            columns.remarks.append(f"colonne {quoted(name)} non comprise, gardée à la fin du texte")
    return columns


@dataclass(frozen=True, slots=True)
class Row:
    """The draft made from a row."""

    title: str
    text: str
    remarks: list[str]


@dataclass(slots=True)
class _Draft:
    """What is known so far, by front-matter key, by section, or by the name of a column."""

    references: ReferenceData
    values: dict[str, Value] = field(default_factory=dict)
    unread: dict[str, list[str]] = field(default_factory=dict)
    to_reread: dict[str, list[str]] = field(default_factory=dict)
    sections: dict[str, list[str]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def sheet_of(cells: Sequence[str], columns: Columns, references: ReferenceData) -> Row:
    """Return the draft made from *cells*, with the values that no list knows as comments."""
    draft = _Draft(references)
    for place, written in enumerate(cells):
        clean = UNREADABLE.sub("", written).strip()
        if not clean or place in columns.personal:
            continue
        if place in columns.sections:
            draft.sections.setdefault(columns.sections[place], []).append(clean)
        elif place in columns.fields:
            _place(draft, columns.fields[place], clean)
        else:
            _keep(draft, columns.others.get(place) or f"Colonne {column_letters(place)}", clean)
    title = draft.values.get("titre", "")
    body = body_text({key: _as_text("\n\n".join(texts)) for key, texts in draft.sections.items()})
    if draft.others:
        body += "\n\n" * bool(body) + f"## {spoken_words(_OTHERS)}"
        body += "".join(f"\n\n**{_as_text(name)}** : {_as_text(text)}" for name, text in draft.others)
    text = draft_text(OPENING, draft.values, {}, draft.unread, body, draft.to_reread)
    said = [f"{key} : {sentence}" for key, sentences in draft.unread.items() for sentence in sentences]
    said += [f"{key} : {sentence}" for key, sentences in draft.to_reread.items() for sentence in sentences]
    return Row(title if isinstance(title, str) else "", text, [*said, *draft.remarks])


def _as_text(written: str) -> str:
    return _RAW_HTML.sub("&lt;", written)


def _keep(draft: _Draft, name: str, written: str) -> None:
    """Keep *written* at the end of the text, unless it says how to reach somebody."""
    if reaches_somebody(written):
        draft.remarks.append(
            f"{quoted(name)} : {quoted(written)} laissé de côté, cela semble être un téléphone ou une adresse"
        )
    else:
        draft.others.append((" ".join(name.split()), written))


def _place(draft: _Draft, attribute: str, written: str) -> None:
    """Put the value of the cell *written* where it belongs."""
    key = KEYS[attribute]
    value = value_of(attribute, written, draft.references.zone)
    cut = beginning(attribute, value)
    if cut and not wrong_value(key, cut, draft.references):
        draft.values[key] = cut
        where = _whole_below(draft, attribute, written)
        draft.to_reread[key] = [f"coupé, ce texte était trop long ; il est entier plus bas, sous « {where} »"]
        return
    if not isinstance(value, str) and len(value) > _MOST_ITEMS:
        sentence = (
            f"{quoted(written)} : {len(value)} valeurs dans une case, c’est trop ({_MOST_ITEMS} au plus) ; gardez les "
            "principales"
        )
        _refuse(draft, attribute, written, [sentence])
        return
    if FIELD_KINDS[attribute].kind == "levels" and not value:
        _refuse(draft, attribute, written, [written])
        return
    valid, wrong = sorted_out(key, value, draft.references)
    if wrong and FIELD_KINDS[attribute].is_list and attribute in _SECTION_OF:
        # The text of an item with several parts, such as an obstacle and its factor, belongs in the section.
        draft.sections.setdefault(_SECTION_OF[attribute], []).append(written)
        return
    if valid:
        draft.values[key] = valid[0] if isinstance(valid, list) and len(valid) == 1 else valid
    if wrong:
        _refuse(draft, attribute, written, wrong)


def _refuse(draft: _Draft, attribute: str, written: str, sentences: Sequence[str]) -> None:
    """Say *sentences* about *written* in comments, and keep it whole in the text if they could not."""
    said = [each if _says(each, written) else f"{quoted(written)} : {each}" for each in sentences]
    known = " ".join(" ".join([*said, str(draft.values.get(KEYS[attribute], ""))]).split())
    if any(" ".join(part.split()) not in known for part in parts_of(written)):
        said.append(f"le tout est plus bas, sous « {_whole_below(draft, attribute, written)} »")
    draft.unread.setdefault(KEYS[attribute], []).extend(said)


def _whole_below(draft: _Draft, attribute: str, written: str) -> str:
    """Put *written* in the text, and return the title it is under."""
    section = _SECTION_OF.get(attribute)
    if section:
        draft.sections.setdefault(section, []).append(written)
        return _TITLES[section]
    _keep(draft, KEYS[attribute], written)
    return spoken_words(_OTHERS)


def _says(sentence: str, written: str) -> bool:
    """Whether the *sentence* of the check quotes what was *written*."""
    return any(part and part in sentence for part in parts_of(written))
