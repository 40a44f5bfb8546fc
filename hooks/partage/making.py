"""The files of one edition that the host does not make: made again where they must be, over all processors."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias, cast

from partage import cache, edition
from partage.catalogue import Catalogue
from partage.indexing import Indexing
from partage.locales import FOLDER as STRINGS
from partage.model import NAMED, Initiative, Output
from partage.parallel import WORTH_IT, start_slices, stop_if_orphan
from partage.progress import Reporter
from partage.publication import Publication
from partage.rendering.templates import FOLDER as TEMPLATES
from partage.rendering.writing import Made, refuse_double_addresses, write
from partage.search.documents import Document, HandWritten, documents_of
from partage.search.index import weighed_in
from partage.search.postings import Weighed
from partage.site import Site
from partage.watching import WatchedCatalogue

LARGEST_RUN = 500
"""Sheets whose words are counted together by one process."""


def made_with(site: Site) -> bytes:
    """Return what stands for all that every page of *site* depends on, beside the initiatives."""
    references = site.references
    return cache.digest(
        cache.CODE,
        cache.digest_of_files((*TEMPLATES.iterdir(), *STRINGS.glob("*.yml"))),
        references.digest,
        repr((site.name, site.locale, site.locales, site.base_url, site.desk, site.drawing)),
        repr((sorted(site.texts), sorted(site.icons.items()))),
        repr(sorted(site.shells.items())),
    )


class Staging(NamedTuple):
    """Where an edition is made, and with what."""

    folder: Path
    kept: Path
    """Folder of what is kept from one build to the next."""
    processes: int
    reporter: Reporter
    former: Sequence[Initiative] = ()
    """Sheets as they were before they changed."""


IndexFiles: TypeAlias = dict[str, tuple[bytes, str | None]]
"""By path: the digest of the content, and the content where it is not published as it is."""


class Bundle(NamedTuple):
    """What is made in a row: the files of a sheet, and its words."""

    outputs: Sequence[Output]
    document: Document | None = None


class Making:
    """The work of one edition, begun in other processes while the host makes its own pages."""

    def __init__(
        self,
        site: Site,
        other_addresses: list[str],
        pages: Collection[HandWritten],
        publication: Publication,
        makers: edition.Makers,
        staging: Staging,
    ) -> None:
        """Begin to write what *publication* lacks; *pages* of the host are those that are searched."""
        self._site, self._publication, self._staging, self._owner = site, publication, staging, os.getpid()
        self._root = "" if site.locale == site.locales[0] else f"{site.locale}/"
        self._made_with = made_with(site)
        self._watched = WatchedCatalogue(site.catalogue, site.head_digest_of)
        self._documents = documents_of(site, pages)
        self._index = Indexing(site, self._documents, staging.kept / "mots", staging.former)
        # Much is weighed with the pages, which read the same sheets; little beside them, since nothing waits for it.
        is_much = len(self._index.sheets) + len(self._index.others) >= WORTH_IT
        weighed = {document.address for document in self._index.sheets} if is_much else ()
        # Before another process asks it.
        publication.confirm()
        self._beside = (
            None if is_much else start_slices(self._index_by_itself, [()], staging.processes, worth=1)
        )
        seen = replace(site, catalogue=cast("Catalogue", self._watched))
        sheets = [
            Bundle(outputs, document if document.address in weighed else None)
            for outputs, document in zip(edition.sheet_outputs(seen), self._documents, strict=False)
        ]
        others = [
            Bundle([output])
            for output in edition.other_outputs(seen, self._documents, other_addresses, makers)
        ]
        if is_much:
            others += [Bundle([], document) for document in self._index.others]
        refuse_double_addresses(output for bundle in (*sheets, *others) for output in bundle.outputs)
        sheet_runs, other_runs = self._runs(sheets), self._runs(others)
        self._runs_of_sheets = len(sheet_runs)
        self._paths = [
            output.path for run in (*sheet_runs, *other_runs) for bundle in run for output in bundle.outputs
        ]
        runs = [*sheet_runs, *other_runs]
        processes = staging.processes if sum(map(len, runs)) >= WORTH_IT else 1
        self._work = start_slices(self._make_run, runs, processes, worth=1)
        self._weighed: list[Weighed] = []

    def _runs(self, bundles: Iterable[Bundle]) -> list[list[Bundle]]:
        """Return what is to be made of *bundles*, in runs."""
        left = [*self._lacking(bundles)]
        size = max(1, min(LARGEST_RUN, len(left) // (16 * self._staging.processes)))
        return [left[start : start + size] for start in range(0, len(left), size)]

    def _lacking(self, bundles: Iterable[Bundle]) -> Iterator[Bundle]:
        for outputs, document in bundles:
            again = [output for output in outputs if not self._is_kept(output)]
            if again or document:
                yield Bundle(again, document)

    def _is_kept(self, output: Output) -> bool:
        return output.made_of is not None and self._publication.keeps(
            self._root + output.path, self._made_of(output), self._watched.answers
        )

    def _make_run(self, run: Sequence[Bundle]) -> tuple[list[Made], Weighed]:
        made: list[Made] = []

        def written() -> Iterator[Document]:
            for bundle in run:
                stop_if_orphan(self._owner)
                made.extend(map(self._write, bundle.outputs))
                if bundle.document:
                    yield bundle.document

        weighed = weighed_in(self._site, written())
        return made, weighed

    def _write(self, output: Output) -> Made:
        return write(output, self._staging.folder, self._watched.listening, self._made_of(output))

    def _made_of(self, output: Output) -> Hashable:
        if output.made_of is None or output.made_of == NAMED:
            return output.made_of
        return self._made_with, output.made_of

    def finish(self) -> None:
        """Wait for the work, and tell the publication of every file."""
        with self._staging.reporter.step("Écriture des pages") as told:
            results = self._work.results(told)
        for path, made in zip(self._paths, (each for files, _ in results for each in files), strict=True):
            self._publication.add(self._root + path, made)
        self._weighed = [run for _, run in results]

    def index(self) -> None:
        """Make the index of the words, which no page needs, and tell the publication of it."""
        if self._beside:
            (files,) = self._beside.results()
        else:
            sheets, others = self._weighed[: self._runs_of_sheets], self._weighed[self._runs_of_sheets :]
            self._weighed = []
            files = self._lacking_of(self._index.files(sheets, others, self._staging.processes))
        for path, (digest, text) in files.items():
            if text is None:
                self._publication.has(self._root + path, digest)
            else:
                self._publication.add(self._root + path, self._write(Output(path, partial(str, text))))

    def _index_by_itself(self, _: object) -> IndexFiles:
        return self._lacking_of(self._index.files(*self._index.weighed(), processes=1))

    def _lacking_of(self, files: Mapping[str, str]) -> IndexFiles:
        """Return the digest of each of *files*, and the text of those that are not published."""
        digests = {path: cache.digest(text) for path, text in files.items()}
        return {
            path: (digest, None if self._publication.has(self._root + path, digest) else files[path])
            for path, digest in digests.items()
        }

    def stop(self) -> None:
        """End the work, whether it is done or not."""
        self._work.stop()
        if self._beside:
            self._beside.stop()
