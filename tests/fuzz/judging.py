"""One case → its outcome: how long it took, and what went wrong."""

from __future__ import annotations

import os
import resource
import signal
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.calendars import Calendars
from tests.fuzz.cases import Case, Kind
from tests.fuzz.checks import Fault
from tests.fuzz.documents import Documents
from tests.fuzz.histories import Histories
from tests.fuzz.mails import Mails
from tests.fuzz.sheets import Sheets
from tests.fuzz.vocabularies import Vocabularies

KINDS: Mapping[str, type[Kind]] = {
    "sheet": Sheets,
    "vocabulary": Vocabularies,
    "history": Histories,
    "mail": Mails,
    "document": Documents,
    "calendar": Calendars,
}
MAX_SECONDS = 1.0
"""Of processor time that a case may take, children included."""
SECONDS_PER_SHEET = 0.02
"""Allowance for each additional sheet in a file: a table has many."""
INTERRUPT_AFTER = 10.0
"""Seconds of processor time, children excluded, after which a case is interrupted."""
_OURS = "/hooks/partage/"
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "Essai", "GIT_AUTHOR_EMAIL": "essai@exemple.invalid",
    "GIT_COMMITTER_NAME": "Essai", "GIT_COMMITTER_EMAIL": "essai@exemple.invalid",
}  # fmt: skip


class TooLong(BaseException):
    """A case was interrupted; a BaseException, so that no handler in the code under test catches it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a case."""

    kind: str
    number: int
    seconds: float
    fault: str = ""
    """Empty if all is well; the same text for faults that probably have one cause."""
    details: str = ""


def isolate(folder: Path) -> None:
    """Hide the user's configuration from this process and from the Git that it calls."""
    os.environ.update(_ENVIRONMENT, HOME=str(folder), GIT_CEILING_DIRECTORIES=str(folder))
    os.environ.pop("GIT_DIR", None)


class Judge:
    """Runs cases in one process; each kind has a folder of its own under *folder*."""

    def __init__(self, folder: Path, kinds: Mapping[str, type[Kind]] = KINDS) -> None:
        self._folder = folder
        self._kinds = kinds
        self._ready: dict[str, Kind] = {}
        self._made = 0

    def outcome(self, name: str, number: int) -> Outcome:
        """Return the outcome of case *number* of the kind *name*."""
        case = self._kinds[name].case(number)
        limit = MAX_SECONDS + SECONDS_PER_SHEET * (case.sheets - 1)
        first = self._once(name, case)
        if first.fault or first.seconds <= limit:
            return first
        # Try again: a busy processor, or a first import, is no fault of the case.
        again = self._once(name, case)
        if again.fault or again.seconds <= limit:
            return again
        seconds = min(first.seconds, again.seconds)
        return Outcome(
            name, number, seconds, f"takes over {MAX_SECONDS:g} s", f"{seconds:.2f} s of processor"
        )

    def _once(self, name: str, case: Case) -> Outcome:
        kind = self._kind(name)
        start = _spent()
        try:
            with _interrupted_after(INTERRUPT_AFTER):
                kind.run(case)
        except Fault as fault:
            return Outcome(name, case.number, _spent() - start, _short(str(fault)), traceback.format_exc())
        except (Exception, TooLong) as problem:
            # Start afresh: what it left half done must not make the next case fail.
            del self._ready[name]
            reason = f"{type(problem).__name__} at {_place(problem)}"
            return Outcome(name, case.number, _spent() - start, reason, traceback.format_exc(limit=-30))
        return Outcome(name, case.number, _spent() - start)

    def _kind(self, name: str) -> Kind:
        if name not in self._ready:
            self._made += 1
            folder = self._folder / f"{name}-{self._made}"
            folder.mkdir()
            self._ready[name] = self._kinds[name](folder)
        return self._ready[name]


def _short(fault: str) -> str:
    return fault.partition(":")[0]


def _place(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    # The innermost frame may be in a library, or anywhere in a recursion.
    ours = [frame for frame in frames if _OURS in frame.filename]
    frame = (ours or list(frames))[-1]
    return f"{Path(frame.filename).name}:{frame.lineno} ({frame.name})"


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    def interrupt(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, interrupt)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
