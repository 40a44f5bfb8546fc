"""The open data: whole files, put together from the piece that each sheet left when it was checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

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

BYTE_ORDER_MARK = "\ufeff"
"""Without it, a French spreadsheet reads accents in another encoding."""


class Pieces:
    """Those of all sheets, by identifier: read once for all the files that are made of them."""

    def __init__(self, site: Site) -> None:
        """Read nothing yet."""
        self._site = site

    @cached_property
    def all(self) -> Sequence[tuple[Initiative, Piece]]:
        """Each sheet and its piece."""
        # The untracked index: the inputs of each file say that it depends on every sheet.
        ordered = sorted(self._site.catalogue.index.initiatives, key=lambda each: each.id)
        return [(each, unpacked(_bytes(each))) for each in ordered]

    def known(self, initiative: Initiative) -> tuple[str, str, str, str]:
        """Return the values of the first columns, in their order."""
        dates = self._site.history.get(initiative.path)
        created, changed = (dates.created.isoformat(), dates.changed.isoformat()) if dates else ("", "")
        return initiative.id, self._site.base_url + sheet_address(initiative.id), created, changed

    def table(self) -> str:
        """Return the sheets for programs."""
        heads = csv_lines([[column.key for column in SHEETS.columns]])
        return heads + "".join(f"{','.join(self.known(each))},{piece.row}" for each, piece in self.all)

    def spreadsheet(self) -> str:
        """Return the sheets for people."""
        heads = csv_lines([[column.title for column in SHEETS.columns]], SHEET_DELIMITER)
        return (
            BYTE_ORDER_MARK
            + heads
            + "".join(
                f"{SHEET_DELIMITER.join(self.known(each))}{SHEET_DELIMITER}{piece.spreadsheet_row}"
                for each, piece in self.all
            )
        )

    def whole(self, number: int) -> str:
        """Return all that sheets say, those of the file *number* from 0, as JSON, one on each line."""
        licence = json_text(self._site.licence.code)
        head = f'"schema_version":"{described.VERSION}","total":{len(self.all)},"licence":{licence}'
        files = described.whole_files(len(self.all))
        if len(files) > 1:
            head += f',"fichiers":{json_text(files)}'
        held = self.all[number * described.PER_FILE : (number + 1) * described.PER_FILE]
        lines = ",\n".join(self._object(each, piece) for each, piece in held)
        return f'{{{head},"fiches":[\n{lines}\n]}}\n'

    def _object(self, initiative: Initiative, piece: Piece) -> str:
        keys = (column.key for column in KNOWN)
        known = {key: value for key, value in zip(keys, self.known(initiative), strict=True) if value}
        return f"{json_text(known)[:-1]},{piece.members}}}"

    def points(self) -> str:
        """Return a point for each sheet and territory, as GeoJSON."""
        features = [
            f'{{"type":"Feature","properties":{{"adresse":{json_text(self.known(each)[1])},{point}'
            for each, piece in self.all
            for point in piece.points
        ]
        return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"

    def items(self, number: int) -> str:
        """Return the table *number* of items."""
        rows = (f"{self.known(each)[1]},{row}" for each, piece in self.all for row in piece.items[number])
        return csv_lines([[column.key for column in ITEMS[number].columns]]) + "".join(rows)


def _bytes(initiative: Initiative) -> bytes:
    return initiative.piece if isinstance(initiative.piece, bytes) else initiative.piece.read()


def base_of(site: Site) -> described.Base:
    """Return what the descriptions say of *site*."""
    lists = tuple(site.references.vocabularies)
    # What a catalogue must say, and a site may leave out.
    is_french = site.references.territories.are_of_france
    sheets = len(site.catalogue.index.initiatives)
    return described.Base(
        site.name, site.description or site.name, site.base_url, lists, site.licence, is_french, sheets
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


def whole_files(site: Site) -> list[Output]:
    """Return the files that hold every sheet, to be made together: all editions share those of the first."""
    if not site.is_first:
        return []
    pieces = Pieces(site)
    inputs = fingerprint.digest(*map(site.digest_of, site.catalogue.index.initiatives))
    made: dict[str, Callable[[], str]] = {
        SHEETS.path: pieces.table,
        described.SPREADSHEET: pieces.spreadsheet,
        described.POINTS: pieces.points,
        **{path: partial(pieces.whole, number) for number, path in enumerate(base_of(site).whole)},
        **{table.path: partial(pieces.items, number) for number, table in enumerate(ITEMS)},
    }
    return [Output(DATA + path, content, inputs) for path, content in made.items()]


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
    yield Output(DATA + described.PACKAGE, partial(described.package, base), base.whole)
    yield Output(DATA + described.SCHEMA, described.schema, ())
    yield Output(DATA + described.README, partial(described.readme, base), base.whole)
    if site.base_url:
        days = [
            dates.changed for each in site.catalogue.initiatives if (dates := site.history.get(each.path))
        ]
        changed = max(days).isoformat() if days else ""
        said = [*dcat.things(base, site.base_url + DATA_PAGE, site.base_url + DATA, changed)]
        yield Output(DATA + dcat.JSONLD, partial(dcat.jsonld, said), (changed, base.whole))
        yield Output(DATA + dcat.TURTLE, partial(dcat.turtle, said), (changed, base.whole))


def _places(site: Site) -> str:
    return csv_lines(territory_rows(site.catalogue.vocabularies["territory"].terms.values()))
