"""Interface strings: one flat YAML file per locale, written with plain spaces and read with French spacing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from partage.text.typography import french

Locale: TypeAlias = str
"""The language of an edition, that a file of `locales/` has the words of."""


WRITTEN_IN: Locale = "fr"
"""The language of our own messages, and of sheets that do not declare another where no setting says which."""
FALLBACK: Locale = "en"
"""Whose words stand where those of a third language lack: its file may be filled a part at a time."""


LOCALES_FOLDER = Path(__file__).parents[1] / "locales"


@dataclass(frozen=True, slots=True)
class Strings:
    """The strings of one locale."""

    locale: Locale
    table: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the string for *key* with *values* filled in; KeyError if the key is unknown."""
        return self.table[key].format_map(values) if values else self.table[key]

    def counted(self, key: str, count: int) -> str:
        """Return the string for *count* things: « 0 initiative » in French, “0 initiatives” in English."""
        one = count < 2 if self.locale == "fr" else count == 1
        return self.table[f"{key}.{'one' if one else 'other'}"].format(count=grouped(count, self.locale))


def known_locales() -> tuple[Locale, ...]:
    """Return the languages that there are words for, French and English first."""
    found = (file.stem for file in LOCALES_FOLDER.glob("*.yml"))
    return tuple(sorted(found, key=lambda each: ((WRITTEN_IN, FALLBACK, each).index(each), each)))


def language_of_base(settings: Mapping[str, Any]) -> Locale:
    """Return the language of the edition at the root, by the configuration; French where it says nothing known."""
    extra = settings.get("extra")
    asked = str(extra.get("languages", "")).split() if isinstance(extra, Mapping) else []
    return asked[0] if asked and asked[0] in known_locales() else WRITTEN_IN


_SEPARATORS = {FALLBACK: ","}
"""Of thousands; elsewhere, the thin space of the International System."""


def grouped(number: int, locale: Locale) -> str:
    """Return *number* with its thousands separated."""
    return f"{number:,}".replace(",", _SEPARATORS.get(locale, "\u202f"))


@cache
def strings(locale: Locale) -> Strings:
    """Return the strings of *locale*."""
    text = (LOCALES_FOLDER / f"{locale}.yml").read_text("utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    spaced = {key: french(words) if locale == "fr" else words for key, words in table.items()}
    lent = {} if locale in (WRITTEN_IN, FALLBACK) else strings(FALLBACK).table
    return Strings(locale, {**lent, **spaced})
