"""A file that somebody sent → its bytes or its text, within bounds; or a Refusal in French, with a way out."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from partage.importing.archives import MAIN_PART, OLE, check_archive
from partage.importing.charsets import decoded
from partage.importing.refusal import Refusal
from partage.text.messages import quoted

DOCUMENTS = ("docx", "odt", "html", "md")
TABLES = ("csv", "xlsx")
_SAME = {"htm": "html", "xhtml": "html", "markdown": "md", "txt": "md", "tsv": "csv"}
MAX_FILE_BYTES = 20 * 1024 * 1024
"""Documents contain pictures."""
MAX_TEXT_BYTES = 2 * 1024 * 1024
_MAX_MARKDOWN_BYTES = 512 * 1024
"""Twice the size of a sheet: Markdown carries hardly anything but text."""
_TO_SAVE = {
    "doc": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "rtf": "Ouvrez-le dans LibreOffice ou Word, puis « Enregistrer sous » au format .docx ou .odt",
    "pages": "Ouvrez-le dans Pages, puis « Exporter vers » Word (.docx)",
    "pdf": "Un PDF a perdu ses titres et ses listes : demandez le document d’origine (.docx, .odt), ou copiez son "
    "texte dans un fichier .md",
    "xls": "Ouvrez-le dans LibreOffice ou Excel, puis « Enregistrer sous » au format .xlsx ou .csv",
    "ods": "Ouvrez-le dans LibreOffice, puis « Enregistrer sous » au format .xlsx ou .csv",
}
OTHER_DOCUMENTS = frozenset(
    (*DOCUMENTS, *TABLES, *_TO_SAVE, *(ending for ending, kind in _SAME.items() if kind != "md"))
) - {"md"}
"""Endings of the names of files that are no text of a sheet, whatever they contain."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)


def kind_of(path: Path) -> str:
    """Return the format that the name of *path* announces; Refusal if it cannot be read."""
    ending = path.suffix.lower().removeprefix(".")
    kind = _SAME.get(ending, ending)
    if kind in (*DOCUMENTS, *TABLES):
        return kind
    known = ", ".join(f".{each}" for each in (*DOCUMENTS, *TABLES))
    way_out = _TO_SAVE.get(kind, "Enregistrez-le dans l’un de ces formats")
    raise Refusal(f"le format {quoted(path.suffix or path.name)} n’est pas lu ({known}). {way_out}.")


def read_bounded(path: Path, most: int = MAX_FILE_BYTES) -> bytes:
    """Return the bytes of the regular file at *path*; Refusal if it is anything else, too large, or empty."""
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
    """Return the sentence for *size* bytes where *most* are accepted."""
    return (
        f"ce fichier fait {-(-size // 1024)} Kio, c’est trop ({most // 1024} Kio au plus) ; retirez-en les images, ou "
        "importez-le en plusieurs fois."
    )


def content(path: Path, kind: str) -> bytes:
    """Return the bytes of the file at *path*; Refusal unless they match its *kind* and are safe to open."""
    data = read_bounded(
        path, MAX_FILE_BYTES if kind in MAIN_PART else _MAX_MARKDOWN_BYTES if kind == "md" else MAX_TEXT_BYTES
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
    """Return the text of *data*, with `\\n` as its line ends.

    From UTF-16 if it has a byte-order mark, else the charset that HTML declares, else UTF-8, else Windows-1252.
    """
    if data.startswith(_UTF16):
        charset = "utf-16"
    else:
        declared = _CHARSET.search(data[:4096]) if kind == "html" else None
        charset = declared[1].decode("ascii", "replace") if declared else ""
    text = decoded(data, charset)
    if text is None:
        text = decoded(data, "utf-8-sig")
    if text is None:
        # Five bytes are undefined in Windows-1252: Python refuses them, office software does not.
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
