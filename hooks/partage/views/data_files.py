"""The open data: whole files, put together from the piece that each sheet left when it was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from zlib import crc32

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, DATA_PAGE, sheet_address
from partage.exports import dcat, described, own_files
from partage.exports.columns import KNOWN
from partage.exports.inert import csv_lines, json_text
from partage.exports.piece import SHEET_DELIMITER, Piece, unpacked
from partage.exports.skos import scheme
from partage.exports.tables import ITEMS, SHEETS, TERRITORIES, territory_rows
from partage.rendering.output import Output
from partage.runtime import fingerprint
from partage.runtime.bundles import bundles, file_count
from partage.runtime.kept_parts import Around, KeptParts

BYTE_ORDER_MARK = "\ufeff"
"""Without it, a French spreadsheet reads accents in another encoding."""


RUN = 64
"""Sheets of a part of the whole files, on average: one edit makes as many again."""


class Pieces:
    """Those of all sheets, by identifier, in runs: a run is read once for all the files that are made of it."""

    def __init__(self, site: Site, kept: KeptParts | None) -> None:
        """Read nothing yet; what *kept* has of a file is not made again."""
        self._site, self._kept = site, kept
        self._read: dict[int, list[tuple[Initiative, Piece]]] = {}
        # The untracked index: the inputs of each file say that it depends on every sheet.
        self._runs: list[list[Initiative]] = [[]]
        for each in sorted(site.catalogue.index.initiatives, key=lambda each: each.id):
            # Whatever comes or goes elsewhere, a run begins with the same sheets.
            if crc32(each.id.encode()) % RUN == 0:
                self._runs.append([])
            self._runs[-1].append(each)
        self._keys = [fingerprint.digest(*map(site.digest_of, run)) for run in self._runs]
        self.inputs = fingerprint.digest(*self._keys)

    def _in(self, number: int) -> Iterator[tuple[tuple[str, str, str, str], Piece]]:
        """Yield the known values and the piece of each sheet of the run *number*."""
        if number not in self._read:
            self._read[number] = [(each, unpacked(_bytes(each))) for each in self._runs[number]]
        return ((self.known(each), piece) for each, piece in self._read[number])

    def _joined(
        self,
        path: str,
        line: Callable[[int], Iterator[str]],
        head: str = "",
        between: str = "",
        tail: str = "",
    ) -> bytes:
        """Return the file at *path*: *line* yields what each sheet of a run adds, with *between* two of them."""

        def make(number: int) -> bytes:
            return between.join(line(number)).encode()

        around = Around(head.encode(), between.encode(), tail.encode())
        if self._kept:
            return self._kept.joined(DATA + path, self.inputs, self._keys, make, around)
        parts = filter(None, map(make, range(len(self._runs))))
        return around.head + around.between.join(parts) + around.tail

    def known(self, initiative: Initiative) -> tuple[str, str, str, str]:
        """Return the values of the first columns, in their order."""
        dates = self._site.history.get(initiative.path)
        created, changed = (dates.created.isoformat(), dates.changed.isoformat()) if dates else ("", "")
        return initiative.id, self._site.base_url + sheet_address(initiative.id), created, changed

    def table(self) -> bytes:
        """Return the sheets for programs."""
        heads = csv_lines([[column.key for column in SHEETS.columns]])
        return self._joined(
            SHEETS.path,
            lambda number: (f"{','.join(known)},{piece.row}" for known, piece in self._in(number)),
            heads,
        )

    def spreadsheet(self) -> bytes:
        """Return the sheets for people."""
        heads = csv_lines([[column.title for column in SHEETS.columns]], SHEET_DELIMITER)
        return self._joined(
            described.SPREADSHEET,
            lambda number: (
                f"{SHEET_DELIMITER.join(known)}{SHEET_DELIMITER}{piece.spreadsheet_row}"
                for known, piece in self._in(number)
            ),
            BYTE_ORDER_MARK + heads,
        )

    def whole(self) -> bytes:
        """Return all that sheets say, as JSON, one on each line."""
        licence = json_text(self._site.licence.code)
        total = sum(map(len, self._runs))
        return self._joined(
            described.WHOLE,
            lambda number: (_object(known, piece) for known, piece in self._in(number)),
            f'{{"schema_version":"{described.VERSION}","total":{total},"licence":{licence},"fiches":[\n',
            ",\n",
            "\n]}\n",
        )

    def points(self) -> bytes:
        """Return a point for each sheet and territory, as GeoJSON."""
        return self._joined(
            described.POINTS,
            lambda number: (
                f'{{"type":"Feature","properties":{{"adresse":{json_text(known[1])},{point}'
                for known, piece in self._in(number)
                for point in piece.points
            ),
            '{"type":"FeatureCollection","features":[\n',
            ",\n",
            "\n]}\n",
        )

    def items(self, which: int) -> bytes:
        """Return the table *which* of items."""
        table = ITEMS[which]
        return self._joined(
            table.path,
            lambda number: (
                f"{known[1]},{row}" for known, piece in self._in(number) for row in piece.items[which]
            ),
            csv_lines([[column.key for column in table.columns]]),
        )


def _object(known: Sequence[str], piece: Piece) -> str:
    keys = (column.key for column in KNOWN)
    said = {key: value for key, value in zip(keys, known, strict=True) if value}
    return f"{json_text(said)[:-1]},{piece.members}}}"


def _bytes(initiative: Initiative) -> bytes:
    return initiative.piece if isinstance(initiative.piece, bytes) else initiative.piece.read()


def base_of(site: Site) -> described.Base:
    """Return what the descriptions say of *site*."""
    lists = tuple(site.references.vocabularies)
    # What a catalogue must say, and a site may leave out.
    is_french = site.references.territories.are_of_france
    return described.Base(
        site.name, site.description or site.name, site.base_url, lists, site.licence, is_french
    )


def _own_files(site: Site) -> Iterator[Output]:
    """Yield the files of sheets as they were written: each depends on its own sheets alone."""
    initiatives = site.catalogue.index.initiatives
    count = file_count(len(initiatives), own_files.MAX_EACH)
    for number, sheets in enumerate(bundles(initiatives, count)):
        inputs = fingerprint.digest(*(each.digest for each in sheets))
        yield Output(DATA + own_files.path_of(number), partial(_own_file, site, sheets), inputs)
    yield Output(DATA + own_files.INDEX, partial(own_files.index, len(initiatives)), len(initiatives))


def _own_file(site: Site, sheets: Sequence[Initiative]) -> str:
    opened = ((each, each.sheet) for each in sheets)
    return own_files.own_file(
        (each.id, site.base_url + sheet_address(each.id), sheet.written, sheet.file) for each, sheet in opened
    )


def whole_files(site: Site, kept: KeptParts | None = None) -> list[Output]:
    """Return the files that hold every sheet, to be made together: all editions share those of the first.

    *kept* is what is known of those that are published.
    """
    if not site.is_first:
        return []
    pieces = Pieces(site, kept)
    made: dict[str, Callable[[], bytes]] = {
        SHEETS.path: pieces.table,
        described.SPREADSHEET: pieces.spreadsheet,
        described.WHOLE: pieces.whole,
        described.POINTS: pieces.points,
        **{table.path: partial(pieces.items, number) for number, table in enumerate(ITEMS)},
    }
    return [Output(DATA + path, content, pieces.inputs) for path, content in made.items()]


def outputs(site: Site) -> Iterator[Output]:
    """Yield the other files of the data: closed lists, places, descriptions."""
    if not site.is_first:
        return
    for name, vocabulary in site.references.vocabularies.items():
        path = f"{DATA}vocabulaires/{name}.json"
        address = site.base_url + path if site.base_url else ""
        yield Output(path, partial(scheme, address, name, vocabulary.terms.values()), ())
    yield from _own_files(site)
    base = base_of(site)
    yield Output(DATA + TERRITORIES.path, partial(_places, site))
    yield Output(DATA + described.PACKAGE, partial(described.package, base), ())
    yield Output(DATA + described.SCHEMA, described.schema, ())
    yield Output(DATA + described.README, partial(described.readme, base), ())
    if site.base_url:
        days = [
            dates.changed for each in site.catalogue.initiatives if (dates := site.history.get(each.path))
        ]
        changed = max(days).isoformat() if days else ""
        said = [*dcat.things(base, site.base_url + DATA_PAGE, site.base_url + DATA, changed)]
        yield Output(DATA + dcat.JSONLD, partial(dcat.jsonld, said), changed)
        yield Output(DATA + dcat.TURTLE, partial(dcat.turtle, said), changed)


def _places(site: Site) -> str:
    return csv_lines(territory_rows(site.catalogue.vocabularies["territory"].terms.values()))
