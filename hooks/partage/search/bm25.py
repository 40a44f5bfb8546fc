"""How well a document answers a term: BM25F, in whole steps, from the document alone.

Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009), 3.6: the frequencies of a term
are added up over the fields of a document, each with its weight and for its length, and saturate once. The usual
lengths are constants and no averages, so that a sheet that changes changes the terms of no other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from partage.search.documents import Texts
from partage.search.field_texts import LANGUAGES, OF_EDITIONS, Voice
from partage.text.analysis import ANALYSES
from partage.text.words import tokens


@dataclass(frozen=True, slots=True)
class _Field:
    weight: float
    usual_terms: int
    sensitivity: float
    """From 0, where the length of the field does not count, to 1."""


_FIELDS = (_Field(9, 7, 0.3), _Field(4, 45, 0.4), _Field(2, 60, 0.4), _Field(1, 220, 0.6))
"""In the order of `Texts`."""
_SATURATION = 3.0
STEPS = 20
"""A term weighs from 1 to this in a document."""


def score(texts: Texts) -> tuple[dict[str, int], Mapping[Voice, list[str]]]:
    """Return the weight of each term of a document, and its `tokens` by voice, each as often as it is written.

    Stop words, those of the language that each text is in, weigh nothing.
    """
    sums: dict[str, float] = defaultdict(float)
    written: dict[Voice, list[str]] = defaultdict(list)
    for field, by_voice in zip(_FIELDS, texts, strict=True):
        counted = []
        # Stop words fill texts in much the same way: the length is that of all words.
        length = 0.0
        for voice, text in by_voice.items():
            found = tokens(text)
            written[voice] += found
            # A loop that never leaves C: there are hundreds of words in each of thousands of sheets.
            terms_of_token = ANALYSES[LANGUAGES[voice]].terms_of_token
            frequencies = Counter(chain.from_iterable(map(terms_of_token, found)))
            counted.append(frequencies)
            if voice in OF_EDITIONS:
                length += frequencies.total() / 2
        factor = field.weight / (1 - field.sensitivity + field.sensitivity * length / field.usual_terms)
        for frequencies in counted:
            for term, times in frequencies.items():
                sums[term] += factor * times
    for language in {LANGUAGES[voice] for voice in written}:
        for term in ANALYSES[language].stop.intersection(sums):
            del sums[term]
    weights = {
        term: int(STEPS * frequency / (_SATURATION + frequency) + 0.5) or 1
        for term, frequency in sums.items()
    }
    return weights, written
