"""The tables as one SQLite database, for Datasette and for questions that a spreadsheet cannot ask."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing

from partage.exports.tables import Table

_TYPES = {"integer": "INTEGER", "number": "REAL"}


def database(tables: Iterable[Table], texts: Mapping[str, str]) -> bytes:
    """Return the file that holds *tables*, whose rows are the CSV of *texts*, by path; what is empty is NULL."""
    with closing(sqlite3.connect(":memory:")) as opened:
        for table in tables:
            columns = [
                f"{_quoted(column.key)} {_TYPES.get(column.type, 'TEXT')}"
                + (" PRIMARY KEY" if column.key == table.key else "")
                for column in table.columns
            ]
            columns += [
                f"FOREIGN KEY ({_quoted(key)}) REFERENCES {_quoted(other)} ({_quoted(its)})"
                for key, other, its in table.refers
            ]
            opened.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(columns)})")
            _, *rows = csv.reader(io.StringIO(texts[table.path], newline=""))
            marks = ", ".join("?" for _ in table.columns)
            opened.executemany(
                f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",  # noqa: S608 - our own names
                [[value or None for value in row] for row in rows],
            )
        opened.commit()
        return opened.serialize()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
