"""What one sheet adds to each published file: made where the sheet is checked, and kept with it.

Whole files hold every sheet: were they made from the sheets, each edit would open all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from partage.exports.columns import FIELDS
from partage.exports.inert import csv_lines, json_text, readable
from partage.exports.tables import ITEMS, item_rows
from partage.exports.values import BETWEEN, Plain, flat, labelled, plain_fields
from partage.reference.reference_data import ReferenceData
from partage.runtime import cache
from partage.sheets.body.comments import without_comments
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS
from partage.sheets.parts import NotASheet, parts_of
from partage.sheets.sheet import Sheet

SHEET_DELIMITER = ";"
"""What a French spreadsheet expects."""
INAPPLICABLE, TEXT = "sans_objet", "texte"
"""Keys of JSON alone: the questions that do not apply, and the text after the front matter, in Markdown."""


class Piece(NamedTuple):
    """The end of a row or of an object: where the sheet is and since when comes before, at the last moment."""

    row: str
    """Of the table for programs."""
    spreadsheet_row: str
    """Of the table for people."""
    members: str
    """Of a JSON object, between its first members and its closing brace."""
    points: tuple[str, ...]
    """Of GeoJSON features: from the identifier on, one for each place that has a point."""
    items: tuple[tuple[str, ...], ...]
    """For each table of items, its rows."""
    filled: str
    """A digit for each column of the front matter: 1 where it is filled."""


def piece_of(identifier: str, sheet: Sheet, references: ReferenceData) -> Piece:
    """Return the piece of *sheet*."""
    values = plain_fields(sheet.fields)
    kinds = {column.key: FIELD_KINDS[column.attribute] for column in FIELDS}
    named = {key: labelled(value, kinds[key], references) for key, value in values.items()}
    more: dict[str, Plain] = {}
    if sheet.inapplicable:
        more[INAPPLICABLE] = sorted(sheet.inapplicable)
    if text := _text(sheet):
        more[TEXT] = text
    return Piece(
        row=csv_lines([[flat(values.get(column.key, "")) for column in FIELDS]]),
        spreadsheet_row=csv_lines(
            [[flat(named.get(column.key, ""), f" {BETWEEN} ") for column in FIELDS]], SHEET_DELIMITER
        ),
        members=json_text({**values, **more})[1:-1],
        points=tuple(_points(identifier, sheet, values, references)),
        items=tuple(
            tuple(csv_lines([row]) for row in item_rows(table, identifier, sheet.fields.title, values))
            for table in ITEMS
        ),
        filled="".join("1" if values.get(column.key) else "0" for column in FIELDS),
    )


def _text(sheet: Sheet) -> str:
    """Return the Markdown of *sheet*, without the notes of its authors."""
    try:
        return without_comments(readable(parts_of(sheet.file).body))
    except NotASheet:
        return ""


_OF_POINTS = tuple(KEYS[name] for name in ("title", "themes", "stage"))
"""What a point says of its sheet: the rest is one click away."""


def _points(
    identifier: str, sheet: Sheet, values: Mapping[str, Plain], references: ReferenceData
) -> Iterator[str]:
    for place in map(references.territories.__getitem__, sheet.fields.territories):
        if place.latitude is None or place.longitude is None:
            continue
        properties = {
            "id": identifier,
            "territoire": place.id,
            "lieu": readable(place.label),
            **{key: flat(values.get(key, "")) for key in _OF_POINTS},
        }
        # RFC 7946: longitude first; five decimals are a metre.
        where = {"type": "Point", "coordinates": [round(place.longitude, 5), round(place.latitude, 5)]}
        yield f'{json_text(properties)[1:]},"geometry":{json_text(where)}}}'


def packed(piece: Piece) -> bytes:
    """Return *piece* as the cache keeps it."""
    return cache.dumps(piece)


def unpacked(data: bytes) -> Piece:
    """Return the piece that `packed` gave."""
    piece: Piece = cache.loads(data)
    return piece
