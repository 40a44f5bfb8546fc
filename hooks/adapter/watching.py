"""How the local server learns that a file changed: by the system’s events, where MkDocs looks at each file in turn."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from partage.build import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import ObservedWatch

CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
"""A build opens and closes what it reads, which is no change."""
PATIENCE = 1.0
"""Seconds after which a file system is held to send no events."""


class ChangeObserver(Observer):  # type: ignore[misc,valid-type]
    """An observer that passes on changes alone."""

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str | Path, **options: Any
    ) -> ObservedWatch:
        """Call *event_handler* with each change under *path*."""
        return super().schedule(event_handler, str(path), **{**options, "event_filter": CHANGES})  # type: ignore[no-any-return]


def watch(server: LiveReloadServer, config: MkDocsConfig, root: Path) -> LiveReloadServer:
    """Return *server*, which does not listen yet, watching all that the site of the project at *root* is built from.

    By events, unless its file system sends none: network drives, some containers.
    """
    if events_arrive(root):
        _watch_by_events(server, [config.docs_dir, config.config_file_path or "", *config.theme.dirs])
    here = Path(__file__).parents[1]
    for folder in (here / "theme", here / "partage/templates", here / "partage/locales", root / SHEETS):
        server.watch(str(folder))
    return server


def _watch_by_events(server: LiveReloadServer, watched: Iterable[str]) -> None:
    """Let *server* learn by events of what it has been told to watch, which is of those *watched*."""
    again = []
    for path in watched:
        # Only MkDocs knows whether it was asked to watch the theme.
        with suppress(KeyError):
            server.unwatch(path)
            again.append(path)
    server.observer = ChangeObserver()
    for path in again:
        server.watch(path)


def events_arrive(folder: Path) -> bool:
    """Whether the system says what is written under *folder*; its limit of watched files may be reached, too."""
    arrived = threading.Event()
    handler = FileSystemEventHandler()
    handler.on_any_event = lambda event: arrived.set()  # type: ignore[method-assign]
    observer = ChangeObserver()
    try:
        with TemporaryDirectory(dir=folder, prefix=".probe-") as probe:
            observer.schedule(handler, probe)
            observer.start()
            try:
                (Path(probe) / "probe").touch()
                return arrived.wait(PATIENCE)
            finally:
                observer.stop()
                observer.join()
    except OSError:
        return False
