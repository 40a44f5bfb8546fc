"""Text in a language → its search terms.

The browser analyses queries in the same way (`assets/javascripts/search/analysis.js`): it receives the rules with the
index, and `tests/text/french.json` and `english.json` hold both implementations to the same results.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import Literal, TypeAlias

from partage.text import english, french
from partage.text.stemming import MAX_TERM_LENGTH, Stemmer
from partage.text.words import PLAIN, PREFIXES, chunks, chunks_between_spaces, parts_of

Language: TypeAlias = Literal["fr", "en", "other"]
"""`other`: a language without rules, whose words are compared as they are written, but for case and accents."""


class Analysis:
    """The words of one language."""

    terms_of_chunk: Callable[[str], tuple[str, ...]]
    """The terms of one of the `chunks`, stop words included."""
    terms_of_token: Callable[[str], tuple[str, ...]]
    """The terms of one of the `tokens`, stop words included."""

    def __init__(
        self,
        stemmer: Stemmer,
        *,
        mark: str = "",
        stop: Sequence[str] = (),
        elided: Sequence[str] = (),
        same: Mapping[str, str] = MappingProxyType({}),
        ordinals: Sequence[str] = (),
    ) -> None:
        """Take the rules of a language: *elided* words before an apostrophe, or after it, say nothing.

        Its terms end with *mark*, so that “driving” does not meet what French makes of “driver”; the mark comes before
        letters and digits, so that the terms that a word has in each language are near each other in the index.
        """
        self._stemmer, self._mark = stemmer, mark
        self._idle = stop
        self.stop = frozenset(f"{word}{mark}" for word in stop)
        """Terms of stop words."""
        self._elided, self._same, self._ordinals = elided, same, ordinals
        self._ordinal = re.compile(rf"([0-9]{{1,2}})(?:{'|'.join(ordinals)})") if ordinals else None
        # The words of a language recur all the time.
        self.stem = lru_cache(maxsize=1 << 15)(self._stem)
        self.terms_of_chunk = lru_cache(maxsize=1 << 15)(self._terms_of_chunk)
        self.terms_of_token = lru_cache(maxsize=1 << 16)(self._terms_of_token)

    def terms(self, text: str) -> Iterator[str]:
        """Yield the terms of *text* in order, without the stop words."""
        for chunk in chunks(text):
            yield from (term for term in self.terms_of_chunk(chunk) if term not in self.stop)

    def _terms_of_token(self, token: str) -> tuple[str, ...]:
        return tuple(chain.from_iterable(map(self.terms_of_chunk, chunks_between_spaces(token))))

    def _terms_of_chunk(self, chunk: str) -> tuple[str, ...]:
        words, joined, compound = parts_of(chunk)
        found = [word for word in words if word not in self._elided]
        return tuple(self.stem(word) for word in dict.fromkeys([*found, *joined, compound]) if word)

    def _stem(self, word: str) -> str:
        """Return what the inflected forms of the folded *word* have in common."""
        word = self._same.get(word, word)[:MAX_TERM_LENGTH]
        if self._ordinal and (ordinal := self._ordinal.fullmatch(word)):
            return f"{ordinal[1]}e{self._mark}"
        return self._stemmer.stem(word) + self._mark

    def specification(self) -> dict[str, object]:
        """Return the rules that the browser needs for the same analysis, as JSON can carry them."""
        stemmer = self._stemmer
        return {
            "mark": self._mark,
            "stop": " ".join(sorted(self._idle)),
            "elided": " ".join(self._elided),
            "same": dict(self._same),
            "ordinals": "|".join(self._ordinals),
            "phases": [
                " ".join(f"{rule.ending}:{rule.other}:{rule.least or ''}".rstrip(":") for rule in phase)
                for phase in stemmer.phases
            ],
            "families": ",".join(stemmer.families),
            "kept": " ".join(sorted(stemmer.kept)),
        }


ANALYSES: Mapping[Language, Analysis] = {
    "fr": Analysis(
        french.STEMMER,
        stop=french.STOP_WORDS,
        elided=french.ELISIONS,
        same=french.EQUIVALENTS,
        ordinals=french.ORDINALS,
    ),
    "en": Analysis(
        english.STEMMER,
        mark=".",
        stop=english.STOP_WORDS,
        elided=english.CONTRACTIONS,
        ordinals=english.ORDINALS,
    ),
    "other": Analysis(Stemmer((), (), frozenset(), frozenset()), mark=":"),
}


def language_of(tag: str) -> Language:
    """Return the language whose rules are those of *tag*, a language tag such as `en-GB`."""
    primary = tag.lower().partition("-")[0]
    return "fr" if primary == "fr" else "en" if primary == "en" else "other"


def specification(languages: Iterable[Language]) -> dict[str, object]:
    """Return the rules that the browser needs for the same analysis, in the order of *languages*."""
    return {
        "plain": PLAIN,
        "prefixes": PREFIXES,
        "longest": MAX_TERM_LENGTH,
        "languages": {language: ANALYSES[language].specification() for language in languages},
    }
