"""How the local server learns that a file changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver
from watchdog.utils import BaseThread

from adapter import watching
from adapter.watching import ChangeObserver, events_arrive, watch
from partage.build import SHEETS


def config_of(root: Path) -> Any:
    theme = SimpleNamespace(dirs=[str(root / "theme")])
    return SimpleNamespace(docs_dir=str(root / "docs"), config_file_path=None, theme=theme)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """A server that watches `docs/`, as MkDocs leaves it to its hooks."""
    (tmp_path / "docs").mkdir()
    (tmp_path / SHEETS).mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Accueil\n", "utf-8")
    made = LiveReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path / "site"))
    made.watch(str(tmp_path / "docs"))
    yield made
    made.server_close()
    # The library leaves some behind, and what is forked later must be the only thread of its process.
    for thread in threading.enumerate():
        if isinstance(thread, BaseThread):
            thread.stop()
            thread.join()


def wants_a_build(server: LiveReloadServer, what: Callable[[], Any]) -> bool:
    """Whether *server*, which watches, is told of *what* is done."""
    server.observer.start()
    try:
        what()
        with server._rebuild_cond:
            return server._rebuild_cond.wait_for(lambda: server._want_rebuild, timeout=0.3)
    finally:
        server.observer.stop()
        server.observer.join()


def test_what_is_written_is_told_at_once(server: LiveReloadServer, tmp_path: Path) -> None:
    watch(server, config_of(tmp_path), tmp_path)
    page = tmp_path / "docs" / "index.md"
    assert isinstance(server.observer, ChangeObserver)
    assert wants_a_build(server, lambda: page.write_text("# Bienvenue\n", "utf-8"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", SHEETS], (
        "nothing is left of the probe"
    )


def test_what_a_build_reads_is_no_change(server: LiveReloadServer, tmp_path: Path) -> None:
    watch(server, config_of(tmp_path), tmp_path)
    assert not wants_a_build(server, (tmp_path / "docs" / "index.md").read_text)


def refusing(*_: object) -> None:
    """What the system answers when it watches too many files."""
    raise OSError("inotify watch limit reached")


@pytest.mark.parametrize("start", [refusing, threading.Thread.start])
def test_where_no_event_arrives_every_file_is_looked_at(
    server: LiveReloadServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: Callable[..., None]
) -> None:
    monkeypatch.setattr(watching, "PATIENCE", 0.1)
    monkeypatch.setattr(ChangeObserver, "on_thread_start", lambda _: None)
    monkeypatch.setattr(ChangeObserver, "start", start)
    assert not events_arrive(tmp_path)
    watch(server, config_of(tmp_path), tmp_path)
    assert isinstance(server.observer, PollingObserver)
