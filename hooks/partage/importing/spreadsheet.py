"""A file of tables → what they say of each initiative, as text: CSV of any office software, and workbooks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TypeAlias

from partage.importing.cell_formats import coarse_dates
from partage.importing.csv_table import csv_rows
from partage.importing.incoming_file import text_of
from partage.importing.pandoc import MISSING
from partage.importing.refusal import Refusal
from partage.importing.table_layout import Table, table_in
from partage.text.characters import received
from partage.text.messages import listed, quoted

Rows: TypeAlias = "list[tuple[int, list[str]]]"
"""Rows that are not empty, with their numbers from 1."""
MAX_ROWS = 2000
MAX_COLUMNS = 200
MAX_CELL_LENGTH = 50_000
_MAX_WORKSHEETS = 20
_MAX_ROW_NUMBER = MAX_ROWS * 10
_OPENED = re.compile(rb"<(?:\w+:)?(?:c|row)\s[^<>]*>")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']\s*([A-Za-z]*)(\d*)")
_NOTES = re.compile(r"xl/(?:comments|threadedComments)")
_OF_PEOPLE = (
    "ce tableau est une liste de personnes, il n’est pas importé ; s’il décrit des initiatives, nommez une colonne "
    "« titre »."
)
_TOO_WIDE = "ce classeur a trop de lignes ou de colonnes ; gardez une feuille, une ligne par initiative."


def tables_of(data: bytes, kind: str) -> tuple[list[tuple[str, Table]], list[str]]:
    """Return the tables in *data*, each with the name of its worksheet (empty for CSV), and what to say of the rest.

    Refusal if it cannot be read, is too large, or nothing in it names the title of an initiative.
    """
    remarks: list[str] = []
    tables: list[tuple[str, Table]] = []
    unread: list[Rows] = []
    people = False
    for name, rows in _sheets(data, kind, remarks):
        table = table_in(rows)
        if table and table.rows and not table.lists_people:
            tables.append((name, table))
            remarks += [
                f"{_of(name)}au-dessus du tableau, non repris : {quoted(each)}" for each in table.above
            ]
        elif rows:
            unread.append(rows)
            people = people or (table is not None and table.lists_people)
            if name:
                remarks.append(f"la feuille {quoted(name)} n’est pas lue : {_why_unread(table)}")
    if not tables:
        raise Refusal(_OF_PEOPLE if people else _no_table(unread))
    return tables, remarks


def _why_unread(table: Table | None) -> str:
    if table is None:
        return "rien n’y nomme le titre des initiatives ; si elle en décrit, nommez une colonne « titre »"
    if table.lists_people:
        return "c’est une liste de personnes"
    return "elle n’a aucune ligne sous ses titres"


def _of(name: str) -> str:
    return f"feuille {quoted(name)} : " if name else ""


def _no_table(sheets: Sequence[Rows]) -> str:
    names = [row[1] for rows in sheets for row in rows if sum(map(bool, row[1])) > 1][:1]
    if not names or all(len(rows) < 2 for rows in sheets):
        return (
            "ce tableau n’a aucune ligne sous ses titres ; la première ligne nomme les colonnes (« titre », "
            "« resume »…), chaque ligne suivante est une fiche."
        )
    return (
        "aucune colonne ne donne le titre des initiatives ; nommez-en une « titre ». Colonnes lues : "
        + listed(filter(None, names[0]))
        + "."
    )


def _sheets(data: bytes, kind: str, remarks: list[str]) -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of each worksheet; *remarks* gets what is not read."""
    grids = _workbook(data, remarks) if kind == "xlsx" else [("", csv_rows(text_of(data)))]
    total = 0
    for name, grid in grids:
        rows: Rows = []
        for number, row in enumerate(grid):
            total += 1
            if (
                total > MAX_ROWS + 1
                or len(row) > MAX_COLUMNS
                or any(len(cell) > MAX_CELL_LENGTH for cell in row)
            ):
                raise Refusal(
                    f"ce tableau est trop grand ({MAX_ROWS} lignes, {MAX_COLUMNS} colonnes et {MAX_CELL_LENGTH} "
                    "caractères par case au plus) ; importez-le en plusieurs fois."
                )
            cells = [received(cell).strip() for cell in row]
            if any(cells):
                rows.append((number + 1, cells))
        yield name, rows


def _workbook(data: bytes, remarks: list[str]) -> Iterator[tuple[str, Iterator[list[str]]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # an extra
    except ImportError:
        raise Refusal(MISSING) from None
    try:
        _check_extent(data)
        formats = coarse_dates(data)
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        metadata = workbook.sheets_metadata
        visible = [each.name for each in metadata if each.visible == SheetVisibleEnum.Visible]
        hidden = [each.name for each in metadata if each.visible != SheetVisibleEnum.Visible]
        remarks += [f"la feuille {quoted(name)} est masquée, elle n’est pas lue" for name in hidden]
        if len(visible) > _MAX_WORKSHEETS:
            remarks.append(f"seules les {_MAX_WORKSHEETS} premières feuilles sont lues, sur {len(visible)}")
        if any(_NOTES.match(name) for name in zipfile.ZipFile(BytesIO(data)).namelist()):
            remarks.append("les commentaires des cases de ce classeur ne sont pas repris")
        for name in visible[:_MAX_WORKSHEETS]:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.total_height > _MAX_ROW_NUMBER or sheet.total_width > MAX_COLUMNS:
                raise Refusal(_TOO_WIDE)
            rows = sheet.to_python(skip_empty_area=False) if sheet.height > 0 else []
            yield name, _shown(_without_tail(rows), formats.get(name, {}))
    except (CalamineError, ValueError, OSError, KeyError, zipfile.BadZipFile) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            "ce classeur ne peut pas être lu ; ouvrez-le, puis « Enregistrer sous » au format .xlsx ou .csv."
        ) from None


def _shown(rows: Iterable[Sequence[object]], formats: Mapping[tuple[int, int], int]) -> Iterator[list[str]]:
    """Yield *rows* as a spreadsheet shows them; *formats* says how many letters of a date some cells show."""
    for number, row in enumerate(rows):
        yield [
            _text(cell)[: formats.get((number, place)) if isinstance(cell, date) else None]
            for place, cell in enumerate(row)
        ]


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
