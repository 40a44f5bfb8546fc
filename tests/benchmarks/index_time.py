"""The child whose time and memory are those of our index: `python -m tests.benchmarks.index_time FOLDER [--files]`.

FOLDER is a project with its sheets. The knowledge base is read first; then the clock runs while `index_files` makes the
texts of the index or, with `--files`, while everything that the search reads is made and written, files of sheets too.
Prints the seconds. The hand-written pages are left out: they are a few among thousands.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from partage.locales import strings
from partage.parallel import available_processes
from partage.pipeline import read_knowledge_base
from partage.rendering.writing import start_writing
from partage.search.documents import documents_of
from partage.search.index import index_files
from partage.site import Site
from partage.views import search


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
    if options.files:
        with tempfile.TemporaryDirectory() as folder:
            start_writing([*search.outputs(site, (), processes)], Path(folder), processes).results()
            seconds = time.perf_counter() - started
    else:
        index_files(site, documents_of(site, ()), processes)
        seconds = time.perf_counter() - started
    print(seconds)


if __name__ == "__main__":
    main()
