"""Send mutated files through the program: `python -m tests.fuzz --help`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from partage.runtime.pool import available_processes
from tests.fuzz.judging import KINDS, Judge, isolate
from tests.fuzz.reporting import Report
from tests.fuzz.running import run

_FOLDER = Path("build/fuzz")


def main() -> int:
    """Run the cases asked for; return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000, help="cases, of all kinds together")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only this kind (may be repeated)")
    parser.add_argument("--case", type=int, help="only the case with this number, of one kind")
    parser.add_argument("--from", type=int, default=0, dest="first", help="number of the first case")
    parser.add_argument("--seconds", type=float, default=900, help="no case is started after that")
    parser.add_argument("--processes", type=int, default=available_processes())
    options = parser.parse_args()
    kinds = options.kind or list(KINDS)
    report = Report(_FOLDER)
    if options.case is not None:
        if len(kinds) != 1:
            parser.error("--case needs one --kind")
        return _one(kinds[0], options.case, report)
    last = options.first + options.count // len(kinds)
    numbers = {kind: range(options.first, last) for kind in kinds}
    in_time = run(numbers, report.add, processes=options.processes, seconds=options.seconds)
    print("\n".join(report.lines()))
    if not in_time:
        print(f"Cut short after {options.seconds:g} s.")
    return 1 if report.faults else 0


def _one(kind: str, number: int, report: Report) -> int:
    with tempfile.TemporaryDirectory() as folder:
        isolate(Path(folder))
        outcome = Judge(Path(folder)).outcome(kind, number)
    report.add(outcome)
    print(outcome.details or "All is well.")
    print("\n".join(report.lines()))
    return 1 if outcome.fault else 0


if __name__ == "__main__":
    sys.exit(main())
