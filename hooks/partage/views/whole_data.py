"""The files of the open data that hold every sheet, put together from the piece that each left when it was checked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import IO, NamedTuple, TypeAlias

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, sheet_address
from partage.exports import described
from partage.exports.columns import KNOWN
from partage.exports.inert import csv_lines, json_text
from partage.exports.piece import SHEET_DELIMITER, Piece, unpacked
from partage.exports.tables import ITEMS, SHEETS
from partage.rendering.output import Output
from partage.runtime import fingerprint

BYTE_ORDER_MARK = "\ufeff"
"""Without it, a French spreadsheet reads accents in another encoding."""
_BUFFER = 1 << 18
_Known: TypeAlias = tuple[str, str, str, str]
"""The values of the first columns, in their order: identifier, address, when it was created and last changed."""


class _Whole(NamedTuple):
    """How a file is made: what begins it, what each of its sheets adds, what is between two of these, what ends it."""

    head: str
    added: Callable[[_Known, Piece], Iterable[str]]
    between: str = ""
    end: str = ""
    sheets: slice = slice(None)
    """Which of all sheets it holds."""


def outputs(site: Site, names: Collection[str] | None = None) -> list[Output]:
    """Return the files, or those of some *names*, to be made together: all editions share those of the first."""
    if not site.is_first:
        return []
    files = _Files(site, names)
    inputs = fingerprint.digest(*map(site.digest_of, site.catalogue.index.initiatives))
    return [Output(DATA + path, partial(files.taken, path), inputs) for path in files.wholes]


class _Files:
    """All of them, written in one pass over the sheets; in memory, those of ten thousand sheets would take 300 MB."""

    def __init__(self, site: Site, names: Collection[str] | None) -> None:
        """Read nothing yet."""
        self._site = site
        # The untracked index: the inputs of each file say that it depends on every sheet.
        self._initiatives = sorted(site.catalogue.index.initiatives, key=lambda each: each.id)
        wholes: Mapping[str, _Whole] = {
            SHEETS.path: _Whole(csv_lines([[column.key for column in SHEETS.columns]]), _row),
            described.SPREADSHEET: _Whole(
                BYTE_ORDER_MARK + csv_lines([[column.title for column in SHEETS.columns]], SHEET_DELIMITER),
                _spreadsheet_row,
            ),
            **dict(self._sheets()),
            described.POINTS: _Whole('{"type":"FeatureCollection","features":[\n', _points, ",\n", "\n]}\n"),
            **{
                table.path: _Whole(
                    csv_lines([[column.key for column in table.columns]]), partial(_item_rows, number)
                )
                for number, table in enumerate(ITEMS)
            },
        }
        self.wholes = {name: whole for name, whole in wholes.items() if names is None or name in names}

    def _sheets(self) -> Iterator[tuple[str, _Whole]]:
        """Yield the files that say all of the sheets, as JSON."""
        total = len(self._initiatives)
        licence = json_text(self._site.licence.code)
        head = f'"schema_version":"{described.VERSION}","total":{total},"licence":{licence}'
        paths = described.whole_files(total)
        if len(paths) > 1:
            head += f',"fichiers":{json_text(paths)}'
        for number, path in enumerate(paths):
            held = slice(number * described.PER_FILE, (number + 1) * described.PER_FILE)
            yield path, _Whole(f'{{{head},"fiches":[\n', _members, ",\n", "\n]}\n", held)

    def taken(self, path: str) -> IO[bytes]:
        """Return the file at *path*, from its beginning; whoever takes it closes it."""
        file = self._written.pop(path)
        file.seek(0)
        return file

    @cached_property
    def _written(self) -> dict[str, IO[bytes]]:
        files = {
            path: tempfile.TemporaryFile(buffering=_BUFFER)  # noqa: SIM115 - closed by whoever takes it
            for path in self.wholes
        }
        between = dict.fromkeys(files, "")
        for path, whole in self.wholes.items():
            files[path].write(whole.head.encode())
        numbers = range(len(self._initiatives))
        for number, (known, piece) in enumerate(self._pieces()):
            for path, whole in self.wholes.items():
                for added in whole.added(known, piece) if number in numbers[whole.sheets] else ():
                    files[path].write((between[path] + added).encode())
                    between[path] = whole.between
        for path, whole in self.wholes.items():
            files[path].write(whole.end.encode())
        return files

    def _pieces(self) -> Iterator[tuple[_Known, Piece]]:
        for each in self._initiatives:
            dates = self._site.history.get(each.path)
            created, changed = (dates.created.isoformat(), dates.changed.isoformat()) if dates else ("", "")
            address = self._site.base_url + sheet_address(each.id)
            yield (each.id, address, created, changed), unpacked(_bytes(each))


def _row(known: _Known, piece: Piece) -> Iterator[str]:
    """For programs."""
    yield f"{','.join(known)},{piece.row}"


def _spreadsheet_row(known: _Known, piece: Piece) -> Iterator[str]:
    """For people."""
    yield f"{SHEET_DELIMITER.join(known)}{SHEET_DELIMITER}{piece.spreadsheet_row}"


def _members(known: _Known, piece: Piece) -> Iterator[str]:
    """All that a sheet says, as JSON on one line."""
    keys = (column.key for column in KNOWN)
    first = {key: value for key, value in zip(keys, known, strict=True) if value}
    yield f"{json_text(first)[:-1]},{piece.members}}}"


def _points(known: _Known, piece: Piece) -> Iterator[str]:
    """A point for each territory of the sheet, as GeoJSON."""
    for point in piece.points:
        yield f'{{"type":"Feature","properties":{{"adresse":{json_text(known[1])},{point}'


def _item_rows(number: int, known: _Known, piece: Piece) -> Iterator[str]:
    """Those of the table *number* of items."""
    for row in piece.items[number]:
        yield f"{known[1]},{row}"


def _bytes(initiative: Initiative) -> bytes:
    return initiative.piece if isinstance(initiative.piece, bytes) else initiative.piece.read()
