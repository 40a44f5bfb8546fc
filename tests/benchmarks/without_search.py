"""A hook that leaves the search out: copied beside the project that is measured without it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from partage.build import builder
from partage.search import index_builder
from partage.search.inverted_index import InvertedIndex, SheetWords
from partage.search.postings import DocumentScores
from partage.views import search


def _nothing(_: Any, documents: Iterable[Any]) -> DocumentScores:
    # Files are written while documents are gone through.
    for _document in documents:
        pass
    return DocumentScores()


_REPLACED: list[tuple[Any, str, Any]] = [
    (search, "card_outputs", lambda site, documents: iter(())),
    (builder, "score_for_site", _nothing),
    (index_builder, "index_files", lambda *_: {}),
    (index_builder, "score_for_site", _nothing),
    (SheetWords, "lacks", lambda self, initiative: False),
    (SheetWords, "words", lambda self, runs: InvertedIndex()),
]
for owner, name, other in _REPLACED:
    setattr(owner, name, other)
