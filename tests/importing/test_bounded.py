"""Work that never ends, swells, answers too much or dies becomes one sentence, and leaves nothing behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from partage.importing.bounded import MEMORY, Bounds, call, processor_time, program
from partage.importing.refusal import Refusal
from tests.samples import base_references

BOUNDS = Bounds(processor=20, elapsed=30.0, way_out="coupez-le en deux", answer=1000)
AT_ONCE = Bounds(processor=1, elapsed=0.3, way_out="coupez-le en deux", answer=1000)


def sleeps(mark: str) -> None:
    """Start a child, which writes to the file *mark* if it outlives the bound."""
    if os.fork() == 0:
        time.sleep(0.8)
        Path(mark).touch()
        os._exit(0)
    time.sleep(60)


def spins() -> None:
    while True:
        pass


def swells() -> int:
    # Never written to, so it costs nothing where the system does not limit memory.
    return len(bytearray(2 * MEMORY))


def panics() -> None:
    raise BaseException("a panic of Rust is no Exception")


def nests(depth: int) -> int:
    return nests(depth + 1) + 1


def says(text: str, count: int) -> str:
    return text * count


def refuses() -> None:
    raise Refusal("ce n’est pas une fiche.")


def refusal_of(work: object, *arguments: object, bounds: Bounds = BOUNDS) -> str:
    with pytest.raises(Refusal) as refused:
        call(work, *arguments, bounds=bounds)  # type: ignore[arg-type]
    return str(refused.value)


def test_values_come_back_and_refusals_too() -> None:
    assert call(says, "é\ud800", 3, bounds=BOUNDS) == "é\ud800" * 3
    assert refusal_of(refuses) == "ce n’est pas une fiche."


def test_whatever_happens_is_one_sentence_with_a_way_out() -> None:
    for work, arguments, sentence in (
        *([(swells, (), "trop de mémoire")] if sys.platform == "linux" else []),
        (os.abort, (), "trop de mémoire"),
        (os._exit, (0,), "ne peut pas être lu"),
        (panics, (), "ne peut pas être lu (BaseException)"),
        (nests, (0,), "trop imbriqué"),
        (says, ("a", 2000), "démesuré"),
        (object, (), "ne peut pas être lu (TypeError)"),
    ):
        answer = refusal_of(work, *arguments)
        assert sentence in answer
        assert answer.endswith(" ; coupez-le en deux.")


def test_time_is_bounded_on_the_clock_and_of_processor(tmp_path: Path) -> None:
    mark = tmp_path / "marque"
    start = time.monotonic()
    assert "trop longue" in refusal_of(sleeps, str(mark), bounds=AT_ONCE)
    assert "trop longue" in refusal_of(
        spins, bounds=Bounds(processor=1, elapsed=60.0, way_out="coupez-le en deux")
    )
    assert time.monotonic() - start < 30
    time.sleep(0.6)
    # The child of the work was killed with it.
    assert not mark.exists()


def test_another_thread_makes_no_difference() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert call(says, "a", 3, bounds=BOUNDS) == "aaa"
        assert "démesuré" in refusal_of(says, "a", 2000)
        assert call(len, base_references().vocabularies, bounds=BOUNDS)
    finally:
        done.set()
        thread.join()


def test_a_child_writes_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    refusal_of(os.abort)
    for stream in (1, 2):
        call(os.write, stream, b"vu", bounds=BOUNDS)
    assert capfd.readouterr() == ("", "")


def test_a_program_is_bounded_too() -> None:
    def run(code: str, bounds: Bounds = BOUNDS) -> bytes:
        return program([sys.executable, "-c", code], b"given", bounds, bounds.processor)

    assert run("print(input())") == b"given\n"
    for code, bounds, sentence in (
        ("import time; time.sleep(60)", AT_ONCE, "trop longue"),
        ("while True: print('a' * 1000)", BOUNDS, "démesuré"),
        ("import os; os.abort()", BOUNDS, "trop de mémoire"),
        ("raise SystemExit(251)", BOUNDS, "trop de mémoire"),
        ("raise SystemExit(1)", BOUNDS, "ne peut pas être lu"),
    ):
        with pytest.raises(Refusal, match=sentence):
            run(code, bounds)


def test_a_program_has_the_time_that_is_left() -> None:
    for left in (0.0, -1.0, 0.05):
        with pytest.raises(Refusal, match="trop longue"):
            program([sys.executable, "-c", "while True: pass"], b"", BOUNDS, left)
    spent = processor_time()
    program([sys.executable, "-c", "sum(range(3_000_000))"], b"", BOUNDS, 5.0)
    assert processor_time() > spent
