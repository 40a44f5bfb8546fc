"""The files of sheets as they were written, several to a file: one is found by a hash of its identifier.

The form reads them, and so may whoever keeps a copy of the base: an edit changes one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from partage.exports.described import VERSION
from partage.exports.inert import exact_json
from partage.runtime.bundles import HASH, file_count

FOLDER = "fiches/"
INDEX = f"{FOLDER}index.json"
MAX_EACH = 32
"""Sheets of a file, on average: light enough for a phone that asks for one."""


def path_of(number: int) -> str:
    """Return the path of a file, in the folder of the data."""
    return f"{FOLDER}{number}.json"


def index(sheets: int) -> str:
    """Return how to find a sheet among the files."""
    said = {
        "schema_version": VERSION,
        "total": sheets,
        "fichiers": file_count(sheets, MAX_EACH),
        "hachage": HASH,
    }
    return exact_json(said) + "\n"


def own_file(sheets: Iterable[tuple[str, str, Mapping[str, Any], str]]) -> str:
    """Return the file of *sheets*: identifier, address, front matter and whole file, both as written; one a line."""
    keys = ("id", "adresse", "valeurs", "fichier")
    lines = (exact_json(dict(zip(keys, each, strict=True))) for each in sheets)
    return f'{{"schema_version":"{VERSION}","fiches":[\n' + ",\n".join(lines) + "\n]}\n"
