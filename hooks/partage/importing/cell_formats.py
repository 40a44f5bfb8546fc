"""Cells of a workbook that show a month or a year only: their file holds a whole day, which nobody wrote.

The reader of workbooks gives values, not formats: those are read here, in the same parts of the archive.
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO

_MONTH, _YEAR = 7, 4
"""Letters that are left of a date in ISO 8601."""
_BUILT_IN = {17: _MONTH}
"""« mmm-yy », the only format of a month that has a number of its own (ECMA-376, 18.8.30)."""
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.")
_PLACE = re.compile(r"([A-Z]{1,2})(\d{1,6})")


def coarse_dates(data: bytes) -> Mapping[str, Mapping[tuple[int, int], int]]:
    """Return, by the name of each worksheet of the workbook *data*, how many letters of a date its cells show.

    Cells by row and column, from 0; those that show a day are left out.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        styles = _coarse_styles(archive.read(names["xl/styles.xml"])) if "xl/styles.xml" in names else {}
        if not styles:
            return {}
        relations = archive.read(names.get("xl/_rels/workbook.xml.rels", "xl/workbook.xml"))
        targets = {each.get("Id", ""): each.get("Target", "") for each in _elements(_RELATION, relations)}
        found = {}
        for sheet in _elements(_SHEET, archive.read("xl/workbook.xml")):
            target = targets.get(next((sheet[key] for key in sheet if key.endswith(":id")), ""), "")
            part = posixpath.normpath(posixpath.join("xl", target)).lstrip("/") if target else ""
            part = target.lstrip("/") if target.startswith("/") else part
            if part.lower() in names:
                found[sheet.get("name", "")] = dict(_coarse_cells(archive.read(names[part.lower()]), styles))
        return found


def _elements(pattern: re.Pattern[bytes], part: bytes) -> Iterator[dict[str, str]]:
    """Yield the attributes of each element of *part* that *pattern* matches."""
    for found in pattern.finditer(part):
        yield {
            name.decode("ascii", "replace"): html.unescape((one or other).decode("utf-8", "replace"))
            for name, one, other in _ATTRIBUTE.findall(found[1])
        }


def _coarse_styles(part: bytes) -> dict[str, int]:
    """Return how many letters of a date each style of cells shows, by its number; without those that show a day."""
    formats = dict(_BUILT_IN)
    for each in _elements(_FORMAT, part):
        if each.get("numFmtId", "").isdecimal():
            formats[int(each["numFmtId"])] = _letters_shown(each.get("formatCode", ""))
    styles = _STYLES.search(part)
    numbers = [each.get("numFmtId", "") for each in _elements(_STYLE, styles[0] if styles else b"")]
    shown = {
        str(rank): formats.get(int(number), 0) for rank, number in enumerate(numbers) if number.isdecimal()
    }
    return {rank: letters for rank, letters in shown.items() if letters}


def _letters_shown(code: str) -> int:
    letters = set(_NOT_SHOWN.sub("", code.partition(";")[0]).lower())
    if letters & set("dhsj"):
        return 0
    return _MONTH if "m" in letters else _YEAR if letters & set("ya") else 0


def _coarse_cells(part: bytes, styles: Mapping[str, int]) -> Iterator[tuple[tuple[int, int], int]]:
    for cell in _elements(_CELL, part):
        place = _PLACE.fullmatch(cell.get("r", ""))
        if place and cell.get("s", "0") in styles:
            column = 0
            for letter in place[1]:
                column = column * 26 + ord(letter) - ord("A") + 1
            yield (int(place[2]) - 1, column - 1), styles[cell.get("s", "0")]
