"""What was measured of searches, as tables of Markdown: one for each size, then how they compare."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from tests.benchmarks.asking import Asked
from tests.benchmarks.searched import Costs

Number: TypeAlias = "int | float | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A way to search, over some number of sheets."""

    name: str
    size: int
    costs: Costs
    index_mb: float
    index_sent_mb: float
    """The same as it is sent: compressed."""
    index_files: int
    answers: list[Asked] = field(repr=False)


_ROWS: list[tuple[str, Callable[[Measured], str]]] = [
    ("whole build, s", lambda one: _shown(one.costs.build, 1)),
    ("index alone, s", lambda one: _shown(one.costs.index, 2)),
    ("index and all that search reads, written, s", lambda one: _shown(one.costs.index_written, 2)),
    ("peak of indexing, MB", lambda one: _shown(one.costs.peak_mb, 0)),
    ("index, MB (sent, MB; files)", lambda one: f"{one.index_mb:.1f} ({one.index_sent_mb:.1f}; {one.index_files})"),
    ("questions asked, with no result, too late", lambda one: _outcomes(one.answers)),
    ("kB to the first result", lambda one: _kilobytes(one, "first_bytes")),
    ("kB in all", lambda one: _kilobytes(one, "settled_bytes")),
    ("requests in all", lambda one: _spread([each.requests for each in one.answers], 0)),
    ("cold: ms to the first result", lambda one: _spread([each.cold_ms for each in one.answers], 0)),
    ("cold: ms until all is done", lambda one: _spread([each.settled_ms for each in one.answers], 0)),
    ("warm: ms for a letter", lambda one: _spread([ms for each in one.answers for ms in each.letter_ms], 0)),
    ("warm: ms for a theme", lambda one: _spread([each.facet_ms for each in one.answers], 0)),
]  # fmt: skip


def of_size(results: Sequence[Measured]) -> str:
    """Return the tables of *results*, which are of one size."""
    title = f"## {results[0].size} sheets: median (worst)"
    return "\n\n".join([title, _table(results), _by_kind(results)])


def compared(results: Sequence[Measured]) -> str:
    """Return how ours compares with the others at each size, and how each grows."""
    return "\n".join([*_ratios(results), *_growth(results), *_aims(results)])


def _table(results: Sequence[Measured]) -> str:
    rows = [f"| {name} | " + " | ".join(show(result) for result in results) + " |" for name, show in _ROWS]
    return "\n".join([*_heading("", [result.name for result in results]), *rows])


def _by_kind(results: Sequence[Measured]) -> str:
    """Return the medians of each kind of question, where there are several kinds."""
    kinds = dict.fromkeys(answer.kind for result in results for answer in result.answers)
    rows = []
    for kind in kinds:
        cells = []
        for result in results:
            answers = [answer for answer in result.answers if answer.kind == kind]
            size = _median([answer.first_bytes for answer in answers])
            milliseconds = _median([answer.cold_ms for answer in answers])
            cells.append(
                f"{_shown(size and size / 1000, 0)} kB, {_shown(milliseconds, 0)} ms" if answers else "n/a"
            )
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join([*_heading("to the first result, cold", [result.name for result in results]), *rows])


def _heading(first: str, names: Sequence[str]) -> list[str]:
    return [f"| {first} | {' | '.join(names)} |", "| --- |" + " ---: |" * len(names)]


def _ratios(results: Sequence[Measured]) -> Iterator[str]:
    """Yield how ours compares with each other one, by the median of the questions that both answered."""
    for ours in (result for result in results if result.name == "ours"):
        for other in (each for each in results if each.size == ours.size and each.name != "ours"):
            pairs = _pairs(ours, other)
            parts = [
                ("bytes to the first result", _ratio([(a.first_bytes, b.first_bytes) for a, b in pairs])),
                ("bytes in all", _ratio([(a.settled_bytes, b.settled_bytes) for a, b in pairs])),
                ("cold time", _ratio([(a.cold_ms, b.cold_ms) for a, b in pairs])),
                ("index time", _ratio([(ours.costs.index, other.costs.index)])),
                ("index time, all written", _ratio([(ours.costs.index_written, other.costs.index_written)])),
                ("build time", _ratio([(ours.costs.build, other.costs.build)])),
            ]
            told = ", ".join(f"{name} {ratio:.3g}" for name, ratio in parts if ratio is not None)
            yield f"- ours / {other.name} at {ours.size}, {len(pairs)} questions: {told}"


