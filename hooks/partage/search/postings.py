"""Documents → for each term, which of them have it and how much it weighs there; over all processors."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from partage.parallel import map_slices
from partage.search.analysis import terms_of_chunk
from partage.search.codes import encoded, gaps
from partage.search.documents import Document, Texts
from partage.search.weighing import weigh

BATCH = 64
"""Documents that a process weighs at once: what their words are is then sent back once."""
INFLECTION = 2
"""Letters that a plural or a feminine adds at most."""


@dataclass(slots=True)
class Posting:
    """Where a term is."""

    numbers: array[int] = field(default_factory=lambda: array("I"))
    """Of documents, ascending."""
    weights: array[int] = field(default_factory=lambda: array("B"))

    def line(self, term: str) -> str:
        """Return the line of *term* in its shard: the term, the gaps between documents, the weights."""
        return f"{term} {gaps(self.numbers)} {''.join(map(encoded, self.weights))}\n"


@dataclass(frozen=True, slots=True)
class _Batch:
    terms: list[str]
    """Of each document, separated by spaces."""
    weights: list[bytes]
    written: Counter[str]


@dataclass(frozen=True, slots=True)
class Postings:
    """Every term of a set of documents."""

    by_term: dict[str, Posting]
    """In alphabetical order."""
    forms: dict[str, tuple[str, ...]]
    """The forms in which each term is most often written, with their accents."""


def postings_of(
    documents: Sequence[Document],
    texts_of: Callable[[Document], Texts],
    stop: frozenset[str],
    processes: int,
) -> Postings:
    """Return where the terms of *documents* are; *stop* words are nowhere."""
    batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
    weighed = map_slices(partial(_weighed, texts_of=texts_of, stop=stop), batches, processes, worth=2)
    by_term: dict[str, Posting] = {}
    written: Counter[str] = Counter()
    number = 0
    for batch in weighed:
        written.update(batch.written)
        for terms, weights in zip(batch.terms, batch.weights, strict=True):
            for term, weight in zip(terms.split(), weights, strict=True):
                posting = by_term.get(term)
                if posting is None:
                    posting = by_term[term] = Posting()
                posting.numbers.append(number)
                posting.weights.append(weight)
            number += 1
    return Postings({term: by_term[term] for term in sorted(by_term)}, _forms(written, by_term))


def _weighed(
    batch: Sequence[Document], *, texts_of: Callable[[Document], Texts], stop: frozenset[str]
) -> _Batch:
    terms, packed_weights = [], []
    written: Counter[str] = Counter()
    for document in batch:
        weights, words = weigh(texts_of(document), stop)
        terms.append(" ".join(weights))
        packed_weights.append(bytes(weights.values()))
        written.update(words)
    return _Batch(terms, packed_weights, written)


def _forms(written: Counter[str], known: dict[str, Posting]) -> dict[str, tuple[str, ...]]:
    """Return for each term its most frequent form, and the next one that is more than its plural or feminine."""
    times: dict[str, Counter[str]] = defaultdict(Counter)
    for chunk, count in written.items():
        terms = terms_of_chunk(chunk)
        # A compound, or an acronym with its points, is the form of no single term.
        if len(terms) == 1 and terms[0] in known and "-" not in chunk and "." not in chunk:
            times[terms[0]][chunk.rpartition("'")[2]] += count
    forms = {}
    for term, counted in times.items():
        ordered = sorted(counted, key=lambda form: (-counted[form], form))
        others = (form for form in ordered[1:] if abs(len(form) - len(ordered[0])) > INFLECTION)
        forms[term] = (ordered[0], *islice(others, 1))
    return forms
