"""The files of one edition that MkDocs does not build: built again where needed, over all processors."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from partage.build import routes
from partage.build.manifest import Manifest
from partage.build.tracking import Tracker
from partage.build.writer import BuiltFile, refuse_double_addresses, write
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.rendering.jinja import TEMPLATE_FOLDER
from partage.rendering.output import NAMED, Output
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.pool import MIN_ITEMS, ForkedTasks, LazyTasks, start_tasks, stop_if_orphan
from partage.runtime.progress import Reporter
from partage.search.documents import Document, HandWritten, documents_of
from partage.search.index_builder import Indexing
from partage.search.index_files import score_for_edition
from partage.search.postings import DocumentScores
from partage.text.strings import LOCALES_FOLDER as STRINGS

Value = TypeVar("Value")
MAX_BATCH = 500
"""Sheets that one process counts the words of together."""
MIN_DOCUMENTS_TO_FORK = 500
"""From which an index is worth a process of its own, however little of it changed."""


def edition_fingerprint(site: Site) -> bytes:
    """Return the fingerprint of everything that all pages of *site* depend on, in addition to the initiatives."""
    references = site.references
    return fingerprint.digest(
        fingerprint.ENGINE_FINGERPRINT,
        fingerprint.digest_of_files((*TEMPLATE_FOLDER.iterdir(), *STRINGS.glob("*.yml"))),
        references.digest,
        repr((site.name, site.locale, site.locales, site.base_url, site.contributions, site.drawing)),
        repr((site.description, site.licence, site.reviewing)),
        repr((sorted(site.texts), sorted(site.icons.items()))),
        repr(sorted(site.shells.items())),
    )


class Staging(NamedTuple):
    """Where an edition is built, and with what."""

    folder: Path
    kept: Cache
    """From one build to the next."""
    processes: int
    reporter: Reporter
    former: Sequence[Initiative] = ()
    """Sheets as they were before they changed."""


IndexFiles: TypeAlias = dict[str, tuple[bytes, str | None]]
"""By path: the digest of the content, and the content where it is not published as it is."""


class Bundle(NamedTuple):
    """What is built together: the files of a sheet, and its words."""

    outputs: Sequence[Output]
    document: Document | None = None


WorkItem: TypeAlias = int | Bundle
"""Something to build: a sheet, by its position in the catalogue, or another bundle."""


class EditionBuilder:
    """Builds one edition, in other processes while MkDocs builds its own pages."""

    def __init__(
        self,
        site: Site,
        other_addresses: list[str],
        host_paths: Iterable[str],
        pages: Collection[HandWritten],
        manifest: Manifest,
        makers: routes.Makers,
        staging: Staging,
    ) -> None:
        """Begin to write what *manifest* lacks; *pages* are those of MkDocs that are searched.

        Raise DoubleAddress where two files would have one address, among ours and the *host_paths*.
        """
        self._site, self._manifest, self._staging, self._owner = site, manifest, staging, os.getpid()
        self._root = "" if site.is_first else f"{site.locale}/"
        self._made_with = edition_fingerprint(site)
        self._tracker = Tracker(site.catalogue, site.head_digest_of)
        self._documents = documents_of(site, pages)
        self._index = Indexing(site, self._documents, staging.kept, staging.former)
        self._beside: ForkedTasks[IndexFiles] | LazyTasks[IndexFiles] | None = None
        if not self._index.is_much:
            # Before it is forked.
            manifest.confirm()
            processes = staging.processes if len(self._documents) >= MIN_DOCUMENTS_TO_FORK else 1
            self._beside = start_tasks(self._index_by_itself, [()], processes, min_items=1)
        self._seen = replace(site, catalogue=self._tracker.catalogue)
        count = len(site.catalogue.initiatives)
        others = [Bundle(outputs) for outputs in routes.outputs_together(self._seen)]
        others += [
            Bundle([output])
            for output in routes.other_outputs(self._seen, self._documents, other_addresses, makers)
        ]
        if self._index.is_much:
            others += [Bundle([], document) for document in self._index.others]
        paths: list[str] = []
        lacking = [each for each in (*range(count), *others) if self._lacks(each, paths)]
        refuse_double_addresses([*paths, *host_paths])
        del paths
        sheet_runs = self._batches([each for each in lacking if isinstance(each, int)])
        self._runs_of_sheets = len(sheet_runs)
        runs = [*sheet_runs, *self._batches([each for each in lacking if not isinstance(each, int)])]
        processes = staging.processes if sum(map(len, runs)) >= MIN_ITEMS else 1
        self._work = start_tasks(self._make_run, runs, processes, min_items=1)
        self._weighed: list[DocumentScores] = []

    def _batches(self, lacking: Sequence[WorkItem]) -> list[Sequence[WorkItem]]:
        size = max(1, min(MAX_BATCH, len(lacking) // (16 * self._staging.processes)))
        return [lacking[start : start + size] for start in range(0, len(lacking), size)]

    def _bundle(self, part: WorkItem) -> Bundle:
        """Return the bundle of *part*, made when it is needed: there are tens of thousands of sheets."""
        if isinstance(part, Bundle):
            return part
        initiative = self._site.catalogue.initiatives[part]
        is_new = self._index.is_much and self._index.lacks(initiative)
        outputs = routes.sheet_outputs(self._seen, initiative)
        return Bundle(outputs, self._documents[part] if is_new else None)

    def _lacks(self, part: WorkItem, paths: list[str]) -> bool:
        """Whether anything of *part* must be built; add the paths of its files to *paths*."""
        bundle = self._bundle(part)
        paths += [output.path for output in bundle.outputs]
        # Goes on after the first that is lacking: the manifest notes every file that is reused.
        return bool([*self._lacking(bundle)]) or bundle.document is not None

    def _lacking(self, bundle: Bundle) -> Iterator[Output]:
        return (output for output in bundle.outputs if not self._is_kept(output))

    def _is_kept(self, output: Output) -> bool:
        return output.inputs is not None and self._manifest.reuse(
            self._root + output.path, self._inputs(output), self._tracker.fingerprints
        )

    def _make_run(self, run: Sequence[WorkItem]) -> tuple[list[tuple[str, BuiltFile]], DocumentScores]:
        made: list[tuple[str, BuiltFile]] = []

        def written() -> Iterator[Document]:
            for bundle in map(self._bundle, run):
                stop_if_orphan(self._owner)
                made.extend((output.path, self._write(output)) for output in self._lacking(bundle))
                if bundle.document:
                    yield bundle.document

        weighed = score_for_edition(self._site, written())
        return made, weighed

    def _write(self, output: Output) -> BuiltFile:
        return write(output, self._staging.folder, self._tracker.recording, self._inputs(output))

    def _inputs(self, output: Output) -> Hashable:
        if output.inputs is None or output.inputs == NAMED:
            return output.inputs
        return self._made_with, output.inputs

    def finish(self) -> None:
        """Wait for the work, and record every file in the manifest."""
        with self._staging.reporter.step("Écriture des pages") as progress:
            for files, weighed in self._work.results(progress):
                for path, made in files:
                    self._manifest.record(self._root + path, made)
                self._weighed.append(weighed)

    def index(self) -> None:
        """Build the search index, which no page needs, and record its files in the manifest."""
        if self._beside:
            (files,) = self._beside.results()
        else:
            weighed = emptied(self._weighed)
            sheets = islice(weighed, self._runs_of_sheets)
            files = self._lacking_of(self._index.files(sheets, weighed, self._staging.processes))
        for path, (digest, text) in files.items():
            if text is None:
                self._manifest.reuse_content(self._root + path, digest)
            else:
                self._manifest.record(self._root + path, self._write(Output(path, partial(str, text))))

    def _index_by_itself(self, _: object) -> IndexFiles:
        return self._lacking_of(self._index.files(*self._index.weighed(), processes=1))

    def _lacking_of(self, files: Mapping[str, str]) -> IndexFiles:
        """Return the digest of each of *files*, and the text of those that are not published."""
        digests = {path: fingerprint.digest(text) for path, text in files.items()}
        return {
            path: (
                digest,
                None if self._manifest.reuse_content(self._root + path, digest) else files[path],
            )
            for path, digest in digests.items()
        }

    def stop(self) -> None:
        """End the work, finished or not."""
        self._work.stop()
        if self._beside:
            self._beside.stop()


def emptied(values: list[Value]) -> Iterator[Value]:
    """Yield *values*, each removed from the list first: together they take a good part of all memory."""
    values.reverse()
    while values:
        yield values.pop()