def _aims(results: Sequence[Measured]) -> Iterator[str]:
    """Yield what a question in ours takes at each size, then what it is meant to take at most at 10,000 sheets."""
    for ours in (result for result in results if result.name == "ours"):
        other = next((each for each in results if each.name == "pagefind" and each.size == ours.size), None)
        index = _ratio([(ours.costs.index_written, other.costs.index_written)]) if other else None
        values: list[Number] = [
            _median([answer.requests for answer in ours.answers]),
            *(_thousandth(_median([getattr(answer, name) for answer in ours.answers])) for name in _BYTES),
            _median([answer.cold_ms for answer in ours.answers]),
            _median([ms for answer in ours.answers for ms in answer.letter_ms]),
            _median([answer.facet_ms for answer in ours.answers]),
            index,
        ]
        told = ", ".join(
            f"{_shown(value, digits)} {unit} (≤ {aim})"
            for value, (unit, aim, digits) in zip(values, _AIMS, strict=True)
        )
        yield f"- ours at {ours.size}: {told}"


_BYTES = ("first_bytes", "settled_bytes")
_AIMS = [
    ("requests", 20, 0),
    ("kB to the first result", 60, 1),
    ("kB in all", 110, 1),
    ("ms cold", 100, 0),
    ("ms a letter", 13, 0),
    ("ms a theme", 35, 0),
    ("of the time of Pagefind for all that is read", 0.8, 2),
]
"""Medians, and the most that each is meant to be at 10,000 sheets on an idle machine."""


def _thousandth(value: Number) -> Number:
    return None if value is None else value / 1000


def _growth(results: Sequence[Measured]) -> Iterator[str]:
    """Yield how many times as many bytes the same questions need when there are more sheets."""
    for name in dict.fromkeys(result.name for result in results):
        sizes = sorted((result for result in results if result.name == name), key=lambda result: result.size)
        for smaller, larger in pairwise(sizes):
            ratio = _ratio([(b.first_bytes, a.first_bytes) for a, b in _pairs(smaller, larger)])
            if ratio is not None:
                yield f"- {name}, bytes to the first result {larger.size} / {smaller.size} sheets: {ratio:.3g}"


def _pairs(one: Measured, other: Measured) -> list[tuple[Asked, Asked]]:
    """Return the answers of both to the same questions."""
    known = {answer.label: answer for answer in other.answers if answer.cold_ms is not None}
    return [(a, known[a.label]) for a in one.answers if a.cold_ms is not None and a.label in known]


def _ratio(pairs: Sequence[tuple[Number, Number]]) -> float | None:
    """Return the ratio of the medians; None where one is unknown or nothing."""
    above, below = (_median(column) for column in zip(*pairs, strict=True)) if pairs else (None, None)
    return above / below if above is not None and below else None


def _median(values: Sequence[Number]) -> float | None:
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def _kilobytes(one: Measured, attribute: str) -> str:
    sizes: list[Number] = [getattr(answer, attribute) for answer in one.answers]
    return _spread([size / 1000 if size is not None else None for size in sizes], 0)


def _spread(values: Sequence[Number], digits: int) -> str:
    known = [value for value in values if value is not None]
    return f"{_shown(_median(known), digits)} ({_shown(max(known), digits)})" if known else "n/a"


def _outcomes(answers: Sequence[Asked]) -> str:
    late = sum(answer.cold_ms is None for answer in answers)
    return f"{len(answers)}, {sum(answer.found == 0 for answer in answers)}, {late}"


def _shown(value: Number, digits: int) -> str:
    return "n/a" if value is None else f"{value:,.{digits}f}".replace(",", " ")
