"""The archives that documents and workbooks are: opened once, so that nothing swells in the hands of who reads them."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from partage.importing.refusal import Refusal

MAIN_PART = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/workbook.xml"}
"""The part by which each kind is known."""
_OTHERS = {"xlsx": ("content.xml", "xl/workbook.bin")}
"""Parts that would have the same reader take it for another kind, with other bounds."""
OLE = b"\xd0\xcf\x11\xe0"
"""What opens a file that is locked, or of an old format."""
LARGEST_UNZIPPED = 60 * 2**20
LARGEST_XML = {"docx": 12 * 2**20, "odt": 12 * 2**20, "xlsx": 24 * 2**20}
"""Bytes of all XML parts: a tree takes up to a hundred times as much, and the text of a sheet is fifty times less."""
MOST_ENTRIES = 3000
_MOST_TIMES = 150
"""How many times its size an XML part may become; office software reaches thirty."""
_SMALL = 2**20
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
    """Refuse *data* unless it is an archive of that *kind*, within bounds on its parts once they are unpacked."""
    if data.startswith(OLE):
        raise Refusal(
            "ce fichier est protégé par un mot de passe, ou dans un ancien format ; ouvrez-le, retirez le mot de "
            f"passe, puis « Enregistrer sous » au format .{kind}."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNZIPPED:
                raise Refusal(_BOMB)
            good = _is_kind(archive, kind)
            _unpack(archive, LARGEST_XML[kind])
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
    # Of two parts with one name, each reader takes the one that it likes.
    if len(known) < len(names) or MAIN_PART[kind] not in known or known & set(_OTHERS.get(kind, ())):
        return False
    # A spreadsheet of LibreOffice has a content.xml too.
    return kind != "odt" or "mimetype" not in known or b"opendocument.text" in archive.read("mimetype")


def _unpack(archive: zipfile.ZipFile, most: int) -> None:
    """Unpack each part of *archive* once: one that is larger than it says is broken."""
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
        swollen = len(data) > _SMALL and len(data) > _MOST_TIMES * entry.compress_size
        # In UTF-16, each letter comes with a zero.
        if left < 0 or swollen or b"<!ENTITY" in (data.replace(b"\0", b"") if b"\0" in data else data):
            raise Refusal(_BOMB)


def _is_xml(name: str, data: bytes) -> bool:
    """Whether a part is read as XML: an archive may say so of any name, so that its first sign counts too."""
    return name.endswith((".xml", ".rels")) or data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(
        b"<"
    )
