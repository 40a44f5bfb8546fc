"""Dates, places and terms that the text of a document suggests, each with the sentence that it comes from.

A person must accept them: nothing here is written as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from partage.importing.date_finder import dates_in
from partage.importing.place_finder import places_in, written
from partage.importing.term_finder import Finder
from partage.reference.reference_data import ReferenceData
from partage.sheets.field_kinds import FIELD_KINDS

VOCABULARIES = {
    kind.key: (kind.vocabularies[0], kind.max_values)
    for kind in map(FIELD_KINDS.__getitem__, ("themes", "methods", "audiences"))
}
"""The vocabulary of each key, and how many of its terms are suggested at most."""
_MAX_VALUES = {"territoires": 4, "debut": 2, "fin": 2, "atteste_en": 2}
_MAX_SENTENCE_LENGTH = 160
_MAX_READ = 1000
"""Characters of one sentence: each match looks at everything before it."""
_MAX_SENTENCES = 2000
_END = re.compile(r"(?<=[^\d][.!?…])\s+(?=[«“\"A-ZÀ-Ý])|\s+·\s+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A possible value of a field, and the sentence that suggests it."""

    value: str
    sentence: str


def sentences_of(texts: Iterable[str]) -> list[str]:
    """Return the sentences of *texts*, in order, within the limits above."""
    pieces = (piece.strip()[:_MAX_READ] for text in texts for piece in _END.split(text))
    return list(islice(filter(None, pieces), _MAX_SENTENCES))


def suggestions_for(texts: Iterable[str], references: ReferenceData) -> dict[str, list[Suggestion]]:
    """Return suggestions by front-matter key: dates in order of appearance, the rest most frequent first."""
    finders = {key: Finder(references.vocabularies[name]) for key, (name, _) in VOCABULARIES.items()}
    found: dict[str, dict[str, list[str]]] = {}
    for sentence in sentences_of(texts):
        for key, value in _findings(sentence, finders, references):
            found.setdefault(key, {}).setdefault(value, []).append(sentence)
    if "fin" in found:
        # An end comes with its start, and a report is dated after both: the check would refuse that date.
        found.pop("atteste_en", None)
    return {
        key: [
            Suggestion(value, _shortened(sentences[0]))
            for value, sentences in _ranked(key, values)[: _most(key)]
        ]
        for key, values in found.items()
    }


def _findings(
    sentence: str, finders: dict[str, Finder], references: ReferenceData
) -> Iterator[tuple[str, str]]:
    for dated in dates_in(sentence):
        yield dated.key, dated.date
    for place in places_in(sentence, references.territories):
        yield "territoires", written(place, references.territories)
    for key, finder in finders.items():
        for identifier in finder.terms_in(sentence):
            yield key, identifier


def _ranked(key: str, values: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    if key in ("debut", "fin", "atteste_en"):
        return list(values.items())
    return sorted(values.items(), key=lambda each: -len(each[1]))


def _most(key: str) -> int:
    return VOCABULARIES[key][1] if key in VOCABULARIES else _MAX_VALUES[key]


def _shortened(sentence: str) -> str:
    if len(sentence) <= _MAX_SENTENCE_LENGTH:
        return sentence
    return sentence[:_MAX_SENTENCE_LENGTH].rpartition(" ")[0].rstrip(" ,;:") + "…"
