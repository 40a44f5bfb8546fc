"""Who waits is told how far the work is; what is soon done is done without a word."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from partage.runtime.bars import Bars
from partage.runtime.pool import parallel_map
from partage.runtime.progress import SOON, Lines, Reporter, Silence


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def work(reporter: Reporter, clock: Clock, seconds: float) -> None:
    with reporter.step("Lecture des fiches") as told:
        for done in range(5):
            clock.now += seconds / 5
            told(done + 1, 5)


def test_one_line_for_what_took_long() -> None:
    said: list[str] = []
    clock = Clock()
    work(Lines(said.append, clock), clock, SOON / 2)
    assert said == []
    work(Lines(said.append, clock), clock, SOON * 3)
    assert said == ["Lecture des fiches : 6 s"]


@pytest.mark.parametrize(("seconds", "is_drawn"), [(SOON / 2, False), (SOON * 3, True)])
def test_a_bar_for_what_takes_long(seconds: float, is_drawn: bool) -> None:
    drawn, clock = io.StringIO(), Clock()
    work(Bars(Console(file=drawn, force_terminal=True, width=80), clock), clock, seconds)
    assert ("Lecture des fiches" in drawn.getvalue()) == is_drawn
    assert ("5/5" in drawn.getvalue()) == is_drawn


def test_silence() -> None:
    work(Silence(), Clock(), SOON * 3)


@pytest.mark.parametrize("processes", [1, 2])
def test_the_work_of_all_processes_is_told(processes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("partage.runtime.pool._NOW_AND_THEN", 0.01)
    told: list[tuple[int, int]] = []

    def slow(number: int) -> int:
        import time

        time.sleep(0.01)
        return number

    assert parallel_map(slow, range(12), processes, 2, lambda *now: told.append(now)) == [*range(12)]
    assert {total for _, total in told} == {12}
    counts = [done for done, _ in told]
    assert counts == sorted(counts)
    assert counts[-1] > 5
