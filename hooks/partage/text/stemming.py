"""Rules → stems: what the inflected forms of a word have in common.

Light stemmers, after those of Jacques Savoy for French (“Light Stemming Approaches for the French, Portuguese, German
and Hungarian Languages”, 2006): number, gender and conjugation are taken off, derivation hardly. The rules are data,
sent to the browser with the index. `tests/text/test_stemming.py` measures them on lists made before; Snowball's
stemmers, which join « commune » and « communication » or “office” and “officer”, did worse on both counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

MAX_TERM_LENGTH = 40
"""Letters; anything longer is not a word."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An ending, and what takes its place."""

    ending: str
    other: str
    least: int
    """Letters that must stand before the ending: anything shorter would join unrelated words, such as « aide » and
    « aidants »."""


def rules(lines: str) -> tuple[Rule, ...]:
    """Return the rules of *lines*: `ending:other:least` each, separated by spaces; `other` may be empty."""
    parts = (rule.split(":") for rule in lines.split())
    return tuple(Rule(ending, other, int(least)) for ending, other, least in parts)


@dataclass(frozen=True)
class Stemmer:
    """The rules of one language, for folded words."""

    phases: tuple[tuple[Rule, ...], ...]
    """In each, the longest ending that a word has is replaced, once."""
    families: tuple[str, ...]
    """Forms that no rule brings together, separated by spaces, after their stem."""
    kept: frozenset[str]
    """Singulars that only look as if they ended like others: no phase changes them further."""
    words: frozenset[str]
    """Stop words, which are compared as they are written, and which no other word becomes."""
    _stems: dict[str, str] = field(init=False, repr=False, compare=False)
    _phases: tuple[tuple[dict[str, Rule], tuple[int, ...]], ...] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Make the rules quick to look up."""
        object.__setattr__(self, "_stems", dict(self._pairs()))
        object.__setattr__(self, "_phases", tuple(map(_by_ending, self.phases)))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for family in self.families:
            stem, *forms = family.split()
            yield from ((form, stem) for form in (stem, *forms))

    def stem(self, word: str) -> str:
        """Return the stem of the folded *word*."""
        if word in self.words or not word[:1].isalpha():
            return word
        stemmed = word
        for by_ending, lengths in self._phases:
            if stemmed in self.kept:
                break
            if stemmed in self._stems:
                stemmed = self._stems[stemmed]
                break
            stemmed = _replaced(stemmed, by_ending, lengths)
        return word if stemmed in self.words else stemmed


def _by_ending(phase: Iterable[Rule]) -> tuple[dict[str, Rule], tuple[int, ...]]:
    by_ending = {rule.ending: rule for rule in phase}
    return by_ending, tuple(sorted({len(ending) for ending in by_ending}, reverse=True))


def _replaced(word: str, by_ending: dict[str, Rule], lengths: tuple[int, ...]) -> str:
    for length in lengths:
        rule = by_ending.get(word[-length:])
        if rule and len(word) - len(rule.ending) >= rule.least:
            return word[: len(word) - len(rule.ending)] + rule.other
    return word
