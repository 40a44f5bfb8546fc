"""Draws that give the same choices in every version of Python.

Only `Random.random()` is called: the sequence of the other methods is not promised to last.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


def chance(rng: Random, probability: float) -> bool:
    """Tell whether something of this *probability* happens."""
    return rng.random() < probability


def between(rng: Random, least: int, most: int) -> int:
    """Return an integer from *least* to *most*, both possible."""
    return least + int(rng.random() * (most - least + 1))


def one_of(rng: Random, choices: Sequence[_T]) -> _T:
    """Return one of *choices*, all as likely."""
    return choices[int(rng.random() * len(choices))]


class Ranked:
    """Choices of which the first are the most frequent, as Zipf saw of words."""

    def __init__(self, choices: Sequence[str], exponent: float = 0.8) -> None:
        self.choices = choices
        self._totals = list(accumulate(1 / rank**exponent for rank in range(1, len(choices) + 1)))

    def draw(self, rng: Random) -> str:
        """Return one choice."""
        return self.choices[bisect(self._totals, rng.random() * self._totals[-1])]

    def some(self, rng: Random, least: int, most: int) -> list[str]:
        """Return from *least* to *most* different choices; fewer where there are fewer."""
        wanted = min(between(rng, least, most), len(self.choices))
        drawn: dict[str, None] = {}
        while len(drawn) < wanted:
            drawn[self.draw(rng)] = None
        return list(drawn)
