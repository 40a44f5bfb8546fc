"""Interface strings: one flat YAML file per locale, written with plain spaces and read with French spacing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import yaml

from partage.text.typography import french

Locale: TypeAlias = Literal["fr", "en"]


WRITTEN_IN: Locale = "fr"
"""Language of sheets and pages that do not declare another."""


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


def grouped(number: int, locale: Locale) -> str:
    """Return *number* with its thousands separated."""
    return f"{number:,}".replace(",", "\u202f" if locale == "fr" else ",")


@cache
def strings(locale: Locale) -> Strings:
    """Return the strings of *locale*."""
    text = (LOCALES_FOLDER / f"{locale}.yml").read_text("utf-8")
    table = yaml.load(text, Loader=yaml.CSafeLoader)
    spaced = {key: french(words) if locale == "fr" else words for key, words in table.items()}
    return Strings(locale, spaced)
