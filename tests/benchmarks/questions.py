"""What is looked for: thirty questions of every kind, the same ones whatever the number of sheets.

The words are those of `francais.yml`; what depends on the vocabularies of the project or on the draws, the names of
streets and the themes, is taken from the first sheets, which are in every set.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import frontmatter

from tests.benchmarks.sheets import sheet_name

FIRST = 100
"""Sheets that names and themes are taken from."""
_STREET = re.compile(r"«\s(?:rue|place|cité|allée|quartier|résidence) (?:de |d’|du |des )([A-Z]\w+[a-z])\s»")
_WORDS = {
    "common word": ("habitants", "réunion", "quartier"),
    "two words": ("jardin solidaire", "charte habitants", "budget participatif"),
    "three words": ("repas solidaire quartier", "réunion bailleur immeuble", "vélo jeunes atelier"),
    "prefix": ("solidar", "médiath", "compost"),
    "typo": ("médiotrice", "quartoer", "bénévale"),
    "no accents": ("mediatheque", "ecole", "evaluation"),
    "elision": ("l'énergie", "d’autonomie"),
    "place": ("Marseille", "Saint-Denis", "Besançon"),
}
"""By kind. Each ends with a letter that has a key: the theme's own search listens to keys."""


@dataclass(frozen=True, slots=True)
class Question:
    """A text, or a theme by its identifier; `ticks` where the first theme offered is ticked after the text."""

    kind: str
    text: str = ""
    theme: str = ""
    ticks: bool = False

    @property
    def is_faceted(self) -> bool:
        """Whether it needs a search with filters."""
        return bool(self.theme) or self.ticks

    @property
    def label(self) -> str:
        """What it is called in a report."""
        return self.text or self.theme


def questions(sheets: Path) -> list[Question]:
    """Return the questions for the *sheets* of a folder, one of each kind, then another of each…"""
    texts = [(sheets / sheet_name(number)).read_text("utf-8") for number in range(1, FIRST + 1)]
    themes = _themes(texts)
    by_kind = [
        [Question("rare word", text) for text in _rare(texts)[:3]],
        *([Question(kind, text) for text in chosen] for kind, chosen in _WORDS.items()),
        [Question("facet", theme=theme) for theme in (themes[0], themes[len(themes) // 2])],
        [Question("word + facet", text, ticks=True) for text in ("famille", "fête")],
    ]
    return [question for row in zip_longest(*by_kind) for question in row if question]


def _rare(texts: list[str]) -> list[str]:
    """Return the names of streets that one sheet only has, long enough to be no beginning of others."""
    times = Counter(name for text in texts for name in set(_STREET.findall(text)))
    return [name for name, count in times.items() if count == 1 and len(name) > 8]


def _themes(texts: list[str]) -> list[str]:
    """Return the themes, the most frequent first."""
    times: Counter[str] = Counter()
    for text in texts:
        themes: Any = frontmatter.loads(text).metadata["themes"]
        times.update(themes)
    return sorted(times, key=lambda theme: (-times[theme], theme))
