"""Hundreds of mutated files of each kind, and faults that are planted to see that they would be found."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from partage.sheets import validation
from tests.fuzz import checks, judging
from tests.fuzz.cases import Case
from tests.fuzz.judging import KINDS, Judge, Outcome
from tests.fuzz.reporting import Report
from tests.fuzz.running import run
from tests.fuzz.text_mutations import SECRET
from tests.samples import ROOT

CASES = 250
"""Of each kind; `make fuzz` goes on from there."""


def test_hundreds_of_each_kind_do_no_harm() -> None:
    # All in one run, whose processes are given a few cases of each kind in turn: none waits for another at the end.
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--count", str(CASES * len(KINDS)), "--seconds", "600"],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(f" {CASES} cases, 0 faults") == len(KINDS), done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_gives_the_same_case_each_time(kind: str) -> None:
    numbers = (0, 1, 499, 3999)
    assert [KINDS[kind].case(number) for number in numbers] == [
        KINDS[kind].case(number) for number in numbers
    ]
    assert len({KINDS[kind].case(number).data for number in range(20)}) > 15


def test_a_planted_crash_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(validation, "_given", lambda _: 1 / 0)
    judge = Judge(tmp_path)
    faults = [judge.outcome("sheet", number) for number in range(6)]
    found = [each for each in faults if each.fault]
    assert {each.fault.partition(" at ")[0] for each in found} == {"ZeroDivisionError"}
    assert "validation.py" in found[0].fault
    assert "Traceback" in found[0].details


def test_a_planted_slowness_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def slow(_: object) -> list[object]:
        end = time.process_time() + 0.6
        while time.process_time() < end:
            pass
        return []

    monkeypatch.setattr(judging, "MAX_SECONDS", 0.5)
    monkeypatch.setattr(validation, "text_problems", slow)
    judge = Judge(tmp_path)
    # Some cases are not sheets, and so are not checked.
    assert any(judge.outcome("sheet", number).fault == "takes over 0.5 s" for number in range(20))


class Deadly:
    """Case 3 ends its process, and case 5 never answers."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def case(number: int) -> Case:
        return Case(number, "x.md", b"x")

    def run(self, case: Case) -> None:
        if case.number == 3:
            os._exit(7)
        if case.number == 5:
            time.sleep(60)


def test_what_ends_or_stops_its_process_is_found_and_the_others_go_on(tmp_path: Path) -> None:
    report = Report(tmp_path, {"deadly": Deadly})
    outcomes: list[Outcome] = []

    def record(outcome: Outcome) -> None:
        outcomes.append(outcome)
        report.add(outcome)

    assert run({"deadly": range(12)}, record, processes=2, kinds={"deadly": Deadly}, max_silence=1.5)
    assert sorted(each.number for each in outcomes) == list(range(12))
    assert report.faults == {("deadly", "the process ended"): [3], ("deadly", "no answer"): [5]}
    assert (tmp_path / "deadly-3/input-x.md").read_bytes() == b"x"
    assert "FAULT deadly, no answer: 1 cases: 5" in "\n".join(report.lines())


def test_a_run_that_is_cut_short_says_so() -> None:
    outcomes: list[Outcome] = []
    assert not run(
        {"deadly": range(6, 90)}, outcomes.append, processes=1, seconds=0, kinds={"deadly": Deadly}
    )
    assert outcomes == []


@pytest.mark.parametrize(
    "message",
    [
        "deux\nlignes",
        "un \x1b[31m signe",
        "Input should be a list",
        "",
        "mot " * 1000,
        f"« {SECRET} »",
        "\udce9",
    ],
)
def test_a_sentence_that_nobody_should_read_is_found(message: str) -> None:
    with pytest.raises(checks.Fault):
        checks.check_sentence(message)


def test_what_acts_on_a_page_or_in_a_file_is_found() -> None:
    for html in ("<p><script>x</script>", "<img src=x onerror=y>", '<a href="javascript:x">', "<p>\x08</p>"):
        with pytest.raises(checks.Fault):
            checks.check_page(html)
    for value in ({"titre": ["\x1b"]}, {"a\x00": "b"}, "\ud800"):
        with pytest.raises(checks.Fault):
            checks.check_value(value)
