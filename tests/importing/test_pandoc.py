"""Pandoc reads the document, and nothing else."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from partage.importing.pandoc import Pandoc
from partage.reference.reference_data import ReferenceData
from tests.importing.hostile import imported


def test_a_document_reaches_neither_the_network_nor_the_files_around(
    tmp_path: Path, references: ReferenceData, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "secret.html").write_text("<p>mot de passe</p>", "utf-8")
    folder = tmp_path / "recus"
    folder.mkdir()
    monkeypatch.chdir(folder)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.html"
        # Pandoc replaces an iframe with the page in it.
        frames = "".join(
            f'<iframe src="{source}"></iframe>'
            for source in (
                address,
                "../secret.html",
                f"{tmp_path}/secret.html",
                f"file://{tmp_path}/secret.html",
            )
        )
        page = f"<h1>Le jardin</h1><p>Un texte.</p>{frames}<p>Une fin.</p>"
        # Frames are taken out before pandoc: it must not follow those that would still come through either.
        tree = Pandoc(len(page)).tree_of(page.encode(), "html")
        assert "passe" not in json.dumps(tree)
        report = imported(page, "html", folder, references)
        assert len(report.written) == 1
        with pytest.raises(BlockingIOError):
            server.accept()
