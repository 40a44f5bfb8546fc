"""A file that somebody sent → its bytes or its text, within bounds; or a refusal in French, with a way out."""

from __future__ import annotations

import codecs
import re
import stat
import zipfile
from io import BytesIO
from pathlib import Path

from partage.messages import quoted

DOCUMENTS = ("docx", "odt", "html", "md")
TABLES = ("csv", "xlsx")
_SAME = {"htm": "html", "xhtml": "html", "markdown": "md", "txt": "md", "tsv": "csv"}
_ZIPPED = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/workbook.xml"}
LARGEST = 20 * 1024 * 1024
"""Bytes of a file: documents carry pictures."""
LARGEST_TEXT = 2 * 1024 * 1024
LARGEST_UNZIPPED = 60 * 1024 * 1024
MOST_ENTRIES = 3000
_TO_SAVE = {
    "doc": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "rtf": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "pages": "Ouvrez-le dans Pages, puis « Exporter vers » Word (.docx)",
    "pdf": "Un PDF a perdu ses titres et ses listes : demandez le document d’origine (.docx, .odt), ou copiez son "
    "texte dans un fichier .md",
    "xls": "Ouvrez-le dans LibreOffice ou Excel, puis « Enregistrer sous » au format .xlsx ou .csv",
    "ods": "Ouvrez-le dans LibreOffice, puis « Enregistrer sous » au format .xlsx ou .csv",
}
_OLE = b"\xd0\xcf\x11\xe0"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


class Refusal(ValueError):
    """A file that cannot be taken; its text is the French sentence to show."""


def kind_of(path: Path) -> str:
    """Return the format that the name of *path* promises, or refuse it."""
    ending = path.suffix.lower().removeprefix(".")
    kind = _SAME.get(ending, ending)
    if kind in (*DOCUMENTS, *TABLES):
        return kind
    known = ", ".join(f".{each}" for each in (*DOCUMENTS, *TABLES))
    way_out = _TO_SAVE.get(kind, "Enregistrez-le dans l’un de ces formats")
    raise Refusal(f"le format {quoted(path.suffix or path.name)} n’est pas lu ({known}). {way_out}.")


def bounded(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of the ordinary file at *path*."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("ce n’est pas un fichier ordinaire ; donnez le fichier lui-même.")
        if status.st_size > most:
            raise Refusal(too_large(status.st_size, most))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise Refusal("ce fichier n’existe pas ; vérifiez son nom et le dossier où vous êtes.") from None
    except OSError as error:
        raise Refusal(
            f"ce fichier ne peut pas être lu ({error.strerror}) ; vérifiez ses droits d’accès."
        ) from None
    if len(data) > most:
        raise Refusal(too_large(len(data), most))
    if not data.strip():
        raise Refusal("ce fichier est vide ; vérifiez que le document a bien été enregistré.")
    return data


def too_large(size: int, most: int) -> str:
    """Return the sentence for *size* bytes where *most* are taken."""
    return (
        f"ce fichier fait {-(-size // 1024)} Kio, c’est trop ({most // 1024} Kio au plus) ; retirez-en les images, ou "
        "importez-le en plusieurs fois."
    )


def content(path: Path, kind: str) -> bytes:
    """Return the bytes of the file at *path*, which hold what its *kind* promises and are safe to open."""
    data = bounded(path, LARGEST if kind in _ZIPPED else LARGEST_TEXT)
    if kind in _ZIPPED:
        _check_zipped(data, kind)
    elif data.startswith((b"PK\x03\x04", _OLE, b"%PDF")) or (b"\0" in data and not data.startswith(_UTF16)):
        raise Refusal(
            f"ce fichier ne contient pas du texte, malgré son nom en « .{kind} » ; vérifiez que c’est le bon, ou "
            "enregistrez-le de nouveau."
        )
    return data


def text_of(data: bytes, kind: str = "") -> str:
    """Return the text of *data*, in UTF-8, UTF-16 or Windows-1252, with one kind of line end."""
    if data.startswith(_UTF16):
        charset = "utf-16"
    else:
        declared = _CHARSET.search(data[:4096]) if kind == "html" else None
        charset = declared[1].decode("ascii", "replace") if declared else "utf-8-sig"
    for each in (charset, "utf-8-sig"):
        try:
            text = data.decode(each)
            break
        except (UnicodeError, LookupError):
            continue
    else:
        # Five bytes have no letter in Windows-1252: Python refuses them, office software does not.
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_zipped(data: bytes, kind: str) -> None:
    if data.startswith(_OLE):
        raise Refusal(
            "ce fichier est protégé par un mot de passe, ou dans un ancien format ; ouvrez-le, retirez le mot de "
            f"passe, puis « Enregistrer sous » au format .{kind}."
        )
    broken = Refusal(
        f"ce fichier n’est pas un vrai « .{kind} », ou il est abîmé ; ouvrez-le dans LibreOffice ou Word, puis "
        f"« Enregistrer sous » au format .{kind}."
    )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            _check_sizes(archive)
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
            # A spreadsheet of LibreOffice has a content.xml too.
            mimetype = (
                archive.read("mimetype") if kind == "odt" and "mimetype" in names else b"opendocument.text"
            )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        if isinstance(error, Refusal):
            raise
        raise broken from None
    if b"encryption-data" in manifest:
        raise Refusal(_LOCKED)
    if _ZIPPED[kind] not in names or b"opendocument.text" not in mimetype:
        raise broken


_LOCKED = (
    "ce fichier est protégé par un mot de passe ; ouvrez-le, retirez le mot de passe, puis enregistrez-le."
)


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Bound the sizes that *archive* declares, then unpack it once: a part that is larger than it says is refused."""
    bomb = Refusal(
        "ce fichier devient démesuré une fois décompressé ; ouvrez-le, copiez son texte dans un nouveau document, et "
        "importez celui-ci."
    )
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > LARGEST_UNZIPPED:
        raise bomb
    for entry in entries:
        if entry.flag_bits & 1:
            raise Refusal(_LOCKED)
        with archive.open(entry) as file:
            while block := file.read(1 << 16):
                if entry.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in block:
                    raise bomb
