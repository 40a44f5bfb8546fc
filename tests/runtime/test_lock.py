"""Two builds of one project do not work at once."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from partage.runtime import lock
from partage.runtime.lock import BuildLock


def never() -> None:
    raise AssertionError("there was nobody to wait for")


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    first = BuildLock(tmp_path, never)
    waiting = threading.Event()
    order = []

    def second() -> None:
        lock = BuildLock(tmp_path, waiting.set)
        order.append("second")
        lock.release()

    thread = threading.Thread(target=second)
    thread.start()
    assert waiting.wait(10)
    order.append("first")
    first.release()
    thread.join(10)
    assert order == ["first", "second"]


def test_nothing_is_left(tmp_path: Path) -> None:
    lock = BuildLock(tmp_path, never)
    assert list(tmp_path.iterdir()) == []
    lock.release()
    lock.release()
    BuildLock(tmp_path, never).release()


def test_the_workers_of_a_killed_build_are_waited_for(tmp_path: Path) -> None:
    lock = BuildLock(tmp_path, never)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.read(reading, 1)
        os._exit(0)
    lock.release()
    told = threading.Event()
    thread = threading.Thread(target=lambda: BuildLock(tmp_path, told.set).release())
    thread.start()
    assert told.wait(10)
    os.write(writing, b"x")
    thread.join(10)
    os.waitpid(child, 0)
    assert not thread.is_alive()


def test_without_locks_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    BuildLock(tmp_path / "absent", never).release()
    monkeypatch.setattr(lock, "fcntl", None)
    BuildLock(tmp_path, never).release()
