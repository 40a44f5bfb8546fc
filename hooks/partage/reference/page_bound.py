"""How many pages one sheet may cause to be published: a file of 32 kB could name thousands of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

MAX_PAGES_PER_SHEET = 200
SETTING = "pages_per_sheet"
"""Under `extra` of the configuration."""


@dataclass(frozen=True, slots=True)
class PageBound:
    """How many pages the configuration allows."""

    most: int = MAX_PAGES_PER_SHEET
    editions: int = 1
    """Languages in which each page is published."""

    def excess(self, former: int, terms: Mapping[str, Iterable[str]]) -> str:
        """Return the problem of a sheet with so many *former* addresses and these *terms*; mostly none.

        Many of these pages exist anyway: the bound counts as if the sheet were alone.
        """
        named = sum(map(len, map(set, terms.values())))
        count = (1 + former + named) * self.editions
        if count <= self.most:
            return ""
        times = f", en {self.editions} langues" if self.editions > 1 else ""
        counted = (
            f"la sienne, {former} pour ses anciennes adresses, {named} pour les termes, lieux, années, acteurs et "
            f"financeurs qu’elle nomme{times}"
        )
        return (
            f"cette fiche ferait publier jusqu’à {count} pages ({counted}), c’est trop ({self.most} au plus) ; gardez "
            "les acteurs, les financeurs et les « alias » les plus importants, et dites les autres dans le texte"
        )


def page_bound(configuration: Mapping[str, Any]) -> PageBound:
    """Return the bound that the *configuration* sets, the usual one where it sets none."""
    extra = configuration.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    editions = len(set(str(extra.get("languages", "fr")).split())) or 1
    asked = extra.get(SETTING, MAX_PAGES_PER_SHEET)
    is_number = str(asked).isdecimal() and int(asked) > 0
    return PageBound(int(asked) if is_number else MAX_PAGES_PER_SHEET, editions)
