"""The words of all documents from one build to the next: those of a sheet that changed are taken out and put back in.

Documents are numbered in their order. The sheets come first, in that of the catalogue; what they say is kept. Then come
the others, which are few and short: they are added anew at each build.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.runtime import cache, fingerprint
from partage.runtime.cache import Cache
from partage.search.documents import document_of
from partage.search.encoding import gaps
from partage.search.postings import NOWHERE, DocumentScores, Posting, Postings, score_for_site

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
        self._all = DocumentScores()

    def append(self, run: DocumentScores) -> None:
        """Add the documents of *run* after the others."""
        self._all.append(run)

    def change(self, keys: Sequence[bytes], new: DocumentScores, former: DocumentScores) -> None:
        """Become the words of the sheets that *keys* stand for.

        *new* are those that were not there, in their order; *former* those that were and are no more.
        """
        position = {key: number for number, key in enumerate(keys)}
        moved = [position.get(key, -1) for key in self.keys]
        there = set(self.keys)
        gone = _weights_by_term(former, [before for before, number in enumerate(moved) if number < 0])
        came = _weights_by_term(new, [number for number, key in enumerate(keys) if key not in there])
        postings = self._all.postings
        if all(number in (-1, before) for before, number in enumerate(moved)):
            # A sheet that says nearly what it said leaves most of its terms as they were.
            changed = {term for term in {*gone, *came} if gone.get(term) != came.get(term)}
        else:
            changed = {*postings, *came}
        for term in changed:
            posting = _changed_posting(postings.get(term, NOWHERE), moved, came.get(term), term in gone)
            if posting.weights:
                postings[term] = posting
            else:
                postings.pop(term, None)
        self._all.forms = _changed(self._all.forms, new.forms, former.forms)
        self._all.names = _changed(self._all.names, new.names, former.names)
        values = dict(zip(self.keys, self._all.values, strict=True))
        values |= zip((key for key in keys if key not in there), new.values, strict=True)
        self._all.values = [values[key] for key in keys]
        self.keys, self._all.count = list(keys), len(keys)

    def postings(self) -> Postings:
        """Return the terms in alphabetical order."""
        by_term = {term: self._all.postings[term] for term in sorted(self._all.postings)}
        return Postings(by_term, self._all.forms, self._all.names, self._all.values)

    def value(self, made_with: bytes) -> Any:
        """Return the words of the sheets, which alone were added, as what is kept."""
        postings = self._all.postings
        lines = "".join(posting.line(term) for term, posting in postings.items())
        lasts = array("I", (posting.last for posting in postings.values()))
        forms, names = dict(self._all.forms), dict(self._all.names)
        return made_with, self.keys, lines, lasts.tobytes(), self._all.values, forms, names


def _weights_by_term(run: DocumentScores, numbers: Sequence[int]) -> dict[str, dict[int, str]]:
    """Return by term the weights, as they are written, of the documents of *run*, which have other *numbers*."""
    return {
        term: {numbers[each]: weight for each, weight in zip(posting.numbers, posting.weights, strict=True)}
        for term, posting in run.postings.items()
    }


def _changed_posting(
    posting: Posting, moved: Sequence[int], came: Mapping[int, str] | None, has_gone: bool
) -> Posting:
    """Return *posting* once its documents have *moved*, those at -1 being gone, and others *came*."""
    numbers, weights = [moved[number] for number in posting.numbers], posting.weights
    if came or has_gone:
        pairs = [pair for pair in zip(numbers, weights, strict=True) if pair[0] >= 0]
        pairs = sorted([*pairs, *(came or {}).items()])
        numbers, weights = [number for number, _ in pairs], "".join(weight for _, weight in pairs)
    return Posting(gaps(numbers), weights, numbers[-1] if numbers else -1)


def opened_words(value: Any) -> InvertedIndex:
    """Return the words that were kept as *value*."""
    words = InvertedIndex()
    _, words.keys, lines, lasts, values, forms, names = value
    ends: array[int] = array("I")
    ends.frombytes(lasts)
    parts = (line.split(" ") for line in lines.split("\n")[:-1])
    postings = {
        term: Posting(gaps, weights, last) for (term, gaps, weights), last in zip(parts, ends, strict=True)
    }
    words._all = DocumentScores(len(words.keys), values, postings, Counter(forms), Counter(names))
    return words


def _changed(forms: Counter[str], new: Counter[str], former: Counter[str]) -> Counter[str]:
    forms.update(new)
    forms.subtract(former)
    return +forms


def words_of(keys: Sequence[bytes], runs: Iterable[DocumentScores]) -> InvertedIndex:
    """Return the words of the sheets that *keys* stand for and *runs* tell of."""
    words = InvertedIndex()
    for run in runs:
        words.append(run)
    words.keys = list(keys)
    return words


def joined(runs: Iterable[DocumentScores]) -> DocumentScores:
    """Return *runs* as one."""
    whole = DocumentScores()
    for run in runs:
        whole.append(run)
    return whole
