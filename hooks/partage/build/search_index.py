"""The index of the search, of all editions: made by a process of its own, or after the pages of the last edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from partage.build.manifest import Manifest
from partage.build.writer import write
from partage.catalogue.initiative import Initiative
from partage.rendering.output import Output
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.pool import ForkedTasks, LazyTasks, start_tasks
from partage.search.documents import Document, document_of
from partage.search.editions import Searched
from partage.search.index_builder import Indexing
from partage.search.postings import DocumentScores

MIN_DOCUMENTS_TO_FORK = 500
"""From which an index is worth a process of its own, however little of it changed."""
IndexFiles: TypeAlias = dict[str, tuple[bytes, str | None]]
"""By path: the digest of the content, and the content where it is not published as it is."""


class SearchIndex:
    """The words of all editions, and the files that are made of them."""

    def __init__(
        self,
        editions: Sequence[Searched],
        manifest: Manifest,
        folder: Path,
        kept: Cache,
        former: Sequence[Initiative],
        processes: int,
    ) -> None:
        """Begin to make the index of *editions* in *folder*, that of the site, if few words are to be weighed.

        *kept* is what is known from one build to the next, *former* sheets as they were before they changed.
        """
        self._manifest, self._folder = manifest, folder
        self._words = Indexing(editions, kept, former)
        self._beside: ForkedTasks[IndexFiles] | LazyTasks[IndexFiles] | None = None
        if not self._words.is_much:
            # Before it is forked.
            manifest.confirm()
            worth = processes if len(self._words.documents) >= MIN_DOCUMENTS_TO_FORK else 1
            self._beside = start_tasks(self._by_itself, [()], worth, min_items=1)

    @property
    def others(self) -> Sequence[Document]:
        """Terms and hand-written pages whose words are to be weighed with the pages."""
        return () if self._beside else self._words.others

    def weighed_with(self, initiative: Initiative) -> Document | None:
        """Return the document of *initiative* if its words are to be weighed along with its page."""
        return document_of(initiative) if not self._beside and self._words.lacks(initiative) else None

    def write(self, sheets: Iterable[DocumentScores], others: Iterable[DocumentScores]) -> None:
        """Write the files, and record them in the manifest; *sheets* and *others* are what was weighed."""
        if self._beside:
            (files,) = self._beside.results()
        else:
            files = self._lacking_of(self._words.files(sheets, others))
        for path, (digest, text) in files.items():
            if text is None:
                self._manifest.reuse_content(path, digest)
            else:
                self._manifest.record(path, write(Output(path, partial(str, text)), self._folder, _deaf))

    def stop(self) -> None:
        """End the work, finished or not."""
        if self._beside:
            self._beside.stop()

    def _by_itself(self, _: object) -> IndexFiles:
        return self._lacking_of(self._words.files(*self._words.weighed()))

    def _lacking_of(self, files: Mapping[str, str]) -> IndexFiles:
        """Return the digest of each of *files*, and the text of those that are not published."""
        digests = {path: fingerprint.digest(text) for path, text in files.items()}
        return {
            path: (digest, None if self._manifest.reuse_content(path, digest) else files[path])
            for path, digest in digests.items()
        }


def _deaf(make: Callable[[], Any]) -> Any:
    # What its files depend on is what they say.
    return make(), ()
