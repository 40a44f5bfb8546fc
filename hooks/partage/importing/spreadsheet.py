"""A table → its rows, as text: CSV files of any office software, and workbooks."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from partage.importing.incoming_file import text_of
from partage.importing.pandoc import MISSING
from partage.importing.refusal import Refusal

MAX_ROWS = 2000
MAX_COLUMNS = 200
MAX_CELL_LENGTH = 50_000
_SEPARATORS = ";\t,|"
_MAX_WORKSHEETS = 20
_MAX_ROW_NUMBER = MAX_ROWS * 10
_OPENED = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^<>]*>")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]*)(\d*)")
_TOO_WIDE = "ce classeur a trop de lignes ou de colonnes ; gardez une feuille, une ligne par initiative."


def rows_of(data: bytes, kind: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the column names of the table *data*, and its other non-empty rows with their numbers, from 1.

    Refusal if it cannot be read, is too large, or has no rows.
    """
    rows = [(number, row) for number, row in enumerate(_cells(data, kind), 1) if any(row)]
    if len(rows) < 2:
        raise Refusal(
            "ce tableau n’a aucune ligne sous ses titres ; la première ligne nomme les colonnes (« titre », "
            "« resume »…), chaque ligne suivante est une fiche."
        )
    # A title above the table is not the row of names.
    start = next((place for place, (_, row) in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    return rows[start][1], rows[start + 1 :]


def _cells(data: bytes, kind: str) -> Iterator[list[str]]:
    rows = _workbook(data) if kind == "xlsx" else _csv(data)
    for number, row in enumerate(rows):
        if number > MAX_ROWS or len(row) > MAX_COLUMNS or any(len(cell) > MAX_CELL_LENGTH for cell in row):
            raise Refusal(
                f"ce tableau est trop grand ({MAX_ROWS} lignes, {MAX_COLUMNS} colonnes et {MAX_CELL_LENGTH} caractères "
                "par case au plus) ; importez-le en plusieurs fois."
            )
        yield row


def _csv(data: bytes) -> Iterator[list[str]]:
    text = text_of(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            yield [cell.strip() for cell in row]
    except csv.Error:
        raise Refusal(
            "ce tableau ne peut pas être lu ; ouvrez-le dans un tableur, puis « Enregistrer sous » au format .csv "
            "(UTF-8) ou .xlsx."
        ) from None


def _workbook(data: bytes) -> Iterator[list[str]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # an extra
    except ImportError:
        raise Refusal(MISSING) from None
    try:
        _check_extent(data)
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        visible = [each.name for each in workbook.sheets_metadata if each.visible == SheetVisibleEnum.Visible]
        sheets = map(workbook.get_sheet_by_name, visible[:_MAX_WORKSHEETS])
        sheet = next((each for each in sheets if each.height > 0), None)
        if sheet is None:
            return
        if sheet.total_height > _MAX_ROW_NUMBER or sheet.total_width > MAX_COLUMNS:
            raise Refusal(_TOO_WIDE)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, ValueError, OSError, zipfile.BadZipFile) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            "ce classeur ne peut pas être lu ; ouvrez-le, puis « Enregistrer sous » au format .xlsx ou .csv."
        ) from None
    yield from ([_text(cell) for cell in row] for row in _without_tail(rows))


def _check_extent(data: bytes) -> None:
    """Raise Refusal for a far-away cell: the reader allocates all those before it, and crashes if memory runs out."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            for cell in _OPENED.finditer(archive.read(name)):
                place = _PLACE.search(cell[0])
                # An empty far-away cell only carries formatting: the reader skips it.
                if place and not cell[0].endswith(b"/>") and _is_far(*place.groups()):
                    raise Refusal(_TOO_WIDE)


def _is_far(column: bytes, row: bytes) -> bool:
    return len(column) > 2 or len(row) > 6 or int(row or 0) > _MAX_ROW_NUMBER


def _without_tail(rows: Sequence[Sequence[object]]) -> Iterable[Sequence[object]]:
    last = max((place for place, row in enumerate(rows) if any(cell != "" for cell in row)), default=-1)
    return rows[: last + 1]


def _text(cell: object) -> str:
    """Return *cell* roughly as a spreadsheet shows it: 2024, not 2024.0."""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    if isinstance(cell, date | time | timedelta):
        return cell.isoformat() if not isinstance(cell, timedelta) else str(cell)
    return str(cell).strip()
