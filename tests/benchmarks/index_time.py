"""The child whose time and memory are those of our index: `python -m tests.benchmarks.index_time FOLDER [--files]`.

FOLDER is a project with its sheets. The knowledge base is read first; then the clock runs while `index_files` makes the
texts of the index or, with `--files`, while everything that the search reads is made and written, files of sheets too.
Prints the seconds. The hand-written pages are left out: they are a few among thousands.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from partage.build.writer import write
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.catalogue.site import Site
from partage.rendering.output import Output
from partage.runtime.pool import available_processes, parallel_map
from partage.search.documents import documents_of
from partage.search.editions import Searched
from partage.search.index_files import index_files
from partage.search.inverted_index import words_of
from partage.search.postings import score_for_site
from partage.text.strings import strings
from partage.views import search

RUN = 500


def read_site(folder: Path, processes: int) -> Site:
    """Return the site of the project in *folder*, in French."""
    knowledge = read_knowledge_base(folder, folder / "initiatives", processes)
    return Site(
        name="Initiatives",
        locale="fr",
        locales=("fr",),
        base_url="",
        strings=strings("fr"),
        catalogue=knowledge.catalogue,
        references=knowledge.references,
        today=datetime.now(UTC).date(),
    )


def main() -> None:
    """Make the index, and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", action="store_true")
    options = parser.parse_args()
    processes = available_processes()
    site = read_site(options.folder, processes)
    started = time.perf_counter()
    documents = documents_of(site, ())
    runs = [documents[start : start + RUN] for start in range(0, len(documents), RUN)]
    words = words_of((), parallel_map(partial(score_for_site, site), runs, processes, min_items=2))
    files = index_files([Searched(site, documents)], words.postings())
    if options.files:
        with tempfile.TemporaryDirectory() as folder:
            outputs = [Output(path, partial(str, text)) for path, text in files.items()]
            outputs += search.card_outputs(site, documents)
            parallel_map(partial(write, folder=Path(folder), record=_deaf), outputs, processes)
    print(time.perf_counter() - started)


def _deaf(make: Callable[[], Any]) -> Any:
    return make(), ()


if __name__ == "__main__":
    main()
