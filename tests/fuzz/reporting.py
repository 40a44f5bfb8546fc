"""Outcomes → the number and the slowest case of each kind, and every fault with the input that caused it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.fuzz.cases import Kind
from tests.fuzz.judging import KINDS, Outcome

_MAX_NUMBERS = 12
"""Case numbers that are printed for one fault; every case is saved."""


class Report:
    """The outcomes of many cases; those that fail are saved in *folder*, if one is given."""

    def __init__(self, folder: Path | None, kinds: Mapping[str, type[Kind]] = KINDS) -> None:
        self._folder = folder
        self._kinds = kinds
        self._counts: dict[str, int] = defaultdict(int)
        self._seconds: dict[str, float] = defaultdict(float)
        self._slowest: dict[str, Outcome] = {}
        self.faults: dict[tuple[str, str], list[int]] = defaultdict(list)
        """Numbers of the cases that failed, by kind and fault."""

    def add(self, outcome: Outcome) -> None:
        """Count *outcome*, and save its case if it failed."""
        self._counts[outcome.kind] += 1
        self._seconds[outcome.kind] += outcome.seconds
        slowest = self._slowest.get(outcome.kind)
        if slowest is None or outcome.seconds > slowest.seconds:
            self._slowest[outcome.kind] = outcome
        if outcome.fault:
            self.faults[outcome.kind, outcome.fault].append(outcome.number)
            if self._folder:
                self._save(outcome, self._folder)

    def _save(self, outcome: Outcome, folder: Path) -> None:
        case = self._kinds[outcome.kind].case(outcome.number)
        place = folder / f"{outcome.kind}-{outcome.number}"
        place.mkdir(parents=True, exist_ok=True)
        (place / ("input-" + re.sub(r"[^\w.-]", "_", case.name, flags=re.ASCII)[-60:])).write_bytes(case.data)
        text = f"{outcome.fault}\n{case.name!a}, {case.form}, from {case.seed}\n\n{outcome.details}\n"
        (place / "fault.txt").write_text(text, "utf-8", "backslashreplace")

    def lines(self) -> Iterator[str]:
        """Yield the lines of the final report."""
        for kind, count in self._counts.items():
            slowest = self._slowest[kind]
            failed = sum(len(numbers) for (of, _), numbers in self.faults.items() if of == kind)
            yield (
                f"{kind:<11}{count:>6} cases, {failed} faults, {self._seconds[kind]:.1f} s of processor; "
                f"the slowest: {slowest.number} ({slowest.seconds:.2f} s)"
            )
        for (kind, fault), numbers in sorted(self.faults.items()):
            shown = ", ".join(map(str, sorted(numbers)[:_MAX_NUMBERS])) + " …" * (len(numbers) > _MAX_NUMBERS)
            yield f"FAULT {kind}, {fault}: {len(numbers)} cases: {shown}"
        if self.faults:
            yield "Again: python -m tests.fuzz --kind KIND --case NUMBER"
            if self._folder:
                yield f"Their inputs: {self._folder}"
