"""Our search beside that of Material and Pagefind, over the same sheets: making the index, asking questions.

Prints tables and writes `build/bench-search.json`. Nothing is asserted: a slow machine is no bug. Times are worth
something where nothing else runs; bytes hardly depend on it. What is timed and which bytes count is told in
`asking.py`; which questions, in `questions.py`.

    python -m tests.benchmarks.searching [--sizes 1000,10000] [--queries 30] [--material-queries 3] [--only ours]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from tests.benchmarks import pagefind
from tests.benchmarks.asking import asked
from tests.benchmarks.generate import generate
from tests.benchmarks.hosting import Host
from tests.benchmarks.questions import FIRST, Question, questions
from tests.benchmarks.search_report import Measured, compared, of_size
from tests.benchmarks.searched import BUILDERS, MATERIAL, Searched, Way
from tests.benchmarks.subjects import ROOT
from tests.browser.chromium import chromium

REPORT = ROOT / "build" / "bench-search.json"
SMALL = 1_000
"""Up to this size Material is asked everything; beyond it a question takes a minute."""


def measured(
    browser: Browser, searched: Searched, size: int, options: argparse.Namespace
) -> Iterator[Measured]:
    """Ask all the questions in every way of a site."""
    with Host(searched.site) as host:
        # No visitor is made to wait for the compression of what others have read before.
        sent = [len(host.body(path)) for path in searched.index]
        raw = [path.stat().st_size for path in searched.index]
        for way in searched.ways:
            answers = [asked(browser, host, way, each) for each in _asked_of(way, size, options)]
            yield Measured(
                name=way.name,
                size=size,
                costs=searched.costs,
                index_mb=sum(raw) / 1e6,
                index_sent_mb=sum(sent) / 1e6,
                index_files=len(raw),
                answers=answers,
            )


def _asked_of(way: Way, size: int, options: argparse.Namespace) -> list[Question]:
    known: list[Question] = options.known[: options.queries]
    if way.ticks:
        return known
    plain = [question for question in known if not question.is_faceted]
    return plain[: options.material_queries] if way is MATERIAL and size > SMALL else plain


def keep(results: Sequence[Measured], browser: str) -> None:
    """Write *results*, of the sizes that are done."""
    machine = {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "chromium": browser,
        "pagefind": pagefind.version(),
        **{name: version(name) for name in ("mkdocs", "mkdocs-material", "playwright")},
    }
    whole = {"machine": machine, "results": [asdict(result) for result in results]}
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    options = _options(arguments)
    if "pagefind" in options.only:
        pagefind.installed()
    results: list[Measured] = []
    # First of all: a browser that is missing is better known before an hour of builds.
    with chromium() as browser:
        for size in options.sizes:
            found = _of_size(browser, size, options)
            results += found
            keep(results, browser.version)
            print(of_size(found), flush=True, end="\n\n")
    print(compared(results))


def _of_size(browser: Browser, size: int, options: argparse.Namespace) -> list[Measured]:
    with tempfile.TemporaryDirectory(prefix="bench-search-") as folder:
        sheets = Path(folder, "sheets")
        generate(sheets, size)
        options.known = questions(sheets)
        # Everything is built before any host takes its share of the processors.
        sites = [BUILDERS[name](sheets, Path(folder, name)) for name in options.only]
        return [found for site in sites for found in measured(browser, site, size, options)]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="searching", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--sizes", type=_sizes, default=[SMALL, 10 * SMALL], help=f"such as 1000,10000; from {FIRST}"
    )
    parser.add_argument("--queries", type=int, help="how many; all of them by default")
    parser.add_argument(
        "--material-queries", type=int, default=3, help=f"of Material beyond {SMALL} sheets: minutes"
    )
    parser.add_argument(
        "--only", type=lambda text: text.split(","), default=[*BUILDERS], help="such as ours,pagefind"
    )
    options = parser.parse_args(arguments)
    if unknown := {*options.only} - BUILDERS.keys():
        parser.error(f"unknown: {', '.join(unknown)}; choose of {', '.join(BUILDERS)}")
    return options


def _sizes(text: str) -> list[int]:
    return sorted({max(FIRST, int(size)) for size in text.split(",")})


if __name__ == "__main__":
    main()
