"""Sentences of French from the words of `francais.yml`: agreement, elision, contraction, typography."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import yaml

from tests.benchmarks.drawing import between, chance, one_of

WORDS = Path(__file__).with_name("francais.yml")
ORGANISATIONS_A_TOWN = 10
ADJECTIVES_A_NOUN = 0.3
Group = tuple[str, int]
"""A determiner with its noun, and the column of the adjectives that agree with it."""

_SLOT = re.compile(r"\{(\w+)\}")
_VOWELS = "aàâeéèêiîoôuœAÀÂEÉÈÊIÎOÔUŒ"
_ASPIRATED = ("haie", "hall", "hameau", "handicap")
_UNBREAKABLE = (("« ", "«\xa0"), (" »", "\xa0»"), (" :", "\xa0:"), (" ;", "\u202f;"), (" ?", "\u202f?"))
_MERGED = {("de", "Le"): "du", ("de", "Les"): "des", ("à", "Le"): "au", ("à", "Les"): "aux"}


def elides(word: str) -> bool:
    """Tell whether « le » loses its vowel before *word*."""
    if word.startswith("h"):
        return not word.startswith(_ASPIRATED)
    return word[0] in _VOWELS


def before_name(preposition: str, name: str) -> str:
    """Return « de Gap », « d’Arles », « du Havre », « à La Ciotat », « aux Mureaux »…"""
    article, _, rest = name.partition(" ")
    if merged := _MERGED.get((preposition, article)):
        return f"{merged} {rest}"
    return f"d’{name}" if preposition == "de" and elides(name) else f"{preposition} {name}"


def typeset(line: str) -> str:
    """Put the spaces that may not break where French wants them."""
    for plain, unbreakable in _UNBREAKABLE:
        line = line.replace(plain, unbreakable)
    return line


def noun_groups(nouns: Sequence[str]) -> dict[str, list[Group]]:
    """Return, for each determiner, every noun with it, in the order given."""
    groups: dict[str, list[Group]] = {}
    for noun in nouns:
        gender, _, forms = noun.partition(" ")
        singular, _, plural = forms.partition("/")
        feminine = gender == "f"
        for slot, determiner in _singular_determiners(feminine=feminine, elided=elides(singular)).items():
            groups.setdefault(slot, []).append((determiner + singular, int(feminine)))
        for slot in ("les", "des", "aux", "ces"):
            groups.setdefault(slot, []).append((f"{slot} {plural or singular + 's'}", 2 + feminine))
    return groups


def _singular_determiners(*, feminine: bool, elided: bool) -> dict[str, str]:
    le = "l’" if elided else "la " if feminine else "le "
    masculine = le == "le "
    return {
        "un": "une " if feminine else "un ",
        "le": le,
        "ce": "cette " if feminine else "cet " if elided else "ce ",
        "du": "du " if masculine else f"de {le}",
        "au": "au " if masculine else f"à {le}",
    }


class French:
    """Sentences drawn from templates; their nouns, adjectives and names too."""

    def __init__(self) -> None:
        self.words: dict[str, list[str]] = yaml.load(WORDS.read_text("utf-8"), Loader=yaml.BaseLoader)
        self._groups = noun_groups(self.words["noms"])
        self._adjectives = [forms.split("/") for forms in self.words["adjectifs"]]
        kinds = ("titres", "resumes", "phrases", "liaisons", "points", "courtes")
        self._templates = {kind: [_SLOT.split(typeset(line)) for line in self.words[kind]] for kind in kinds}

    def say(self, rng: Random, kind: str, context: Mapping[str, Sequence[str]]) -> str:
        """Return a sentence of *kind*; *context* gives the choices of the slots that call for no noun."""
        parts = list(one_of(rng, self._templates[kind]))
        for index in range(1, len(parts), 2):
            slot = parts[index].lower()
            parts[index] = one_of(rng, context[slot]) if slot in context else self._group(rng, slot)
        text = "".join(parts)
        return text[0].upper() + text[1:]

    def street(self, rng: Random) -> str:
        """Return the name of a street that is on no map."""
        name = "".join(one_of(rng, self.words["syllabes"]) for _ in range(between(rng, 2, 4)))
        kind = one_of(rng, self.words["rues"])
        return f"{kind} {before_name('de', name.capitalize())}"

    def organisation(self, rng: Random, town: str) -> str:
        """Return the name of an organisation that does not exist, one of the few of its *town*."""
        # The same partners come again from sheet to sheet, the first of a town more than the others.
        named = Random(f"{town}:{int(rng.random() ** 2 * ORGANISATIONS_A_TOWN)}")
        name = f"{one_of(named, self.words['structures'])} {one_of(named, self.words['enseignes'])}"
        return f"{name} {before_name('de', town)}"

    def _group(self, rng: Random, slot: str) -> str:
        groups = self._groups[slot]
        # The square makes the first nouns of the list the frequent ones.
        text, column = groups[int(rng.random() ** 2 * len(groups))]
        return f"{text} {one_of(rng, self._adjectives)[column]}" if chance(rng, ADJECTIVES_A_NOUN) else text
