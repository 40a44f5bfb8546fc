"""The words of a front matter and of a text: every field of `fields` is searched, unless it holds no words."""

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

NOT_SEARCHED = frozenset(
    {"former_ids", "language", "licence", "inspired_by", "links", "territories", "url", "file", "permission"}
)
"""Attributes that hold no words: addresses, identifiers, and places, which have more names than is written."""
TELLING = frozenset(
    {"themes", "methodes", "publics", "dispositifs", "natures", "types-d-acteur", "facteurs", "decisions",
     "niveaux-de-participation"}
)  # fmt: skip
"""Closed lists whose terms tell what a sheet is about; those of the others sort it, and their words mean much else."""
_SEARCHED = {name: kind for name, kind in FIELD_KINDS.items() if name not in NOT_SEARCHED}
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[dhr]|d[dt]|figcaption|pre|summary|caption)>|<[bh]r\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class FieldText:
    """What a field tells."""

    attribute: str
    shown: str
    """As it is read on the sheet."""
    found_by: str
    """The same with what else it is called: the other names of a term."""


def field_texts(fields: FrontMatter, references: ReferenceData, locale: Locale) -> Iterator[FieldText]:
    """Yield what each field tells in words, in their order, each value by itself."""
    for attribute, kind in _SEARCHED.items():
        value = getattr(fields, attribute)
        if value:
            for shown, found_by in _words(value, kind, references, locale):
                yield FieldText(attribute, shown, found_by)


def _words(
    value: Any, kind: FieldKind, references: ReferenceData, locale: Locale
) -> Iterator[tuple[str, str]]:
    """Yield what is shown of each part of *value*, and what it is found by."""
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
        # Of a mapping, such as that of the levels by phase, the keys sort and the values tell.
        for each in dict.fromkeys(value.values()) if isinstance(value, Mapping) else value:
            yield from _words(each, kind, references, locale)


def _text_or_term(
    value: str, vocabularies: tuple[str, ...], references: ReferenceData, locale: Locale
) -> Iterator[tuple[str, str]]:
    terms = [references.vocabularies[name].terms.get(value) for name in vocabularies]
    known = next((term for term in terms if term is not None), None)
    if known is not None and not TELLING.isdisjoint(vocabularies):
        yield known.named(locale), names_of(known, locale)
    elif value and not vocabularies:
        yield value, value


def names_of(term: Term, locale: Locale) -> str:
    """Return everything that *term* is called in an edition; sheets are in French in every one."""
    return " ; ".join(dict.fromkeys([term.named(locale), term.label, *term.aliases]))


def plain_blocks(markup: str) -> list[str]:
    """Return the text of the HTML *markup*, one string for each paragraph, item or cell."""
    text = _TAG.sub("", _BLOCK_END.sub("\n", _UNSEEN.sub("", markup).replace("\n", " ")))
    blocks = (" ".join(html.unescape(line).split()) for line in text.split("\n"))
    return [block for block in blocks if block]
