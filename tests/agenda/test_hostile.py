"""No calendar crashes the reader, holds it up or fills the memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import FrameType
from zoneinfo import ZoneInfo

import pytest

from partage.agenda.reading import occurrences_of, read_calendar
from partage.agenda.remark import Unreadable
from partage.cli import main
from tests.agenda.hostile import hostile

PARIS = ZoneInfo("Europe/Paris")
UNREADABLE = {"too large", "random", "nothing", "a page"}
LOST = {"many events", "many events of one uid", "many versions", "deep events", "many series"}
"""Where the good event at the end is beyond the bound, which is said."""
MEMORY = 200 * 1024
"""Kibibytes."""
# Of the program itself: what the system counts for a child includes the process that started it.
MEASURED = """
import sys
from partage.cli import main
code = main(["agenda", "lire", sys.argv[1], "--du", "2026-09-01"])
with open("/proc/self/status") as status:
    print(*next(line for line in status if line.startswith("VmHWM")).split()[1:], file=sys.stderr)
sys.exit(code)
"""


def _too_long(_: int, __: FrameType | None) -> None:
    raise AssertionError("more than two seconds of processor")


def test_each_ends_and_what_is_good_in_it_is_read() -> None:
    before = signal.signal(signal.SIGVTALRM, _too_long)
    try:
        for name, data in hostile():
            # Of this process alone: other work on the machine does not count.
            signal.setitimer(signal.ITIMER_VIRTUAL, 2)
            try:
                calendar = read_calendar(data, PARIS)
                found, remarks = occurrences_of(calendar, PARIS, date(2026, 9, 1), date(2027, 10, 1))
            except Unreadable as error:
                assert name in UNREADABLE, name
                assert str(error)[0].islower(), name
                continue
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            assert name not in UNREADABLE, name
            assert any(each.title == "Le bon" for each in found) == (name not in LOST), name
            assert remarks or name not in LOST, name
            assert len(remarks) <= 101, name
    finally:
        signal.signal(signal.SIGVTALRM, before)


def test_the_command_stays_in_its_memory(tmp_path: Path) -> None:
    (tmp_path / "initiatives").mkdir()
    largest = ("many events", "one line", "written dates of many")
    for number, data in enumerate(data for name, data in hostile() if name in largest):
        (tmp_path / f"{number}.ics").write_bytes(data)
        ended = subprocess.run(
            [sys.executable, "-c", MEASURED, f"{number}.ics"],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr[-500:]
        assert 20_000 < int(ended.stderr.split()[-2]) < MEMORY


def test_what_is_refused_is_said_in_a_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "initiatives").mkdir()
    monkeypatch.chdir(tmp_path)
    for name, data in hostile():
        if name in UNREADABLE:
            (tmp_path / "a.ics").write_bytes(data)
            assert main(["agenda", "lire", "a.ics"]) == 1, name
            assert capfd.readouterr().err.startswith("partage\u00a0: «\u00a0a.ics\u00a0»\u00a0: "), name
    assert main(["agenda", "lire", "absent.ics"]) == 1
    assert main(["agenda", "lire", "a.ics", "--du", "demain"]) == 1
    assert main(["agenda", "lire", "a.ics", "--du", "2026-09-02", "--au", "2026-09-02"]) == 1
    assert main(["agenda", "lire", os.devnull]) == 1
