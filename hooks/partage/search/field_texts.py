"""The words of a front matter and of a text: every field is searched, unless it holds no words."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeAlias

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
_SPACES = re.compile(r"[ \t\r\f]+")
_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|t[dhr]|d[dt]|figcaption|pre|summary|caption)>|<[bh]r\b[^>]*>")


Voice: TypeAlias = Language | Literal["+fr", "+en", "+other"]
"""The language of a text; with a plus where it is no text of the sheet, but what some edition calls it.

Such a name is found in every edition, makes nothing longer, and is no word to correct others by in French.
"""
OF_EDITIONS: Mapping[Language, Voice] = {"fr": "+fr", "en": "+en", "other": "+other"}
LANGUAGES: Mapping[Voice, Language] = {
    voice: language for language, other in OF_EDITIONS.items() for voice in (language, other)
}
Passage: TypeAlias = tuple[Voice, str]
"""A text, and the voice that it is in."""


BEFORE, BETWEEN, AFTER = "\ue000", "\ue001", "\ue002"
"""Around the identifier and the name of a term. Those that a sheet has, for private use too, are only not shown."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """The text of one value of a field."""

    attribute: str
    shown: str
    """As the sheet shows it, its terms `marked`."""
    found_by: tuple[Passage, ...]
    """With the other names of its term."""


def field_texts(
    fields: FrontMatter, references: ReferenceData, locale: Locale, locales: tuple[Locale, ...] = ()
) -> Iterator[FieldText]:
    """Yield the text of each value of the searched fields, in order, shown in *locale* and found in all *locales*."""
    words = _Words(
        references, locale, locales or (locale,), language_of(fields.language or references.language)
    )
    for attribute, kind in _SEARCHED.items():
        value = getattr(fields, attribute)
        if value:
            for shown, found_by in words.of(value, kind):
                yield FieldText(attribute, shown, found_by)


@dataclass(frozen=True, slots=True)
class _Words:
    references: ReferenceData
    locale: Locale
    locales: tuple[Locale, ...]
    own: Language
    """That of the sheet."""

    def of(self, value: Any, kind: FieldKind) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        """Yield the text shown and the text searched for each part of *value*."""
        if isinstance(value, str):
            yield from self._text_or_term(value, kind.vocabularies)
        elif isinstance(value, BaseModel):
            parts = [
                part
                for name, inside in kind.items.items()
                if name not in NOT_SEARCHED
                for part in self.of(getattr(value, name), inside)
            ]
            if parts:
                yield (
                    " — ".join(shown for shown, _ in parts),
                    tuple(by_voice((passage for _, found_by in parts for passage in found_by), " ").items()),
                )
        elif isinstance(value, Mapping | tuple):
            # In a mapping, such as the levels by phase, only the values say what the sheet is about.
            for each in dict.fromkeys(value.values()) if isinstance(value, Mapping) else value:
                yield from self.of(each, kind)

    def _text_or_term(
        self, value: str, vocabularies: tuple[str, ...]
    ) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
        if not vocabularies:
            return ((value, ((self.own, value),)),) if value else ()
        return _term(value, vocabularies, self.references, self.locale, self.locales)


# Closed lists: the same few hundred terms in thousands of sheets.
@lru_cache(maxsize=1 << 12)
def _term(
    value: str,
    vocabularies: tuple[str, ...],
    references: ReferenceData,
    locale: Locale,
    locales: tuple[Locale, ...],
) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    terms = [references.vocabularies[name].terms.get(value) for name in vocabularies]
    known = next((term for term in terms if term is not None), None)
    if known is None or TOPICAL_LISTS.isdisjoint(vocabularies):
        return ()
    return ((marked(known, locale, locales), tuple(name_passages(known, locales))),)


def names_of(term: Term, locale: Locale) -> str:
    """Return every name of *term* in an edition; the French ones too, since sheets are in French in each."""
    return " ; ".join(dict.fromkeys([term.named(locale), term.label, *term.aliases]))


def by_voice(passages: Iterable[Passage], between: str) -> dict[Voice, str]:
    """Return *passages* joined by *between*, each voice on its own."""
    texts: dict[Voice, list[str]] = defaultdict(list)
    for voice, text in passages:
        texts[voice].append(text)
    return {voice: between.join(each) for voice, each in texts.items()}


def name_passages(term: Term, locales: Collection[Locale]) -> Iterator[Passage]:
    """Yield the names of *term* in a site that has editions in *locales*, the French ones always."""
    if term.label_en and is_named_in_english(locales):
        yield "+en", term.label_en
    yield "fr", " ; ".join(dict.fromkeys([term.label, *term.aliases]))


def marked(term: Term, locale: Locale, locales: Collection[Locale]) -> str:
    """Return the name of *term* in *locale*; with its identifier, where other *locales* call it otherwise."""
    if len(locales) == 1 or len({term.named(each) for each in locales}) == 1:
        return term.named(locale)
    return f"{BEFORE}{term.id}{BETWEEN}{term.named(locale)}{AFTER}"


def is_named_in_english(locales: Collection[Locale]) -> bool:
    """Whether some edition, of all *locales*, shows the English names of terms."""
    return any(locale != "fr" for locale in locales)


def plain_blocks(markup: str) -> list[str]:
    """Return the text of the HTML *markup*, one string for each paragraph, item or cell; no-break spaces stay."""
    # What few texts have is looked for before each text is gone through.
    if "<script" in markup or "<style" in markup:
        markup = _UNSEEN.sub("", markup)
    text = without_tags(_BLOCK_END.sub("\n", markup.replace("\n", " ")))
    has_others = any(space in text for space in "\t\r\f")
    blocks = []
    for line in text.split("\n"):
        if has_others or "&" in line:
            line = _SPACES.sub(" ", html.unescape(line))
        block = line.strip(" ")
        if block:
            blocks.append(_SPACES.sub(" ", block) if "  " in block else block)
    return blocks
