"""The files of one edition that MkDocs does not build: built again where needed, over all processors."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from partage.build import routes
from partage.build.manifest import Manifest
from partage.build.search_index import SearchIndex
from partage.build.tracking import Tracker
from partage.build.writer import BuiltFile, refuse_double_addresses, write
from partage.catalogue.noting import WHOLE
from partage.catalogue.site import Site
from partage.rendering.jinja import TEMPLATE_FOLDER
from partage.rendering.output import NAMED, Output
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.kept_parts import KeptParts
from partage.runtime.pool import MIN_ITEMS, ForkedTasks, LazyTasks, start_tasks, stop_if_orphan
from partage.runtime.progress import Reporter
from partage.search.documents import Document
from partage.search.postings import DocumentScores, score_for_site
from partage.text.strings import LOCALES_FOLDER as STRINGS

Value = TypeVar("Value")
MAX_BATCH = 500
"""Sheets that one process counts the words of together."""
MIN_SHEETS_TO_FORK = 300
"""From which the open data take longer than a process that makes them meanwhile."""


def edition_fingerprint(site: Site) -> bytes:
    """Return the fingerprint of all that every file of *site* depends on, besides the initiatives and the shells."""
    references = site.references
    return fingerprint.digest(
        fingerprint.ENGINE_FINGERPRINT,
        fingerprint.digest_of_files((*TEMPLATE_FOLDER.iterdir(), *STRINGS.glob("*.yml"))),
        references.digest,
        repr((site.name, site.locale, site.locales, site.base_url, site.contributions, site.drawing)),
        repr((site.description, site.licence, site.reviewing)),
        repr((sorted(site.texts), sorted(site.icons.items()))),
    )


class Staging(NamedTuple):
    """Where an edition is built, and with what."""

    folder: Path
    processes: int
    reporter: Reporter
    kept: Cache | None = None
    """What is known of the parts of large files."""


class Bundle(NamedTuple):
    """What is built together: the files of a sheet, and its words."""

    outputs: Sequence[Output]
    document: Document | None = None
    is_data: bool = False
    """Whether the files are no pages: the shells do not count for them."""


WorkItem: TypeAlias = int | Bundle
"""Something to build: a sheet, by its position in the catalogue, or another bundle."""
_Made: TypeAlias = tuple[list[tuple[str, BuiltFile]], DocumentScores]
_Work: TypeAlias = ForkedTasks[_Made] | LazyTasks[_Made]


class EditionBuilder:
    """Builds one edition, in other processes while MkDocs builds its own pages."""

    def __init__(self, site: Site, manifest: Manifest, staging: Staging) -> None:
        """Take over *site*, which has no shells yet.

        A process begins with the files that need none, where they are many.
        """
        self._site, self._manifest, self._staging, self._owner = site, manifest, staging, os.getpid()
        self._root = site.own_folder
        self._made_with = self._data_made_with = edition_fingerprint(site)
        self._tracker = Tracker(site.catalogue, site.head_digest_of)
        self._seen = replace(site, catalogue=self._tracker.catalogue)
        whole = fingerprint.digest(self._data_made_with, repr(self._tracker.fingerprints[WHOLE]))
        self._is_same = manifest.is_same(self._root, whole)
        self._index: SearchIndex | None = None
        kept, published, made_with = staging.kept, manifest.published, self._data_made_with
        parts = KeptParts(kept, published, manifest.inputs_of, made_with) if kept else None
        self._data = [Bundle(outputs, is_data=True) for outputs in routes.data_outputs(self._seen, parts)]
        self._runs_of_sheets = 0
        self._weighed: list[DocumentScores] = []
        self._work: _Work | None = None
        self._begun: _Work | None = None
        self._data_paths: list[str] = []
        is_worth = manifest.is_empty or len(site.catalogue.index.initiatives) >= MIN_SHEETS_TO_FORK
        if is_worth and staging.processes > 1:
            lacking = [[each] for each in self._data if self._lacks(each, self._data_paths)]
            self._begun = ForkedTasks(self._make_run, lacking, 1) if lacking else None
            self._data.clear()

    @property
    def everything(self) -> bytes:
        """The fingerprint of all that pages of this edition show, but for the texts of sheets, problems and dates."""
        site = self._site
        more = repr((site.today, site.perimeter, site.findings, site.paths, site.agenda.zone))
        return fingerprint.digest(self._data_made_with, repr(self._tracker.fingerprints[WHOLE]), more)

    def start(
        self,
        site: Site,
        other_addresses: list[str],
        host_paths: Iterable[str],
        documents: Sequence[Document | None],
        index: SearchIndex | None,
        makers: routes.Makers,
    ) -> None:
        """Begin to write all that the manifest lacks; *documents* are what can be found in this edition, by number.

        *site* is the same, with its shells. The words of the *index* of all editions are weighed along with the pages
        of the last one, which is given it. Raise DoubleAddress where two files would have one address, among ours and
        the *host_paths*.
        """
        self._site, self._index = site, index
        self._seen = replace(site, catalogue=self._tracker.catalogue)
        self._made_with = fingerprint.digest(self._data_made_with, repr(sorted(site.shells.items())))
        others = [*self._data]
        others += [
            Bundle([output])
            for output in routes.other_outputs(self._seen, documents, other_addresses, makers)
        ]
        others += [Bundle([], document) for document in (index.others if index else ())]
        paths = [*self._data_paths]
        count = len(site.catalogue.initiatives)
        lacking = [each for each in (*range(count), *others) if self._lacks(each, paths)]
        refuse_double_addresses([*paths, *host_paths])
        del paths
        sheet_runs = self._batches([each for each in lacking if isinstance(each, int)])
        self._runs_of_sheets = len(sheet_runs)
        runs = [*sheet_runs, *self._batches([each for each in lacking if not isinstance(each, int)])]
        processes = self._staging.processes if sum(map(len, runs)) >= MIN_ITEMS else 1
        self._work = start_tasks(self._make_run, runs, processes, min_items=1)

    def _batches(self, lacking: Sequence[WorkItem]) -> list[Sequence[WorkItem]]:
        size = max(1, min(MAX_BATCH, len(lacking) // (16 * self._staging.processes)))
        return [lacking[start : start + size] for start in range(0, len(lacking), size)]

    def _bundle(self, part: WorkItem) -> Bundle:
        """Return the bundle of *part*, made when it is needed: there are tens of thousands of sheets."""
        if isinstance(part, Bundle):
            return part
        initiative = self._site.catalogue.initiatives[part]
        outputs = routes.sheet_outputs(self._seen, initiative)
        return Bundle(outputs, self._index.weighed_with(initiative) if self._index else None)

    def _lacks(self, part: WorkItem, paths: list[str]) -> bool:
        """Whether anything of *part* must be built; add the paths of its files to *paths*."""
        bundle = self._bundle(part)
        paths += [output.path for output in bundle.outputs]
        # Goes on after the first that is lacking: the manifest notes every file that is reused.
        return bool([*self._lacking(bundle)]) or bundle.document is not None

    def _lacking(self, bundle: Bundle) -> Iterator[Output]:
        return (
            output for output in bundle.outputs if not self._is_kept(output, self._inputs(output, bundle))
        )

    def _is_kept(self, output: Output, inputs: Hashable) -> bool:
        return output.inputs is not None and self._manifest.reuse(
            self._root + output.path, inputs, None if self._is_same else self._tracker.fingerprints
        )

    def _make_run(self, run: Sequence[WorkItem]) -> _Made:
        made: list[tuple[str, BuiltFile]] = []

        def written() -> Iterator[Document]:
            for bundle in map(self._bundle, run):
                stop_if_orphan(self._owner)
                for output in self._lacking(bundle):
                    inputs = self._inputs(output, bundle)
                    file = write(output, self._staging.folder, self._tracker.recording, inputs)
                    made.append((output.path, file))
                if bundle.document:
                    yield bundle.document

        weighed = score_for_site(self._site, written())
        return made, weighed

    def _inputs(self, output: Output, bundle: Bundle) -> Hashable:
        if output.inputs is None or output.inputs == NAMED:
            return output.inputs
        return self._data_made_with if bundle.is_data else self._made_with, output.inputs

    def finish(self) -> None:
        """Wait for the work, and record every file in the manifest."""
        with self._staging.reporter.step("Écriture des pages") as progress:
            for files, _ in self._begun.results() if self._begun else ():
                self._record(files)
            for files, weighed in self._work.results(progress) if self._work else ():
                self._record(files)
                self._weighed.append(weighed)

    def _record(self, files: Sequence[tuple[str, BuiltFile]]) -> None:
        for path, made in files:
            self._manifest.record(self._root + path, made)

    def index(self) -> None:
        """Build the search index of all editions, which no page needs, after the pages of the last one."""
        if self._index:
            weighed = emptied(self._weighed)
            self._index.write(islice(weighed, self._runs_of_sheets), weighed)

    def stop(self) -> None:
        """End the work, finished or not."""
        for work in (self._begun, self._work):
            if work:
                work.stop()
        if self._index:
            self._index.stop()


def emptied(values: list[Value]) -> Iterator[Value]:
    """Yield *values*, each removed from the list first: together they take a good part of all memory."""
    values.reverse()
    while values:
        yield values.pop()
