"""The terms of a vocabulary that occur in a sentence, regardless of plurals, accents and case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from partage.reference.vocabularies import Vocabulary
from partage.text.french import ELISIONS, STOP_WORDS
from partage.text.words import chunks, fold

_STOP = frozenset((*STOP_WORDS, *ELISIONS))
_ACRONYM = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9]{1,6}")
_SHORTEST = 3
"""Letters of the longest word that is compared as it is."""
_DOUBLED = ("ll", "nn", "tt", "ss")
"""As in « professionnelle », « ancienne »."""
_BOUNDARY = r"(?<![\w-]){}(?![\w-])"


class Finder:
    """Finds the terms of one vocabulary by their French names, in any number and gender."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._whole: list[tuple[re.Pattern[str], str]] = []
        # Acronyms, and names of which stop words leave one word: found as they are written.
        for term in vocabulary.terms.values():
            for name in dict.fromkeys((term.label, *term.aliases)):
                if _ACRONYM.fullmatch(name):
                    self._whole.append((re.compile(_BOUNDARY.format(re.escape(name))), term.id))
                elif len(words := _stems(name)) == 1 and " " in name:
                    # « tout public » is not every « publique », nor « aller vers » every « aller ».
                    whole = re.compile(_BOUNDARY.format(re.escape(name)), re.IGNORECASE)
                    self._whole.append((whole, term.id))
                elif words:
                    self._by_first.setdefault(words[0], []).append((words, term.id))
        for names in self._by_first.values():
            names.sort(key=lambda each: -len(each[0]))

    def terms_in(self, sentence: str) -> Iterator[str]:
        """Yield the identifiers of the terms in *sentence*; « jardins partagés » does not yield « jardins » too."""
        words = list(_stems(sentence))
        place = 0
        while place < len(words):
            found = next(
                (
                    (len(name), identifier)
                    for name, identifier in self._by_first.get(words[place], ())
                    if tuple(words[place : place + len(name)]) == name
                ),
                None,
            )
            if found:
                yield found[1]
            place += found[0] if found else 1
        for pattern, identifier in self._whole:
            if pattern.search(sentence):
                yield identifier


@lru_cache(maxsize=1 << 10)
def _stems(text: str) -> tuple[str, ...]:
    parts = [fold(part) for chunk in chunks(text) for part in re.split("['-]", chunk.replace(".", ""))]
    return tuple(_singular(part) for part in parts if part and part not in _STOP)


def _singular(word: str) -> str:
    """Return the masculine singular of the folded *word*, roughly.

    Not its stem: words of one family are other words (« autonome » is not « autonomie », nor « mobile » « mobilité »).
    """
    if len(word) <= _SHORTEST:
        return word
    word = word.removesuffix("x") if word.endswith(("aux", "eux")) else word.removesuffix("s")
    word = word.rstrip("e")
    if word.endswith("au"):
        return word[:-2] + "al"
    if word.endswith("iv"):
        return word[:-1] + "f"
    if word.endswith("eus"):
        return word[:-1]
    return word[:-1] if word[-2:] in _DOUBLED else word
