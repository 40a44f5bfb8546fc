"""The files of one edition that the host does not make: made again where they must be, over all processors."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from partage import cache, edition
from partage.catalogue import Catalogue
from partage.locales import FOLDER as STRINGS
from partage.model import NAMED, Initiative, Output
from partage.parallel import WORTH_IT, start_slices, stop_if_orphan
from partage.progress import Reporter
from partage.publication import Publication
from partage.rendering.templates import FOLDER as TEMPLATES
from partage.rendering.writing import Made, refuse_double_addresses, write
from partage.search.documents import Document, HandWritten, documents_of
from partage.search.index import index_files, weighed_in
from partage.search.page_words import PageWords
from partage.search.postings import Weighed
from partage.search.words import SheetWords, joined
from partage.site import Site
from partage.watching import WatchedCatalogue

Value = TypeVar("Value")
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
        self._sheet_words = SheetWords(site, staging.kept / "mots", staging.former)
        seen = replace(site, catalogue=cast("Catalogue", self._watched))
        sheets = [
            Bundle(outputs, document if self._sheet_words.lacks(initiative) else None)
            for initiative, outputs, document in zip(
                site.catalogue.initiatives, edition.sheet_outputs(seen), self._documents, strict=False
            )
        ]
        others = [
            Bundle([output])
            for output in edition.other_outputs(seen, self._documents, other_addresses, makers)
        ]
        pages_and_terms = self._documents[len(sheets) :]
        self._page_words = PageWords(site, staging.kept / "mots", pages_and_terms)
        if not self._page_words.are_known:
            others += [Bundle([], document) for document in pages_and_terms]
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
            paths = iter(self._paths)
            for files, weighed in self._work.results(told):
                for made in files:
                    self._publication.add(self._root + next(paths), made)
                self._weighed.append(weighed)

    def index(self) -> None:
        """Make the index of the words, which no page needs, and tell the publication of it."""
        weighed = emptied(self._weighed)
        words = self._sheet_words.words(islice(weighed, self._runs_of_sheets))
        words.append(self._page_words.words(joined(weighed)))
        texts = index_files(self._site, self._documents, words.postings(), self._staging.processes)
        for path, text in texts.items():
            if not self._publication.has(self._root + path, cache.digest(text)):
                self._publication.add(self._root + path, self._write(Output(path, partial(str, text))))

    def stop(self) -> None:
        """End the work, whether it is done or not."""
        self._work.stop()


def emptied(values: list[Value]) -> Iterator[Value]:
    """Yield *values*, each gone from the list then: together they are a good part of all memory."""
    values.reverse()
    while values:
        yield values.pop()
