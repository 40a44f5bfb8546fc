"""The sites whose search is measured: how each is built, and how one searches in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.benchmarks import pagefind
from tests.benchmarks.measure import peak_of, time_of
from tests.benchmarks.subjects import ROOT, Ours, Plain, Subject

BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
INDEX = [sys.executable, "-m", "tests.benchmarks.index_time"]
RUNS = 3
"""Times that an index is made: the median counts, since a busy moment of the machine is not its own."""
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How one searches in a site."""

    name: str
    shown_as: str
    """Which part of `watching.js` knows its results."""
    address: str = ""
    """Of the page where one searches; a theme may be added to it."""
    box: str
    ticks: str = ""
    """Selector of the boxes of themes; empty where there are no filters."""
    enters: bool = False
    """Whether one ends with Enter."""
    listens: bool = True
    """Whether a letter is answered without it."""
    patience: float = 60
    """Seconds after which one gives up."""


OURS = Way(name="ours", shown_as="ours", address="rechercher/?", box="search-page input[name='q']",
           ticks=".facet[data-facet=theme] [type=checkbox]", enters=True)  # fmt: skip
MATERIAL = Way(name="material", shown_as="material", box=".md-search__input", patience=180)
PAGEFIND = Way(name="pagefind", shown_as="pagefind", address="?", box="#q", ticks="#themes [type=checkbox]")
PAGEFIND_ENTER = Way(name="pagefind, Enter", shown_as="pagefind", address="?entree&", box="#q",
                     ticks="#themes [type=checkbox]", enters=True, listens=False)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """What making a site and its index took, in seconds and in MB of 10^6 bytes; None where it cannot be told apart."""

    build: float | None = None
    index: float | None = None
    index_written: float | None = None
    """With all that the search reads, on the disk."""
    peak_mb: float | None = None


@dataclass(frozen=True, slots=True)
class Searched:
    """A site that is ready to be searched."""

    name: str
    site: Path
    costs: Costs
    ways: tuple[Way, ...]
    index: list[Path] = field(repr=False)
    """The files of its index, without the programs that read them."""


def build_ours(sheets: Path, folder: Path) -> Searched:
    """Build our site, then its index by itself: what of it takes how long is not seen from outside."""
    subject = Ours(folder, "fr")
    build = _built(subject, sheets)
    command = [*INDEX, str(folder)]
    costs = Costs(
        build=build,
        index=_printed(command),
        index_written=_printed([*command, "--files"]),
        peak_mb=peak_of(command, folder=ROOT, environment=ENVIRONMENT),
    )
    return Searched("ours", subject.site, costs, (OURS,), _files(subject.site / "recherche"))


def build_material(sheets: Path, folder: Path) -> Searched:
    """Build with MkDocs and Material, whose index is made along with the pages."""
    subject = Plain(folder)
    costs = Costs(build=_built(subject, sheets))
    return Searched("material", subject.site, costs, (MATERIAL,), [subject.site / "search/search_index.json"])


def build_pagefind(sheets: Path, folder: Path) -> Searched:
    """Write the pages, which is not counted, and index them."""
    site = folder / "site"
    site.mkdir(parents=True)
    pagefind.write_pages(sheets, site)
    command = pagefind.indexing(site)
    seconds = median(time_of(command, folder=folder, environment=ENVIRONMENT).seconds for _ in range(RUNS))
    peak = peak_of(command, folder=folder, environment=ENVIRONMENT)
    programs = {".js", ".css", ".pagefind"}
    index = [path for path in _files(site / "pagefind") if path.suffix not in programs]
    costs = Costs(index=seconds, index_written=seconds, peak_mb=peak)
    return Searched("pagefind", site, costs, (PAGEFIND, PAGEFIND_ENTER), index)


BUILDERS = {"ours": build_ours, "material": build_material, "pagefind": build_pagefind}


def _built(subject: Subject, sheets: Path) -> float:
    subject.prepare(sheets)
    seconds = time_of(BUILD, folder=subject.folder, environment=ENVIRONMENT).seconds
    if lacks := subject.lacks(sum(1 for _ in sheets.iterdir())):
        raise SystemExit(lacks)
    return seconds


def _printed(command: list[str]) -> float:
    return median(float(_output(command)) for _ in range(RUNS))


def _output(command: list[str]) -> bytes:
    return subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True).stdout


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
