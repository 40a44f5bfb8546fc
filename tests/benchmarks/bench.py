"""Builds of this project, of Hugo and of MkDocs with Material by itself, over the same sheets, turn by turn.

Cold builds, then ours again after one sheet was edited, by two processes on all sides. Prints tables, with what is aimed
at and whether it is met, and writes `build/bench.json`, after each size. Nothing is asserted: a slow machine is no bug.

    python -m tests.benchmarks.bench [--sizes 1000,10000,50000] [--runs 3] [--no-hugo] [--no-pagefind] [--no-mkdocs]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from tests.benchmarks import hugo, pagefind
from tests.benchmarks.build_report import EDITED, Result, report, verdicts
from tests.benchmarks.generate import generate
from tests.benchmarks.hugo import Hugo, HugoSearched
from tests.benchmarks.measure import Time, peak_of, time_of
from tests.benchmarks.subjects import (
    ENVIRONMENT,
    PROCESSES,
    ROOT,
    Indexed,
    Ours,
    Plain,
    Searchless,
    Subject,
)
from tests.benchmarks.weights import weights

REPORT = ROOT / "build" / "bench.json"
SMALL, LARGE = 1_000, 10_000
"""Up to SMALL, all are built; up to LARGE, MkDocs and Material but once; beyond, of the others Hugo alone."""
_T = TypeVar("_T")


def measured(subjects: Sequence[Subject], size: int, runs: int) -> list[Result]:
    """Build each of *subjects* *runs* times, in alternation: a busy moment of the machine slows them all."""
    times: dict[Subject, list[Time]] = {subject: [] for subject in subjects}
    for _ in range(runs):
        for subject, known in times.items():
            if not known or size <= SMALL or not isinstance(subject, Plain):
                known.append(_cold_build(subject, size, time_of))
    return [
        _told(subject.name, subject, size, known, _cold_build(subject, size, peak_of))
        for subject, known in times.items()
    ]


def _cold_build(subject: Subject, size: int, measure: Callable[..., _T]) -> _T:
    subject.clear()
    return _build(subject, size, measure)


def _build(subject: Subject, size: int, measure: Callable[..., _T]) -> _T:
    found = measure(subject.command, folder=subject.folder, environment=ENVIRONMENT)
    if lacks := subject.lacks(size):
        raise SystemExit(lacks)
    return found


def edited(ours: Ours, size: int, runs: int) -> Result:
    """Build *ours*, which is built, again *runs* times, each time after one sheet was edited."""
    times = []
    for number in range(runs):
        ours.edit(number)
        times.append(_build(ours, size, time_of))
    ours.edit(runs)
    return _told(EDITED, ours, size, times, _build(ours, size, peak_of))


def _told(name: str, subject: Subject, size: int, times: Sequence[Time], peak: float | None) -> Result:
    return Result(
        subject=name,
        size=size,
        runs=len(times),
        seconds=statistics.median(each.seconds for each in times),
        cpu_seconds=statistics.median(each.cpu_seconds for each in times),
        peak_mb=peak,
        weights=weights(subject.site),
    )


def keep(results: Sequence[Result], options: argparse.Namespace) -> None:
    """Write *results*, of the sizes that are done."""
    machine = {
        "processors": os.cpu_count(),
        "processes": PROCESSES,
        "python": platform.python_version(),
        **{name: version(name) for name in ("mkdocs", "mkdocs-material")},
        "hugo": hugo.version() if options.hugo else None,
        "pagefind": pagefind.version(),
    }
    whole = {
        "machine": machine,
        "languages": options.languages,
        "results": [asdict(result) for result in results],
        "targets": [asdict(verdict) for verdict in verdicts(results)],
    }
    # One of both editions stands beside that of French alone.
    file = (
        REPORT
        if options.languages == "fr"
        else REPORT.with_stem(f"bench-{options.languages.replace(' ', '-')}")
    )
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(whole, indent=2) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    options = _options(arguments)
    results: list[Result] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            sheets = Path(folder, "sheets")
            generate(sheets, size)
            ours = Ours(Path(folder, "ours"), options.languages)
            subjects = [ours, *_others(Path(folder), ours, size, options)]
            for subject in subjects:
                subject.prepare(sheets)
            runs = options.runs or (3 if size <= LARGE else 1)
            results += measured(subjects, size, runs)
            results.append(edited(ours, size, max(runs, 3)))
        keep(results, options)
        print(report(results), flush=True, end="\n\n")


def _others(folder: Path, ours: Ours, size: int, options: argparse.Namespace) -> Iterator[Subject]:
    yield Searchless(folder / "searchless", options.languages)
    if options.hugo:
        yield Hugo(folder / "hugo", ours)
    if options.hugo and options.pagefind and size <= LARGE:
        yield HugoSearched(folder / "hugosearched", ours)
    if options.mkdocs and size <= LARGE:
        yield Plain(folder / "plain")
    if options.mkdocs and size <= SMALL:
        yield Indexed(folder / "indexed")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=[SMALL, LARGE, 5 * LARGE], help="such as 1000,10000")
    parser.add_argument("--runs", type=int, help=f"builds of each; default 3 up to {LARGE} sheets, else 1")
    parser.add_argument("--languages", default="fr", help="editions of our site, such as 'fr en'")
    parser.add_argument("--no-hugo", dest="hugo", action="store_false", help="without Hugo")
    parser.add_argument("--no-pagefind", dest="pagefind", action="store_false", help="Hugo without Pagefind")
    parser.add_argument("--no-mkdocs", dest="mkdocs", action="store_false", help="without Material by itself")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


if __name__ == "__main__":
    main()
