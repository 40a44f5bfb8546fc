"""The words of what is no sheet, terms and hand-written pages: those of the last build, or all made anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from partage.catalogue.site import Site
from partage.runtime import cache, fingerprint
from partage.runtime.cache import Cache
from partage.search.documents import Document
from partage.search.inverted_index import CACHE_FOLDER
from partage.search.postings import DocumentScores


class PageWords:
    """The words of the documents that come after the sheets."""

    def __init__(self, site: Site, kept: Cache, documents: Sequence[Document]) -> None:
        """Read what *kept* has of *documents*."""
        self._cache, self._name = kept, f"{CACHE_FOLDER}/pages"
        self._inputs = fingerprint.digest(
            fingerprint.ENGINE_FINGERPRINT, site.references.digest, *site.locales, *map(repr, documents)
        )
        inputs, *known = kept.read_value(self._name) or (b"",)
        self._kept: list[Any] | None = known if inputs == self._inputs else None

    @property
    def are_known(self) -> bool:
        """Whether nothing is to be weighed."""
        return self._kept is not None

    def words(self, weighed: DocumentScores) -> DocumentScores:
        """Return the words of all documents; *weighed* is what they say, where that was not known."""
        if self._kept is None:
            kept = (self._inputs, weighed.count, weighed.postings, dict(weighed.forms), dict(weighed.names))
            self._cache.write(self._name, cache.dumps(kept))
            return weighed
        count, postings, forms, names = self._kept
        return DocumentScores(count, [], postings, Counter(forms), Counter(names))
