"""The words of a front matter and of a text: every field is searched, unless it holds no words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.sheets.fields import FrontMatter
from partage.text.strings import Locale
from partage.text.tags import without_tags

NOT_SEARCHED = frozenset(
    {"former_ids", "language", "licence", "inspired_by", "links", "territories", "url", "file", "permission"}
)
"""Attributes without words (addresses, identifiers), and places, which have more names than the one written."""
TOPICAL_LISTS = frozenset(
    {"themes", "methodes", "publics", "dispositifs", "natures", "types-d-acteur", "facteurs", "decisions",
     "niveaux-de-participation"}
)  # fmt: skip
"""Closed lists whose terms say what a sheet is about; the terms of the others classify it, in everyday words."""
_SEARCHED = {name: kind for name, kind in FIELD_KINDS.items() if name not in NOT_SEARCHED}
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[dhr]|d[dt]|figcaption|pre|summary|caption)>|<[bh]r\b[^>]*>")


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one value of a field."""

    attribute: str
    shown: str
    """As the sheet shows it."""
    found_by: str
    """With the other names of its term."""


def field_texts(fields: FrontMatter, references: ReferenceData, locale: Locale) -> Iterator[FieldText]:
    """Yield the text of each value of the searched fields, in order."""
    for attribute, kind in _SEARCHED.items():
        value = getattr(fields, attribute)
        if value:
            for shown, found_by in _words(value, kind, references, locale):
                yield FieldText(attribute, shown, found_by)


def _words(
    value: Any, kind: FieldKind, references: ReferenceData, locale: Locale
) -> Iterator[tuple[str, str]]:
    """Yield the text shown and the text searched for each part of *value*."""
    if isinstance(value, str):
        yield from _text_or_term(value, kind.vocabularies, references, locale)
    elif isinstance(value, BaseModel):
        parts = [
            part
            for name, inside in kind.items.items()
            if name not in NOT_SEARCHED
            for part in _words(getattr(value, name), inside, references, locale)
        ]
        if parts:
            yield " — ".join(shown for shown, _ in parts), " ".join(found_by for _, found_by in parts)
    elif isinstance(value, Mapping | tuple):
        # In a mapping, such as the levels by phase, only the values say what the sheet is about.
        for each in dict.fromkeys(value.values()) if isinstance(value, Mapping) else value:
            yield from _words(each, kind, references, locale)


def _text_or_term(
    value: str, vocabularies: tuple[str, ...], references: ReferenceData, locale: Locale
) -> Iterator[tuple[str, str]]:
    terms = [references.vocabularies[name].terms.get(value) for name in vocabularies]
    known = next((term for term in terms if term is not None), None)
    if known is not None and not TOPICAL_LISTS.isdisjoint(vocabularies):
        yield known.named(locale), names_of(known, locale)
    elif value and not vocabularies:
        yield value, value


def names_of(term: Term, locale: Locale) -> str:
    """Return every name of *term* in an edition; the French ones too, since sheets are in French in each."""
    return " ; ".join(dict.fromkeys([term.named(locale), term.label, *term.aliases]))


def plain_blocks(markup: str) -> list[str]:
    """Return the text of the HTML *markup*, one string for each paragraph, item or cell."""
    text = without_tags(_BLOCK_END.sub("\n", _UNSEEN.sub("", markup).replace("\n", " ")))
    blocks = (" ".join(html.unescape(line).split()) for line in text.split("\n"))
    return [block for block in blocks if block]
