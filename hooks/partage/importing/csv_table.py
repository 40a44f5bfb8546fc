"""A CSV file of any office software → its rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from partage.importing.refusal import Refusal
from partage.importing.synonyms import names_a_field

_SEPARATORS = ";\t,|"
_DECLARED = re.compile(r"\s*\"?sep=(.)\"?[ \t]*\n", re.IGNORECASE)
"""The first line with which Excel says which separator it uses."""
_ROWS_LOOKED_AT = 50
_ROWS_OF_NAMES = 5


def csv_rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of *text*, whatever separates its cells; Refusal if it cannot be read."""
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text)
    start = declared.end() if declared else 0
    if declared:
        # Rows are numbered as in the file.
        yield []
    try:
        for row in _read(text[start:], separator):
            yield [cell.strip() for cell in row]
    except csv.Error:
        raise Refusal(
            "ce tableau ne peut pas être lu ; ouvrez-le dans un tableur, puis « Enregistrer sous » au format .csv "
            "(UTF-8) ou .xlsx."
        ) from None


def _read(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _separator(text: str) -> str:
    """Return the separator with which the first rows name the most columns that are known, then are the most alike."""
    return max(_SEPARATORS, key=lambda separator: _likeness(text, separator))


def _likeness(text: str, separator: str) -> tuple[int, float, int]:
    try:
        rows = [row for row in islice(_read(text, separator), _ROWS_LOOKED_AT) if any(map(str.strip, row))]
    except csv.Error:
        return 0, 0.0, 0
    known = max((_known_names(row) for row in rows[:_ROWS_OF_NAMES]), default=0)
    width, count = max(
        Counter(map(len, rows)).items(), key=lambda each: (each[0] > 1, each[1]), default=(0, 0)
    )
    return known, count / max(1, len(rows)) if width > 1 else 0.0, width


def _known_names(row: Sequence[str]) -> int:
    return sum(names_a_field(cell) for cell in row if cell.strip()) if len(row) > 1 else 0
