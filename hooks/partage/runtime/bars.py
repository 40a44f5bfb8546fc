"""Progress as a bar on a terminal: in a module of its own, so that `rich` is loaded only where it draws one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as RichProgress

from partage.runtime.pool import Progress
from partage.runtime.progress import SOON


class Bars:
    """A bar with counts and the time that is left, shown once a step takes long."""

    def __init__(self, console: Console, clock: Callable[[], float]) -> None:
        """Draw on *console*."""
        self._console, self._clock = console, clock

    @contextmanager
    def step(self, title: str) -> Iterator[Progress]:
        """See `Reporter`."""
        began = self._clock()
        columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
        bars = RichProgress(*columns, console=self._console, transient=True)
        task = bars.add_task(title, total=None)

        def shown(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)
            if self._clock() - began >= SOON:
                bars.start()

        try:
            yield shown
        finally:
            bars.stop()
