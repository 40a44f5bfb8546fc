"""Workbooks as small as they can be, with the formats of their dates."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from io import BytesIO

from partage.importing.table_layout import column_letters

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DAY, MONTH, YEAR, FRENCH_MONTH, TIME = "dd/mm/yyyy", "mmm-yy", "yyyy", '[$-40C]mmmm" "yyyy;@', "mm/yyyy hh:mm"
FORMATS = (DAY, MONTH, YEAR, FRENCH_MONTH, TIME)
Cell = str | int | float | tuple[date, str]


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], hidden: Sequence[str] = (), comments: bool = False
) -> bytes:
    """Return the workbook whose worksheets are *sheets*; a date is with its format, one of FORMATS."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{KINDS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in numbers
    )
    formats = "".join(
        f'<numFmt numFmtId="{170 + n}" formatCode="{escape(code)}"/>' for n, code in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{170 + n}" applyNumberFormat="1"/>' for n in range(len(FORMATS)))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{KINDS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f"<workbook {MAIN} {LINKS}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}<Relationship Id="s" Type="{KINDS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {MAIN}><numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>{styles}<xf numFmtId="17"/></cellXfs></styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": f"<worksheet {MAIN}><sheetData>{_rows(rows)}</sheetData></worksheet>" for n, rows in zip(numbers, sheets.values(), strict=True)},
        **({"xl/comments1.xml": f"<comments {MAIN}/>"} if comments else {}),
    }  # fmt: skip
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _rows(rows: Sequence[Sequence[Cell]]) -> str:
    return "".join(
        f'<row r="{number}">{"".join(_cell(f"{column_letters(place)}{number}", cell) for place, cell in enumerate(row) if cell != "")}</row>'
        for number, row in enumerate(rows, 1)
    )


def _cell(place: str, cell: Cell) -> str:
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, tuple):
        day, code = cell
        return f'<c r="{place}" s="{FORMATS.index(code) + 1}"><v>{(day - date(1899, 12, 30)).days}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'
