"""How complete a sheet is, and which questions are still open: invitations, never reproaches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from partage.sheets.fields import KEYS, LEVELS, FrontMatter
from partage.sheets.sections import guided
from partage.sheets.sheet import Sheet
from partage.text.tags import without_tags

State: TypeAlias = Literal["ebauche", "partielle", "complete", "relue", "validee-collectivement"]

_COMPLETING = tuple(name for name, level in LEVELS.items() if level == "C")
_ACRONYM = re.compile(r"\b[A-Z]{3,7}\b")
_CAPITALS = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete a sheet is, and what is missing."""

    state: State
    open_fields: tuple[str, ...]
    """Attributes of level C that are still empty, in the order of the model."""
    acronyms: tuple[str, ...]
    """Acronyms that the sheet does not spell out."""


def completeness(sheet: Sheet) -> Completeness:
    """Return how complete *sheet* is.

    By the share of applicable C fields that are filled: a draft under a third, partial until all are.
    """
    applying = [name for name in _COMPLETING if KEYS[name] not in sheet.inapplicable]
    covered = _covered_by_sections(sheet)
    still_open = tuple(name for name in applying if not getattr(sheet.fields, name) and name not in covered)
    return Completeness(
        _state(sheet.fields, len(applying) - len(still_open), len(applying)),
        still_open,
        _unexplained(sheet),
    )


def _state(fields: FrontMatter, filled: int, applying: int) -> State:
    if fields.approved:
        return "validee-collectivement"
    if fields.reviewed:
        return "relue"
    if filled == applying:
        return "complete"
    return "partielle" if filled * 3 >= applying else "ebauche"


def _covered_by_sections(sheet: Sheet) -> set[str]:
    sections = (guided(section.title) for section in sheet.sections if section.html.strip())
    return {name for section in sections if section for name in section.fields}


def _unexplained(sheet: Sheet) -> tuple[str, ...]:
    # Most sheets have none: a quick look avoids stripping the tags.
    if not any(map(_CAPITALS.search, (sheet.fields.summary, *(each.html for each in sheet.sections)))):
        return ()
    text = " ".join([sheet.fields.summary, *(without_tags(section.html, " ") for section in sheet.sections)])
    found = dict.fromkeys(_ACRONYM.findall(text))
    return tuple(word for word in found if f"{word} (" not in text and f"({word})" not in text)
