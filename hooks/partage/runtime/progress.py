"""How far the work is, for who waits: a bar on a terminal, one line a step elsewhere, nothing for what is soon done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from partage.runtime.pool import Progress

SOON = 2.0
"""Seconds under which nothing is said."""


class Reporter(Protocol):
    """Tells how far a step is."""

    def step(self, title: str) -> AbstractContextManager[Progress]:
        """Return what begins and ends with the step that *title* names."""


class Lines:
    """One line for a step that took long, once it is done."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float]) -> None:
        """Say what is to be said with *say*."""
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
    """Tells nothing."""

    @contextmanager
    def step(self, title: str) -> Iterator[Progress]:
        """See `Reporter`."""
        yield lambda done, total: None
