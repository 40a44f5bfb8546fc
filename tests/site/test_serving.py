"""The local server, once it listens: pages first, then the search, and in the end what one that begins anew shows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build as host_build

from adapter import watching
from partage.build.builder import EditionBuilder
from tests.site.building import SERVED_AT, configuration, configure, project, serve_once, tree, write_sheets
from tests.site.building import sheet as sheet_text


class Server:
    """What MkDocs' server does with its events, but for the network."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.plugins: Any = None

    def build(self) -> None:
        config = configuration(self.root, site_dir=str(self.folder))
        if self.plugins is None:
            self.plugins = config.plugins
            self.plugins.on_startup(command="serve", dirty=False)
        config.site_url = SERVED_AT
        host_build(config, serve_url=SERVED_AT)
        with pytest.MonkeyPatch.context() as patch:
            # Its threads would outlive it, and a process of several is not forked.
            patch.setattr(watching, "events_arrive", lambda _: False)
            self.plugins.on_serve(SimpleNamespace(watch=lambda _: None), config=config, builder=None)

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def close(self) -> None:
        self.plugins.on_shutdown()


@contextmanager
def serving(tmp_path: Path) -> Iterator[Server]:
    server = Server(project(tmp_path / "p"), tmp_path / "served")
    try:
        server.build()
        yield server
    finally:
        server.close()


def write(server: Server, **sheets: str) -> None:
    write_sheets(server.root, {name: sheet_text(name, body=body) for name, body in sheets.items()})


def test_after_some_edits_all_is_as_if_the_server_had_just_begun(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        write(server, ajout="Un verger.")
        server.build()
        write(server, ajout="Une compostière.", autre="Un verger.")
        server.build()
        min((server.root / "initiatives").glob("*.md")).unlink()
        (server.root / "docs/index.md").write_text("# Accueil\n\nUne ligne.\n", "utf-8")
        server.build()
        configure(server.root, site_name="Autrement")
        server.build()
    assert tree(server.folder) == tree(serve_once(server.root, tmp_path / "anew").folder)


def test_pages_are_shown_before_the_search_is_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_index = threading.Event()
    index = EditionBuilder.index
    with serving(tmp_path) as server:
        monkeypatch.setattr(EditionBuilder, "index", lambda making: (may_index.wait(60), index(making)))
        before = server.text("recherche/index.json")
        listed = {path for path in tree(server.folder) if path.startswith("recherche/")}
        write(server, ajout="Une compostière.")
        server.build()
        assert "compostière" in server.text("initiatives/ajout/index.html")
        assert server.text("recherche/index.json") == before
        assert listed <= tree(server.folder).keys()
        may_index.set()
        # The next build waits for it.
        server.build()
        assert server.text("recherche/index.json") != before
    assert tree(server.folder) == tree(serve_once(server.root, tmp_path / "anew").folder)


def test_an_index_that_fails_is_made_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(tmp_path) as server:
        with monkeypatch.context() as patch:
            patch.setattr("partage.search.index_builder.index_files", lambda *_: 1 / 0)
            write(server, ajout="Une compostière.")
            server.build()
            server.close()
            assert "compostière" in server.text("initiatives/ajout/index.html")
        server.build()
    assert tree(server.folder) == tree(serve_once(server.root, tmp_path / "anew").folder)
