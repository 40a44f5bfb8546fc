"""Documents that nobody sends by accident, built in memory from those of the corpus."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from partage.importing.importer import Report, import_files
from partage.reference.reference_data import ReferenceData
from tests.samples import ROOT

CORPUS = ROOT / "tests/corpus/import"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def rezipped(name: str, **parts: str | bytes) -> bytes:
    """The document *name* of the corpus with *parts* in place of its own; « __ » is « / »."""
    changed = {key.replace("__", "/"): data for key, data in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(CORPUS / name) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in whole.namelist():
            copy.writestr(part, changed.pop(part, None) or whole.read(part))
        for part, data in changed.items():
            copy.writestr(part, data)
    return out.getvalue()


def docx(body: str, **parts: str | bytes) -> bytes:
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return rezipped("cafe-des-parents.docx", **{"word__document.xml": xml, **parts})


def odt(body: str) -> bytes:
    xml = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OPEN}:office:1.0" xmlns:text="{_OPEN}:text:1.0" '
        f'xmlns:table="{_OPEN}:table:1.0"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    return rezipped("epicerie-solidaire.odt", **{"content.xml": xml})


def xlsx(rows: str, **parts: str | bytes) -> bytes:
    xml = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return rezipped("tableau-simple.xlsx", **{"xl__worksheets__sheet1.xml": xml, **parts})


def imported(data: bytes | str, ending: str, folder: Path, references: ReferenceData) -> Report:
    """Import *data* as a file in *folder*; check that a refused file leaves nothing behind and gets one sentence."""
    path = folder / f"recu.{ending}"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    [report] = import_files([path], folder / "vers", references)
    if report.refused:
        assert report.refused.endswith((".", "?", "»")), report.refused
        assert "\n" not in report.refused
        assert report.written == []
    assert sorted(each.name for each in folder.iterdir()) == [path.name, "vers"][: 1 + bool(report.written)]
    for written in report.written:
        written.unlink()
    if report.written:
        (folder / "vers").rmdir()
    path.unlink()
    return report
