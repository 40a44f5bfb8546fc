"""A file or an e-mail that contains one sheet → the bytes of the sheet, and the name of its file.

Nothing about the sender goes any further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header
from pathlib import Path
from typing import Any

from partage.importing.bounded import Bounds, call
from partage.importing.charsets import decoded
from partage.importing.incoming_file import read_bounded, text_of
from partage.importing.mail_parts import Part, parts_of
from partage.importing.refusal import Refusal
from partage.sheets.source import LARGEST_FILE
from partage.text.messages import listed, quoted

MAX_MAIL_BYTES = 10 * 1024 * 1024
BOUNDS = Bounds(
    processor=5,
    elapsed=10.0,
    way_out="enregistrez sa pièce jointe, ou copiez la fiche dans un fichier .md",
    answer=4 * LARGEST_FILE,
)
_QUOTED = re.compile(r"^(?:[ \t]*>)+ ?", re.MULTILINE)
_OPENED = re.compile(r"^[ \t]*---[ \t]*$", re.MULTILINE)
_SIGNATURE = re.compile(r"^--[ \t]?$.*\Z", re.MULTILINE | re.DOTALL)
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Received:
    """A sheet as it was received."""

    data: bytes
    name: str
    """Of its file; empty if it had none."""


def received(path: Path) -> Received:
    """Return the sheet in the file at *path*, a `.md` or an e-mail (`.eml`); Refusal if there is not exactly one."""
    ending = path.suffix.lower()
    if ending in _ENDINGS:
        return Received(text_of(read_bounded(path, LARGEST_FILE)).encode("utf-8", "replace"), path.name)
    if ending != ".eml":
        raise Refusal(
            f"{quoted(path.name)} n’est ni une fiche (.md) ni un courriel (.eml). Pour un document ou un tableau : "
            "partage import FICHIER."
        )
    data, name = call(_sheet_in, read_bounded(path, MAX_MAIL_BYTES), bounds=BOUNDS)
    return Received(str(data).encode("utf-8", "replace"), str(name))


def _sheet_in(mail: bytes) -> tuple[str, str]:
    """Return the text and the name of the sheet in *mail*, as a JSON value."""
    found = sheet_in(mail)
    return found.data.decode(), found.name


def sheet_in(mail: bytes) -> Received:
    """Return the one sheet in *mail*: an attached `.md`, else its text from « --- » on; Refusal if there is none."""
    try:
        return _found_in(parts_of(mail))
    except (MessageError, UnicodeError, LookupError, AttributeError, TypeError, ValueError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            "ce courriel ne peut pas être lu ; enregistrez sa pièce jointe, ou copiez la fiche dans un fichier .md."
        ) from None


def _found_in(parts: list[Part]) -> Received:
    named = [(name, part) for part in parts if (name := _name(part)).lower().endswith(_ENDINGS)]
    if len(named) > 1:
        raise Refusal(
            f"ce courriel porte plusieurs fiches ({listed(name for name, _ in named)}) ; enregistrez chaque pièce "
            "jointe, puis lancez la commande pour chacune."
        )
    for name, part in named:
        return Received(_bounded(_decoded_text(part).encode("utf-8", "replace")), _safe(name))
    for part in parts:
        if part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment":
            found = _between_rules(_text(part))
            if found:
                return Received(_bounded(found.encode("utf-8", "replace")), "")
    raise Refusal(
        "aucune fiche dans ce courriel : ni pièce jointe « .md », ni texte qui commence par « --- ». Si c’est un "
        "document (.docx, .odt…), enregistrez-le puis : partage import FICHIER."
    )


def _name(part: Part) -> str:
    """Return the file name of *part*, encoded as in RFC 2231 or, as some software does, as in RFC 2047; else empty."""
    written: Any = part.get_param("filename", "", "content-disposition") or part.get_param("name", "")
    if isinstance(written, tuple):
        charset, _, letters = written
        return decoded(letters.encode("raw_unicode_escape"), charset or "") or str(letters)
    if "=?" not in written:
        return str(written)
    pieces = []
    for piece, charset in decode_header(written):
        text = (
            piece
            if isinstance(piece, str)
            else decoded(piece, charset or "") or piece.decode("utf-8", "replace")
        )
        pieces.append(text)
    return "".join(pieces)


def _safe(name: str) -> str:
    """Return *name*; Refusal if it points to another folder: no mail software does that by accident."""
    if "/" in name or "\\" in name or "\0" in name or name.startswith("."):
        raise Refusal(
            f"la pièce jointe se nomme {quoted(name)} : ce nom mène dans un autre dossier. Méfiance ; si l’envoi est "
            "sûr, enregistrez-la sous un nom simple, puis relancez la commande sur ce fichier."
        )
    return name


def _bounded(data: bytes) -> bytes:
    if len(data) > LARGEST_FILE:
        raise Refusal(
            f"cette fiche est trop longue ({LARGEST_FILE // 1024} Kio au plus) ; demandez-la plus courte."
        )
    return data


def _decoded_text(part: Part) -> str:
    """Return the text of *part*, whatever its transfer encoding and charset."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    # Software that declares ASCII, or nothing at all, may well send UTF-8.
    text = decoded(data, charset) if charset not in ("", "us-ascii", "ascii") else None
    if text is None:
        return text_of(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _text(part: Part) -> str:
    text = _decoded_text(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = "\n".join(_unflowed(text, deleted=str(part.get_param("delsp", "")).lower() == "yes"))
    return text


def _unflowed(text: str, *, deleted: bool) -> Iterator[str]:
    """Yield the original lines of *text*: format=flowed (RFC 3676) breaks long ones after a space."""
    pending: list[str] = []
    for line in text.split("\n"):
        bare = line.removeprefix(" ")
        if bare.endswith(" ") and bare != "-- ":
            pending.append(bare[:-1] if deleted else bare)
        else:
            yield "".join([*pending, bare])
            pending.clear()
    if pending:
        yield "".join(pending)


def _between_rules(text: str) -> str:
    """Return the sheet in *text*, quoted or not, without the signature after it; empty if there is none."""
    for candidate in (text, _QUOTED.sub("", text)):
        marks = list(_OPENED.finditer(candidate))
        if len(marks) > 1:
            return _SIGNATURE.sub("", candidate[marks[0].start() :]).strip() + "\n"
    return ""
