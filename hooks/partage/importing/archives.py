"""Documents and workbooks are ZIP archives: unpacked once here, so that no reader meets a decompression bomb."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from partage.importing.refusal import Refusal

MAIN_PART = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/workbook.xml"}
"""The part that identifies each kind."""
_FORBIDDEN_PARTS = {"xlsx": ("content.xml", "xl/workbook.bin")}
"""Parts that would make the same reader take the file for another kind, which has other bounds."""
OLE = b"\xd0\xcf\x11\xe0"
"""The first bytes of a file that is password-protected, or in an old format."""
MAX_UNZIPPED_BYTES = 60 * 2**20
MAX_XML_BYTES = {"docx": 12 * 2**20, "odt": 12 * 2**20, "xlsx": 24 * 2**20}
"""Bytes of all XML parts together: their tree takes up to a hundred times as much memory, and a sheet's text is fifty
times smaller."""
MAX_ENTRIES = 3000
_MAX_RATIO = 150
"""How many times its compressed size an XML part may reach; office software reaches thirty."""
_MIN_SWOLLEN = 2**20
"""Bytes below which the ratio does not matter."""
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    IndexError, struct.error, zlib.error,
)  # fmt: skip
_LOCKED = (
    "ce fichier est protégé par un mot de passe ; ouvrez-le, retirez le mot de passe, puis enregistrez-le."
)
_BOMB = (
    "ce fichier devient démesuré une fois décompressé ; ouvrez-le, copiez son texte dans un nouveau document, et "
    "importez celui-ci."
)


def check_archive(data: bytes, kind: str) -> None:
    """Raise Refusal unless *data* is an archive of that *kind* whose unpacked parts are within bounds."""
    if data.startswith(OLE):
        raise Refusal(
            "ce fichier est protégé par un mot de passe, ou dans un ancien format ; ouvrez-le, retirez le mot de "
            f"passe, puis « Enregistrer sous » au format .{kind}."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNZIPPED_BYTES:
                raise Refusal(_BOMB)
            good = _is_kind(archive, kind)
            _unpack(archive, MAX_XML_BYTES[kind])
    except Refusal:
        raise
    except _BROKEN:
        good = False
    if not good:
        raise Refusal(
            f"ce fichier n’est pas un vrai « .{kind} », ou il est abîmé ; ouvrez-le dans LibreOffice ou Word, puis "
            f"« Enregistrer sous » au format .{kind}."
        )


def _is_kind(archive: zipfile.ZipFile, kind: str) -> bool:
    names = archive.namelist()
    known = set(names)
    # If two parts have the same name, readers differ on which one they take.
    if len(known) < len(names) or MAIN_PART[kind] not in known or known & set(_FORBIDDEN_PARTS.get(kind, ())):
        return False
    # A LibreOffice spreadsheet has a content.xml too.
    return kind != "odt" or "mimetype" not in known or b"opendocument.text" in archive.read("mimetype")


def _unpack(archive: zipfile.ZipFile, most: int) -> None:
    """Unpack each part of *archive* once; BadZipFile if one is larger than it declares, Refusal if out of bounds."""
    left = most
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise Refusal(_LOCKED)
        if entry.compress_type not in _METHODS:
            raise zipfile.BadZipFile
        data = archive.read(entry)
        if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in data:
            raise Refusal(_LOCKED)
        if not _is_xml(entry.filename, data):
            continue
        left -= len(data)
        swollen = len(data) > _MIN_SWOLLEN and len(data) > _MAX_RATIO * entry.compress_size
        # In UTF-16, each ASCII letter comes with a null byte.
        if left < 0 or swollen or b"<!ENTITY" in (data.replace(b"\0", b"") if b"\0" in data else data):
            raise Refusal(_BOMB)


def _is_xml(name: str, data: bytes) -> bool:
    """Whether a reader may parse the part as XML: an archive can declare any name as XML, so the content counts too."""
    return name.endswith((".xml", ".rels")) or data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(
        b"<"
    )
