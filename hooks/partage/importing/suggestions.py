"""What the text of a document lets one suppose of its dates, places and terms, each with the sentence that says so.

Proposals are for a person to accept: nothing here is written as a fact.
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
"""The vocabulary of a key, and how many of its terms are proposed."""
_MOST = {"territoires": 4, "debut": 2, "fin": 2, "atteste_en": 2}
_LONGEST_SENTENCE = 160
_LONGEST_READ = 1000
"""Of one sentence: what is found depends on all that comes before."""
_MOST_SENTENCES = 2000
_END = re.compile(r"(?<=[^\d][.!?…])\s+(?=[«“\"A-ZÀ-Ý])|\s+·\s+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that a field may have, and the sentence that suggests it."""

    value: str
    sentence: str


def sentences_of(texts: Iterable[str]) -> list[str]:
    """Return the sentences of *texts*."""
    pieces = (piece.strip()[:_LONGEST_READ] for text in texts for piece in _END.split(text))
    return list(islice(filter(None, pieces), _MOST_SENTENCES))


def proposals_for(texts: Iterable[str], references: ReferenceData) -> dict[str, list[Suggestion]]:
    """Return what may be proposed under each front-matter key, the most often said first."""
    finders = {key: Finder(references.vocabularies[name]) for key, (name, _) in VOCABULARIES.items()}
    met: dict[str, dict[str, list[str]]] = {}
    for sentence in sentences_of(texts):
        for key, value in _said(sentence, finders, references):
            met.setdefault(key, {}).setdefault(value, []).append(sentence)
    if "fin" in met:
        # An end comes with its start, and a report is dated after both: the check would refuse that date.
        met.pop("atteste_en", None)
    return {
        key: [Suggestion(value, _shortened(said[0])) for value, said in _ranked(key, values)[: _most(key)]]
        for key, values in met.items()
    }


def _said(sentence: str, finders: dict[str, Finder], references: ReferenceData) -> Iterator[tuple[str, str]]:
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
    return VOCABULARIES[key][1] if key in VOCABULARIES else _MOST[key]


def _shortened(sentence: str) -> str:
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence
    return sentence[:_LONGEST_SENTENCE].rpartition(" ")[0].rstrip(" ,;:") + "…"
