"""The files of the open data that hold every sheet, put together from the piece that each left when it was checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import IO, NamedTuple, TypeAlias
from zlib import crc32

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
from partage.runtime.kept_parts import Around, KeptParts, PartedFile

BYTE_ORDER_MARK = "\ufeff"
"""Without it, a French spreadsheet reads accents in another encoding."""
RUN = 64
"""Sheets of a part of the files, on average: one edit makes as many again."""
_Known: TypeAlias = tuple[str, str, str, str]
"""The values of the first columns, in their order: identifier, address, when it was created and last changed."""


class _Whole(NamedTuple):
    """How a file is made."""

    added: Callable[[_Known, Piece], Iterable[str]]
    """What each of its sheets adds."""
    around: Around
    number: int | None = None
    """Of those that say all of some sheets, from 0; None where a file holds every sheet."""


def outputs(site: Site, kept: KeptParts | None = None, names: Collection[str] | None = None) -> list[Output]:
    """Return the files, or those of some *names*, to be made together: all editions share those of the first.

    *kept* is what is known of those that are published.
    """
    if not site.is_first:
        return []
    files = _Files(site, kept, names)
    return [Output(DATA + name, partial(files.taken, name), files.inputs) for name in files.wholes]


class _Files:
    """All of them, written in one pass over runs of sheets."""

    def __init__(self, site: Site, kept: KeptParts | None, names: Collection[str] | None) -> None:
        """Read nothing yet."""
        self._kept = kept
        # The untracked index: the inputs of each file say that it depends on every sheet.
        initiatives = sorted(site.catalogue.index.initiatives, key=lambda each: each.id)
        self._runs = [*_runs(site, initiatives)]
        self.inputs = fingerprint.digest(*(run.key for run in self._runs))
        wholes = dict(_wholes(site, len(initiatives)))
        self.wholes = {name: whole for name, whole in wholes.items() if names is None or name in names}

    def taken(self, name: str) -> IO[bytes]:
        """Return the file *name*, from its beginning; whoever takes it closes it."""
        return self._written.pop(name).taken()

    @cached_property
    def _written(self) -> dict[str, PartedFile]:
        files = {
            name: PartedFile(DATA + name, self.inputs, whole.around, self._kept)
            for name, whole in self.wholes.items()
        }
        for run in self._runs:
            for name, whole in self.wholes.items():
                if whole.number in (None, run.number):
                    files[name].add(run.key, partial(run.text, whole))
            run.forget()
        return files


class _Run:
    """Some sheets that follow each other, whose pieces are read at most once for all files."""

    def __init__(self, site: Site, initiatives: Sequence[Initiative], number: int) -> None:
        """Read nothing yet; *number* is that of the file that says all of these sheets."""
        self._site, self._initiatives, self.number = site, initiatives, number
        self.key = fingerprint.digest(*map(site.digest_of, initiatives))
        self._pieces: list[tuple[_Known, Piece]] = []

    def text(self, whole: _Whole) -> str:
        """Return what the sheets add to a file."""
        self._pieces = self._pieces or [*self._read()]
        return whole.around.between.join(
            added for known, piece in self._pieces for added in whole.added(known, piece)
        )

    def forget(self) -> None:
        """Give back the memory of the pieces."""
        self._pieces = []

    def _read(self) -> Iterator[tuple[_Known, Piece]]:
        for each in self._initiatives:
            dates = self._site.history.get(each.path)
            created, changed = (dates.created.isoformat(), dates.changed.isoformat()) if dates else ("", "")
            address = self._site.base_url + sheet_address(each.id)
            packed = each.piece if isinstance(each.piece, bytes) else each.piece.read()
            yield (each.id, address, created, changed), unpacked(packed)


def _runs(site: Site, initiatives: Sequence[Initiative]) -> Iterator[_Run]:
    """Yield all sheets, in their order: whatever comes or goes elsewhere, a run begins with the same sheet."""
    start = 0
    for end in range(1, len(initiatives) + 1):
        is_last = end == len(initiatives) or end % described.PER_FILE == 0
        if is_last or crc32(initiatives[end].id.encode()) % RUN == 0:
            yield _Run(site, initiatives[start:end], start // described.PER_FILE)
            start = end


def _wholes(site: Site, total: int) -> Iterator[tuple[str, _Whole]]:
    """Yield each file by its name."""
    yield SHEETS.path, _Whole(_row, Around(csv_lines([[column.key for column in SHEETS.columns]])))
    titles = csv_lines([[column.title for column in SHEETS.columns]], SHEET_DELIMITER)
    yield described.SPREADSHEET, _Whole(_spreadsheet_row, Around(BYTE_ORDER_MARK + titles))
    licence, names = json_text(site.licence.code), described.whole_files(total)
    head = f'"schema_version":"{described.VERSION}","total":{total},"licence":{licence}'
    if len(names) > 1:
        head += f',"fichiers":{json_text(names)}'
    for number, name in enumerate(names):
        yield name, _Whole(_members, Around(f'{{{head},"fiches":[\n', ",\n", "\n]}\n"), number)
    around = Around('{"type":"FeatureCollection","features":[\n', ",\n", "\n]}\n")
    yield described.POINTS, _Whole(_points, around)
    for number, table in enumerate(ITEMS):
        heads = csv_lines([[column.key for column in table.columns]])
        yield table.path, _Whole(partial(_item_rows, number), Around(heads))


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
