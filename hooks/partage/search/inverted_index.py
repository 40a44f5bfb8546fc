"""The words of all documents from one build to the next: those of a sheet that changed are taken out and put back in.

Documents are numbered in their order. The sheets come first, in that of the catalogue; what they say is kept. Then come
the others, which are few and short: they are added anew at each build.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.runtime import cache, fingerprint
from partage.runtime.cache import Cache
from partage.search.documents import document_of
from partage.search.postings import DocumentScores, Posting, Postings, score_for_site

CACHE_FOLDER = "partage/mots"
"""In the cache."""


class SheetWords:
    """The words of the sheets of a site: which are known, and what becomes of them."""

    def __init__(self, site: Site, kept: Cache, former: Iterable[Initiative]) -> None:
        """Read what *kept* has of them; *former* are sheets as they were before they changed."""
        self._site, self._cache, self._name = site, kept, f"{CACHE_FOLDER}/fiches"
        self._made_with = fingerprint.digest(
            fingerprint.ENGINE_FINGERPRINT, site.references.digest, *site.locales
        )
        self._keys = [_key(initiative) for initiative in site.catalogue.initiatives]
        self._former = {_key(initiative): initiative for initiative in former}
        value = kept.read_value(self._name)
        self._kept = value if value and value[0] == self._made_with and self._may_change(value[1]) else None
        known = frozenset(self._kept[1] if self._kept else ())
        pairs = zip(site.catalogue.initiatives, self._keys, strict=True)
        self._lacking = {initiative.id for initiative, key in pairs if key not in known}

    def _may_change(self, keys: Sequence[bytes]) -> bool:
        """Whether what is kept is in the order of today, but for what is gone, which must be known to be taken out."""
        position = {key: number for number, key in enumerate(self._keys)}
        moved = [position[key] for key in keys if key in position]
        return moved == sorted(moved) and all(key in position or key in self._former for key in keys)

    def lacks(self, initiative: Initiative) -> bool:
        """Whether the words of *initiative* are to be weighed."""
        return initiative.id in self._lacking

    def words(self, runs: Iterable[DocumentScores]) -> InvertedIndex:
        """Return the words of all sheets; *runs* are what those that were lacking say, in their order."""
        if self._kept is None:
            words = words_of(self._keys, runs)
        else:
            words = opened_words(self._kept)
            if words.keys == self._keys:
                return words
            now = frozenset(self._keys)
            gone = (self._former[key] for key in words.keys if key not in now)
            words.change(self._keys, joined(runs), score_for_site(self._site, map(document_of, gone)))
        self._cache.write(self._name, cache.dumps(words.value(self._made_with)))
        return words


def _key(initiative: Initiative) -> bytes:
    return fingerprint.digest(initiative.id, initiative.digest)


class InvertedIndex:
    """Where each term is, and the forms in which it is written."""

    def __init__(self) -> None:
        """Begin without a document."""
        self.keys: list[bytes] = []
        """Of the sheets: what stands for each."""
        self._count = 0
        self._by_term: dict[str, Posting] = defaultdict(Posting)
        self._forms: Counter[str] = Counter()
        self._names: Counter[str] = Counter()

    def append(self, run: DocumentScores) -> None:
        """Add the documents of *run* after the others."""
        self._forms.update(run.forms)
        self._names.update(run.names)
        for number, terms, weights in zip(self._numbers(len(run.terms)), run.terms, run.weights, strict=True):
            for term, weight in zip(terms.split(), weights, strict=True):
                posting = self._by_term[term]
                posting.numbers.append(number)
                posting.weights.append(weight)

    def _numbers(self, count: int) -> range:
        self._count += count
        return range(self._count - count, self._count)

    def change(self, keys: Sequence[bytes], new: DocumentScores, former: DocumentScores) -> None:
        """Become the words of the sheets that *keys* stand for.

        *new* are those that were not there, in their order; *former* those that were and are no more.
        """
        position = {key: number for number, key in enumerate(keys)}
        moved = [position.get(key, -1) for key in self.keys]
        if all(number in (-1, before) for before, number in enumerate(moved)):
            gone = [before for before, number in enumerate(moved) if number < 0]
            for term in {term for terms in former.terms for term in terms.split()}:
                self._take_out(term, gone)
        else:
            for term in list(self._by_term):
                self._renumber(term, moved)
        there = set(self.keys)
        numbers = [number for number, key in enumerate(keys) if key not in there]
        for number, terms, weights in zip(numbers, new.terms, new.weights, strict=True):
            for term, weight in zip(terms.split(), weights, strict=True):
                self._insert(term, number, weight)
        self._forms = _changed(self._forms, new.forms, former.forms)
        self._names = _changed(self._names, new.names, former.names)
        self.keys, self._count = list(keys), len(keys)

    def _take_out(self, term: str, numbers: Sequence[int]) -> None:
        posting = self._by_term[term]
        for number in numbers:
            place = bisect_left(posting.numbers, number)
            if place < len(posting.numbers) and posting.numbers[place] == number:
                del posting.numbers[place], posting.weights[place]
        if not posting.numbers:
            del self._by_term[term]

    def _renumber(self, term: str, moved: Sequence[int]) -> None:
        posting = self._by_term[term]
        pairs = [
            (moved[number], weight)
            for number, weight in zip(posting.numbers, posting.weights, strict=True)
            if moved[number] >= 0
        ]
        if pairs:
            numbers, weights = zip(*pairs, strict=True)
            self._by_term[term] = Posting(array("I", numbers), array("B", weights))
        else:
            del self._by_term[term]

    def _insert(self, term: str, number: int, weight: int) -> None:
        posting = self._by_term[term]
        place = bisect_left(posting.numbers, number)
        posting.numbers.insert(place, number)
        posting.weights.insert(place, weight)

    def postings(self) -> Postings:
        """Return the terms in alphabetical order."""
        ordered = {term: self._by_term[term] for term in sorted(self._by_term)}
        return Postings(ordered, self._forms, self._names)

    def value(self, made_with: bytes) -> Any:
        """Return the words of the sheets, which alone were added, as what is kept."""
        lengths = array("I", (len(posting.numbers) for posting in self._by_term.values()))
        numbers = b"".join(posting.numbers.tobytes() for posting in self._by_term.values())
        weights = b"".join(posting.weights.tobytes() for posting in self._by_term.values())
        terms = " ".join(self._by_term)
        return (
            made_with,
            self.keys,
            terms,
            lengths.tobytes(),
            numbers,
            weights,
            dict(self._forms),
            dict(self._names),
        )


def opened_words(value: Any) -> InvertedIndex:
    """Return the words that were kept as *value*."""
    words = InvertedIndex()
    _, words.keys, terms, lengths, numbers, weights, forms, names = value
    words._count, words._forms, words._names = len(words.keys), Counter(forms), Counter(names)
    all_numbers, all_weights = _array("I", numbers), _array("B", weights)
    start = 0
    for term, length in zip(terms.split(), _array("I", lengths), strict=True):
        end = start + length
        words._by_term[term] = Posting(all_numbers[start:end], all_weights[start:end])
        start = end
    return words


def _changed(forms: Counter[str], new: Counter[str], former: Counter[str]) -> Counter[str]:
    forms.update(new)
    forms.subtract(former)
    return +forms


def _array(kind: str, data: bytes) -> array[int]:
    made: array[int] = array(kind)
    made.frombytes(data)
    return made


def words_of(keys: Sequence[bytes], runs: Iterable[DocumentScores]) -> InvertedIndex:
    """Return the words of the sheets that *keys* stand for and *runs* tell of."""
    words = InvertedIndex()
    for run in runs:
        words.append(run)
    words.keys = list(keys)
    return words


def joined(runs: Iterable[DocumentScores]) -> DocumentScores:
    """Return *runs* as one."""
    whole = DocumentScores([], [], Counter(), Counter())
    for run in runs:
        whole.terms.extend(run.terms)
        whole.weights.extend(run.weights)
        whole.forms.update(run.forms)
        whole.names.update(run.names)
    return whole
