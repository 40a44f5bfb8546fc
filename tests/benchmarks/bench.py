"""Builds of this project, of Hugo and of MkDocs with Material by itself, over the same sheets, turn by turn.

Cold builds, then ours again after one sheet was edited. Prints a table and writes `build/bench.json`. Nothing is asserted: a slow machine is no bug.

    python -m tests.benchmarks.bench [--sizes 1000,10000,50000] [--runs 3] [--peer-large] [--no-hugo]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.generate import generate
from tests.benchmarks.hugo import Hugo, HugoSearched
from tests.benchmarks.measure import Time, peak_of, time_of
from tests.benchmarks.subjects import ENVIRONMENT, ROOT, Indexed, Ours, Plain, Searchless, Subject

REPORT = ROOT / "build" / "bench.json"
SMALL = 1_000
"""Up to this size all peers are built, and each several times; beyond it Hugo alone, and once."""
EDITED = "ours, edited"


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Result:
    """The builds of a subject at a size: the median of the timed runs, and the peak of one more."""

    subject: str
    size: int
    runs: int
    seconds: float
    cpu_seconds: float
    peak_mb: float | None
    site_mb: float
    site_files: int


def measured(subjects: Sequence[Subject], size: int, runs: int) -> list[Result]:
    """Build each of *subjects* *runs* times, in alternation: a busy moment of the machine slows them all."""
    times: dict[Subject, list[Time]] = {subject: [] for subject in subjects}
    for _ in range(runs):
        for subject, known in times.items():
            known.append(_cold_build(subject, size, time_of))
    return [_result(subject, size, known) for subject, known in times.items()]


def _cold_build(subject: Subject, size: int, measure: Callable[..., _T]) -> _T:
    subject.clear()
    return _build(subject, size, measure)


def _build(subject: Subject, size: int, measure: Callable[..., _T]) -> _T:
    found = measure(subject.command, folder=subject.folder, environment=ENVIRONMENT)
    if lacks := subject.lacks(size):
        raise SystemExit(lacks)
    return found


def edited(ours: Ours, size: int, runs: int) -> Result:
    """Build *ours* again *runs* times, each time after one sheet was edited."""
    times = []
    for number in range(runs):
        ours.edit(number)
        times.append(_build(ours, size, time_of))
    ours.edit(runs)
    return _told(EDITED, ours, size, times, _build(ours, size, peak_of))


def _result(subject: Subject, size: int, times: Sequence[Time]) -> Result:
    return _told(subject.name, subject, size, times, _cold_build(subject, size, peak_of))


def _told(name: str, subject: Subject, size: int, times: Sequence[Time], peak: float | None) -> Result:
    files = [path.stat().st_size for path in subject.site.rglob("*") if path.is_file()]
    return Result(
        subject=name,
        size=size,
        runs=len(times),
        seconds=statistics.median(each.seconds for each in times),
        cpu_seconds=statistics.median(each.cpu_seconds for each in times),
        peak_mb=peak,
        site_mb=sum(files) / 1e6,
        site_files=len(files),
    )


def ratios(results: Sequence[Result]) -> dict[str, float]:
    """Return how many times as fast as each peer this project is at each size, and how its time grows."""
    seconds = {(result.subject, result.size): result.seconds for result in results}
    sizes = sorted({result.size for result in results})
    compared = [
        *(("ours", peer) for peer in ("plain", "indexed", "hugosearched")),
        ("searchless", "hugo"),
        (EDITED, "hugo"),
    ]
    speeds = {
        f"{peer}/{one} at {size}": seconds[peer, size] / seconds[one, size]
        for size in sizes
        for one, peer in compared
        if {(one, size), (peer, size)} <= seconds.keys()
    }
    growth = {
        f"{subject} {larger}/{smaller}": seconds[subject, larger] / seconds[subject, smaller]
        for subject in ("ours", EDITED, "hugo")
        for smaller, larger in pairwise(sizes)
        if {(subject, smaller), (subject, larger)} <= seconds.keys()
    }
    return speeds | growth


def table(results: Sequence[Result]) -> str:
    """Return *results* as a table of Markdown."""
    rows = [
        f"| {r.subject} | {r.size} | {r.runs} | {r.seconds:.2f} | {r.cpu_seconds:.2f} | "
        f"{'?' if r.peak_mb is None else round(r.peak_mb)} | {r.site_mb:.1f} | {r.site_files} |"
        for r in results
    ]
    heading = "| site | sheets | runs | wall s | CPU s | peak MB | site MB | files |"
    return "\n".join([heading, "| --- |" + " ---: |" * 7, *rows])


def report(results: Sequence[Result], languages: str) -> None:
    """Print *results* and keep them in a file."""
    compared = ratios(results)
    print(table(results), "", *(f"{name}: {ratio:.1f}" for name, ratio in compared.items()), sep="\n")
    machine = {
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        **{name: version(name) for name in ("mkdocs", "mkdocs-material")},
    }
    whole = {
        "machine": machine,
        "languages": languages,
        "results": [asdict(result) for result in results],
        "ratios": compared,
    }
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(whole, indent=2) + "\n", "utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what the command line asks for."""
    options = _options(arguments)
    results: list[Result] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            sheets = Path(folder, "sheets")
            generate(sheets, size)
            ours = Ours(Path(folder, "ours"), options.languages)
            subjects: list[Subject] = [ours, Searchless(Path(folder, "searchless"), options.languages)]
            if options.hugo:
                subjects += [Hugo(Path(folder, "hugo"), ours)]
                subjects += [HugoSearched(Path(folder, "hugosearched"), ours)] if options.pagefind else []
            if size <= SMALL or options.peer_large:
                subjects += [Plain(Path(folder, "plain")), Indexed(Path(folder, "indexed"))]
            for subject in subjects:
                subject.prepare(sheets)
            runs = options.runs or (3 if size <= SMALL else 1)
            results += measured(subjects, size, runs)
            _cold_build(ours, size, time_of)
            results.append(edited(ours, size, max(runs, 3)))
    report(results, options.languages)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=[SMALL, 10 * SMALL], help="such as 1000,10000")
    parser.add_argument("--runs", type=int, help=f"builds of each; default 3 up to {SMALL} sheets, else 1")
    parser.add_argument("--languages", default="fr", help="editions of our site, such as 'fr en'")
    parser.add_argument(
        "--peer-large", action="store_true", help=f"the peers beyond {SMALL} sheets too: minutes"
    )
    parser.add_argument("--no-hugo", dest="hugo", action="store_false", help="without Hugo")
    parser.add_argument("--no-pagefind", dest="pagefind", action="store_false", help="Hugo without Pagefind")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


if __name__ == "__main__":
    main()
