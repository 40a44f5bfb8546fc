"""Cold builds of this project and of MkDocs with Material by itself, over the same sheets, turn by turn.

Prints a table and writes `build/bench.json`. Nothing is asserted: a slow machine is no bug.

    python -m tests.benchmarks.bench [--sizes 1000,10000] [--runs 3] [--peer-large] [--languages 'fr en']
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.generate import generate
from tests.benchmarks.measure import Time, peak_of, time_of
from tests.benchmarks.subjects import ROOT, Indexed, Ours, Plain, Subject

REPORT = ROOT / "build" / "bench.json"
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
SMALL = 1_000
"""Up to this size the peers are built too, and each several times; beyond it ours alone, once."""
LEAVES_OUT = "{subject} wrote {pages} pages for {size} sheets: what it left out would make it look fast"


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
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    found = measure(BUILD, folder=subject.folder, environment=environment)
    if (pages := subject.pages()) != size:
        raise SystemExit(LEAVES_OUT.format(subject=_name(subject), pages=pages, size=size))
    return found


def _result(subject: Subject, size: int, times: Sequence[Time]) -> Result:
    peak = _cold_build(subject, size, peak_of)
    files = [path.stat().st_size for path in subject.site.rglob("*") if path.is_file()]
    return Result(
        subject=_name(subject),
        size=size,
        runs=len(times),
        seconds=statistics.median(each.seconds for each in times),
        cpu_seconds=statistics.median(each.cpu_seconds for each in times),
        peak_mb=peak,
        site_mb=sum(files) / 1e6,
        site_files=len(files),
    )


def _name(subject: Subject) -> str:
    return type(subject).__name__.lower()


def ratios(results: Sequence[Result]) -> dict[str, float]:
    """Return how many times as fast as each peer this project is at each size, and how its time grows."""
    seconds = {(result.subject, result.size): result.seconds for result in results}
    sizes = sorted({result.size for result in results})
    speeds = {
        f"{peer}/ours at {size}": taken / seconds["ours", size]
        for (peer, size), taken in seconds.items()
        if peer != "ours" and ("ours", size) in seconds
    }
    growth = {
        f"ours {larger}/{smaller}": seconds["ours", larger] / seconds["ours", smaller]
        for smaller, larger in pairwise(sizes)
        if {("ours", smaller), ("ours", larger)} <= seconds.keys()
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
            subjects: list[Subject] = (
                [] if options.peer_only else [Ours(Path(folder, "ours"), options.languages)]
            )
            if size <= SMALL or options.peer_large or options.peer_only:
                subjects += [Plain(Path(folder, "plain")), Indexed(Path(folder, "indexed"))]
            for subject in subjects:
                subject.prepare(sheets)
            results += measured(subjects, size, options.runs or (3 if size <= SMALL else 1))
    report(results, options.languages)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=_sizes, default=[SMALL, 10 * SMALL], help="such as 1000,10000")
    parser.add_argument("--runs", type=int, help=f"builds of each; default 3 up to {SMALL} sheets, else 1")
    parser.add_argument("--languages", default="fr", help="editions of our site, such as 'fr en'")
    parser.add_argument(
        "--peer-large", action="store_true", help=f"the peers beyond {SMALL} sheets too: minutes"
    )
    parser.add_argument("--peer-only", action="store_true", help="without our site")
    return parser.parse_args(arguments)


def _sizes(text: str) -> list[int]:
    return sorted({int(size) for size in text.split(",")})


if __name__ == "__main__":
    main()
