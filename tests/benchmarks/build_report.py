"""What was measured of builds, as tables of Markdown: times, weights, and how ours compares with what is aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.benchmarks.weights import KINDS, Weight

EDITED = "ours, edited"
IN_TWO = "ours, fr en"
"""Ours with both editions."""
_UNITS = {"seconds": "s", "peak_mb": "peak MB", "files": "files", "site_mb": "MB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The builds of a subject at a size: the median of the timed runs, and the peak of one more."""

    subject: str
    size: int
    runs: int
    seconds: float
    cpu_seconds: float
    peak_mb: float | None
    """Of the whole tree of processes."""
    weights: dict[str, Weight]

    @property
    def whole(self) -> Weight:
        """What the site weighs."""
        return sum(self.weights.values(), Weight())

    @property
    def files(self) -> int:
        """Files of the site."""
        return self.whole.files

    @property
    def site_mb(self) -> float:
        """What they weigh."""
        return self.whole.mb


class Figure(NamedTuple):
    """One number of a result."""

    subject: str
    size: int
    name: str = "seconds"

    def __str__(self) -> str:
        return f"{self.subject} at {self.size}, {_UNITS[self.name]}"


class Target(NamedTuple):
    """What is aimed at: a figure, or how many times another it is, that is not to be more than some number."""

    one: Figure
    other: Figure | None = None
    at_most: float | None = None

    def __str__(self) -> str:
        return f"{self.one} / {self.other}" if self.other else str(self.one)


_SIZES = (1_000, 10_000, 50_000)
TARGETS = (
    Target(Figure("searchless", 1_000), Figure("hugo", 1_000), 1.0),
    *(Target(Figure("searchless", size), Figure("hugo", size), 0.65) for size in _SIZES[1:]),
    *(Target(Figure("ours", size), Figure("hugosearched", size), 0.4) for size in _SIZES[:2]),
    *(Target(Figure("ours", size), Figure("plain", size)) for size in _SIZES[:2]),
    Target(Figure("ours", 50_000), Figure("ours", 10_000), 5.5),
    Target(Figure("searchless", 50_000), Figure("searchless", 10_000), 5.5),
    Target(Figure("hugo", 50_000), Figure("hugo", 10_000)),
    Target(Figure(EDITED, 1_000), at_most=0.8),
    Target(Figure(EDITED, 10_000), at_most=2),
    Target(Figure(EDITED, 10_000), Figure("hugo", 10_000), 0.12),
    Target(Figure(EDITED, 50_000), Figure(EDITED, 10_000), 4),
    *(Target(Figure("ours", size, "peak_mb"), Figure("hugo", size, "peak_mb"), 0.15) for size in _SIZES[:2]),
    Target(Figure("ours", 50_000, "peak_mb"), at_most=1_000),
    Target(Figure(IN_TWO, 2_000, "files"), at_most=9_000),
    Target(Figure(IN_TWO, 2_000, "site_mb"), at_most=220),
    Target(Figure(IN_TWO, 10_000, "files"), at_most=45_000),
    Target(Figure(IN_TWO, 10_000, "site_mb"), at_most=1_000),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, beside what was measured."""

    target: str
    measured: float
    at_most: float | None
    verdict: str
    """Met, not met; empty where nothing is aimed at."""


def verdicts(results: Sequence[Result]) -> list[Verdict]:
    """Return the verdict on each target whose figures were measured."""
    known = {(result.subject, result.size): result for result in results}

    def of(figure: Figure) -> float | None:
        result = known.get((figure.subject, figure.size))
        value: float | None = getattr(result, figure.name) if result else None
        return value

    found = []
    for target in TARGETS:
        one, other = of(target.one), of(target.other) if target.other else 1
        if one is not None and other is not None:
            measured = one / other
            aimed = target.at_most
            verdict = "" if aimed is None else "met" if measured <= aimed else "not met"
            found.append(Verdict(str(target), measured, aimed, verdict))
    return found


def report(results: Sequence[Result]) -> str:
    """Return all that is told of *results*."""
    return "\n".join([*_times(results), "", *_weights(results), "", *_targets(results)])


def _times(results: Sequence[Result]) -> Iterator[str]:
    yield from _heading("site", "sheets", "runs", "wall s", "CPU s", "peak MB", "site MB", "files")
    for r in results:
        peak = "?" if r.peak_mb is None else round(r.peak_mb)
        yield (
            f"| {r.subject} | {r.size} | {r.runs} | {r.seconds:.2f} | {r.cpu_seconds:.2f} | {peak} | "
            f"{r.site_mb:.1f} | {r.files} |"
        )


def _weights(results: Sequence[Result]) -> Iterator[str]:
    yield from _heading("site: MB (files)", "sheets", *KINDS)
    for r in results:
        cells = " | ".join(f"{r.weights[kind].mb:.1f} ({r.weights[kind].files})" for kind in KINDS)
        yield f"| {r.subject} | {r.size} | {cells} |"


def _targets(results: Sequence[Result]) -> Iterator[str]:
    yield from _heading("target", "measured", "at most", "")
    for each in verdicts(results):
        aimed = "" if each.at_most is None else f"{each.at_most:g}"
        yield f"| {each.target} | {each.measured:.3g} | {aimed} | {each.verdict} |"


def _heading(first: str, *others: str) -> list[str]:
    return [f"| {' | '.join([first, *others])} |", "| --- |" + " ---: |" * len(others)]
