"""A file that somebody sent → its bytes or its text, within bounds; or a refusal in French, with a way out."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from partage.importing.archives import LARGEST_UNZIPPED as LARGEST_UNZIPPED
from partage.importing.archives import MAIN_PART, OLE, check_archive
from partage.importing.archives import MOST_ENTRIES as MOST_ENTRIES
from partage.importing.charsets import decoded
from partage.importing.refusal import Refusal as Refusal
from partage.text.messages import quoted

DOCUMENTS = ("docx", "odt", "html", "md")
TABLES = ("csv", "xlsx")
_SAME = {"htm": "html", "xhtml": "html", "markdown": "md", "txt": "md", "tsv": "csv"}
LARGEST = 20 * 1024 * 1024
"""Bytes of a file: documents carry pictures."""
LARGEST_TEXT = 2 * 1024 * 1024
_LARGEST_MARKDOWN = 512 * 1024
"""Twice a sheet: nothing of it is but form."""
_TO_SAVE = {
    "doc": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "rtf": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "pages": "Ouvrez-le dans Pages, puis « Exporter vers » Word (.docx)",
    "pdf": "Un PDF a perdu ses titres et ses listes : demandez le document d’origine (.docx, .odt), ou copiez son "
    "texte dans un fichier .md",
    "xls": "Ouvrez-le dans LibreOffice ou Excel, puis « Enregistrer sous » au format .xlsx ou .csv",
    "ods": "Ouvrez-le dans LibreOffice, puis « Enregistrer sous » au format .xlsx ou .csv",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


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
    data = bounded(
        path, LARGEST if kind in MAIN_PART else _LARGEST_MARKDOWN if kind == "md" else LARGEST_TEXT
    )
    if kind in MAIN_PART:
        check_archive(data, kind)
    elif data.startswith((b"PK\x03\x04", OLE, b"%PDF")) or (b"\0" in data and not data.startswith(_UTF16)):
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
        charset = declared[1].decode("ascii", "replace") if declared else ""
    text = decoded(data, charset)
    if text is None:
        text = decoded(data, "utf-8-sig")
    if text is None:
        # Five bytes have no letter in Windows-1252: Python refuses them, office software does not.
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
