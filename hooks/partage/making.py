"""The files of one edition that the host does not make: made again where they must be, over all processors."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from partage import cache, edition
from partage.catalogue import Catalogue
from partage.locales import FOLDER as STRINGS
from partage.model import Output
from partage.parallel import start_slices, stop_if_orphan
from partage.publication import Publication
from partage.rendering.templates import FOLDER as TEMPLATES
from partage.rendering.writing import Made, refuse_double_addresses, write
from partage.search.documents import SHEET, Document, HandWritten, documents_of
from partage.search.index import index_files, weighed_in
from partage.search.postings import Weighed, postings_of
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
        repr(sorted(references.images)),
        repr((site.name, site.locale, site.locales, site.base_url, site.desk, sorted(site.texts))),
        repr(sorted(site.shells.items())),
    )


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
        folder: Path,
        processes: int,
    ) -> None:
        """Begin to write under *folder* what *publication* lacks; *pages* of the host are those that are searched."""
        self._watched = WatchedCatalogue(site.catalogue, site.digest_of)
        self._site, self._folder, self._processes = site, folder, processes
        self._publication, self._owner = publication, os.getpid()
        self._root = "" if site.locale == site.locales[0] else f"{site.locale}/"
        self._made_with = made_with(site)
        self._documents = documents_of(site, pages)
        seen = replace(site, catalogue=cast("Catalogue", self._watched))
        bundles = list(self._bundles(seen, other_addresses))
        refuse_double_addresses(output for bundle in bundles for output in bundle.outputs)
        bundles = [
            bundle for bundle in map(self._to_make_again, bundles) if bundle.outputs or bundle.document
        ]
        self._paths = [output.path for bundle in bundles for output in bundle.outputs]
        size = max(1, min(LARGEST_RUN, len(bundles) // (4 * processes)))
        runs = [bundles[start : start + size] for start in range(0, len(bundles), size)]
        self._work = start_slices(self._make_run, runs, processes, worth=8)

    def _bundles(self, site: Site, other_addresses: list[str]) -> Iterator[Bundle]:
        sheets = [document for document in self._documents if document.kind == SHEET]
        for document, outputs in zip(sheets, edition.sheet_outputs(site), strict=True):
            yield Bundle(outputs, document)
        for output in edition.other_outputs(site, self._documents, other_addresses):
            yield Bundle([output])
        for document in self._documents[len(sheets) :]:
            yield Bundle([], document)

    def _to_make_again(self, bundle: Bundle) -> Bundle:
        keeps, answer = self._publication.keeps, self._watched.answer
        again = [
            output
            for output in bundle.outputs
            if output.made_of is None
            or not keeps(self._root + output.path, (self._made_with, output.made_of), answer)
        ]
        return Bundle(again, bundle.document)

    def _write(self, output: Output) -> Made:
        made = write(output, self._folder, self._watched.listening)
        return made if made.made_of is None else made._replace(made_of=(self._made_with, made.made_of))

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

    def finish(self) -> None:
        """Wait for the work, make the index of the words, and tell the publication of every file."""
        results = self._work.results()
        for path, made in zip(self._paths, (each for files, _ in results for each in files), strict=True):
            self._publication.add(self._root + path, made)
        postings = postings_of(weighed for _, weighed in results)
        texts = index_files(self._site, self._documents, postings, self._processes)
        for path, text in texts.items():
            self._publication.add(self._root + path, self._write(Output(path, partial(str, text))))

    def stop(self) -> None:
        """End the work, whether it is done or not."""
        self._work.stop()
