"""The database holds the rows of the tables, and the command never writes over a file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from partage import cli
from tests.samples import sheet, write_project


def test_the_command_writes_the_tables_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write_project(tmp_path, {"a": sheet(enseignements=["=1+1"]), "b": sheet()}))
    assert cli.main(["exporter", "--sqlite", "fiches.db"]) == 0
    with closing(sqlite3.connect("fiches.db")) as opened:
        assert opened.execute("SELECT id, debut FROM fiches ORDER BY id").fetchall() == [
            ("a", None),
            ("b", None),
        ]
        assert opened.execute("SELECT fiche, texte FROM enseignements").fetchall() == [("a", "'=1+1")]
        assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
        code, people = opened.execute(
            "SELECT code, typeof(population) FROM territoires WHERE nom = 'Gap'"
        ).fetchone()
        assert (code, people) == ("05061", "integer")
    assert "2 fiches" in capsys.readouterr().out
    assert cli.main(["exporter", "--sqlite", "fiches.db"]) == 1
    assert "existe déjà" in capsys.readouterr().err
