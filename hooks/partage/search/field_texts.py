"""The words of a front matter and of a text: every field is searched, unless it holds no words."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from pydantic import BaseModel

from partage.reference.reference_data import ReferenceData
from partage.reference.terms import Term
from partage.sheets.field_kinds import FIELD_KINDS, FieldKind
from partage.sheets.fields import FrontMatter
from partage.text.analysis import Language, language_of
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


Passage: TypeAlias = tuple[Language, str]
"""A text, and the language that it is in."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one value of a field."""

    attribute: str
    shown: str
    """As the sheet shows it."""
    found_by: tuple[Passage, ...]
    """With the other names of its term."""


def field_texts(fields: FrontMatter, references: ReferenceData, locale: Locale) -> Iterator[FieldText]:
    """Yield the text of each value of the searched fields, in order."""
    own = language_of(fields.language or references.language)
    for attribute, kind in _SEARCHED.items():
        value = getattr(fields, attribute)
        if value:
            for shown, found_by in _words(value, kind, references, locale, own):
                yield FieldText(attribute, shown, found_by)


def _words(
    value: Any, kind: FieldKind, references: ReferenceData, locale: Locale, own: Language
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    """Yield the text shown and the text searched for each part of *value*, of a sheet in its *own* language."""
    if isinstance(value, str):
        yield from _text_or_term(value, kind.vocabularies, references, locale, own)
    elif isinstance(value, BaseModel):
        parts = [
            part
            for name, inside in kind.items.items()
            if name not in NOT_SEARCHED
            for part in _words(getattr(value, name), inside, references, locale, own)
        ]
        if parts:
            yield (
                " — ".join(shown for shown, _ in parts),
                tuple(by_language((passage for _, found_by in parts for passage in found_by), " ").items()),
            )
    elif isinstance(value, Mapping | tuple):
        # In a mapping, such as the levels by phase, only the values say what the sheet is about.
        for each in dict.fromkeys(value.values()) if isinstance(value, Mapping) else value:
            yield from _words(each, kind, references, locale, own)


def _text_or_term(
    value: str, vocabularies: tuple[str, ...], references: ReferenceData, locale: Locale, own: Language
) -> Iterator[tuple[str, tuple[Passage, ...]]]:
    terms = [references.vocabularies[name].terms.get(value) for name in vocabularies]
    known = next((term for term in terms if term is not None), None)
    if known is not None and not TOPICAL_LISTS.isdisjoint(vocabularies):
        yield known.named(locale), tuple(name_passages(known, locale))
    elif value and not vocabularies:
        yield value, ((own, value),)


def names_of(term: Term, locale: Locale) -> str:
    """Return every name of *term* in an edition; the French ones too, since sheets are in French in each."""
    return " ; ".join(dict.fromkeys([term.named(locale), term.label, *term.aliases]))


def by_language(passages: Iterable[Passage], between: str) -> dict[Language, str]:
    """Return *passages* joined by *between*, each language on its own."""
    texts: dict[Language, list[str]] = defaultdict(list)
    for language, text in passages:
        texts[language].append(text)
    return {language: between.join(each) for language, each in texts.items()}


def name_passages(term: Term, locale: Locale) -> Iterator[Passage]:
    """Yield the names of *term* in an edition, then its French ones."""
    if locale != "fr" and term.label_en:
        yield "en", term.label_en
    yield "fr", " ; ".join(dict.fromkeys([term.label, *term.aliases]))


def plain_blocks(markup: str) -> list[str]:
    """Return the text of the HTML *markup*, one string for each paragraph, item or cell."""
    text = without_tags(_BLOCK_END.sub("\n", _UNSEEN.sub("", markup).replace("\n", " ")))
    blocks = (" ".join(html.unescape(line).split()) for line in text.split("\n"))
    return [block for block in blocks if block]
