"""Progress of the work: a bar on a terminal, one line per step elsewhere, nothing for steps that are soon done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from partage.runtime.pool import Progress

SOON = 2.0
"""Seconds: a shorter step is not mentioned."""


class Reporter(Protocol):
    """Shows the progress of each step."""

    def step(self, title: str) -> AbstractContextManager[Progress]:
        """Return a context for the step that *title* names: it gives the progress callback."""


class Lines:
    """One line for a step that took long, once it is done."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float]) -> None:
        """Print lines with *say*; *clock* gives seconds."""
        self._say, self._clock = say, clock

    @contextmanager
    def step(self, title: str) -> Iterator[Progress]:
        """See `Reporter`."""
        began = self._clock()
        yield lambda done, total: None
        seconds = self._clock() - began
        if seconds >= SOON:
            self._say(f"{title} : {seconds:.0f} s")


class Silence:
    """Shows nothing."""

    @contextmanager
    def step(self, title: str) -> Iterator[Progress]:
        """See `Reporter`."""
        yield lambda done, total: None
