"""A file or a mail that holds one sheet → the bytes of the sheet, and the name that it came under.

Nothing of who sent it goes any further.
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
from partage.importing.incoming_file import bounded, text_of
from partage.importing.mail_parts import Part, parts_of
from partage.importing.refusal import Refusal
from partage.sheets.source import LARGEST_FILE
from partage.text.messages import listed, quoted

LARGEST_MAIL = 10 * 1024 * 1024
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
    """A sheet as it came."""

    data: bytes
    name: str
    """Of its file; empty where it had none."""


def received(path: Path) -> Received:
    """Return the sheet that the file at *path* holds: a .md, or a mail that carries one."""
    ending = path.suffix.lower()
    if ending in _ENDINGS:
        return Received(text_of(bounded(path, LARGEST_FILE)).encode("utf-8", "replace"), path.name)
    if ending != ".eml":
        raise Refusal(
            f"{quoted(path.name)} n’est ni une fiche (.md) ni un courriel (.eml). Pour un document ou un tableau : "
            "partage import FICHIER."
        )
    data, name = call(_sheet_in, bounded(path, LARGEST_MAIL), bounds=BOUNDS)
    return Received(str(data).encode("utf-8", "replace"), str(name))


def _sheet_in(mail: bytes) -> tuple[str, str]:
    """Return the same as `sheet_in`, as JSON can say it."""
    found = sheet_in(mail)
    return found.data.decode(), found.name


def sheet_in(mail: bytes) -> Received:
    """Return the one sheet that *mail* carries: a .md attached, or what its text says from « --- » on."""
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
        return Received(_bounded(_said(part).encode("utf-8", "replace")), _safe(name))
    for part in parts:
        if part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment":
            found = _between_marks(_text(part))
            if found:
                return Received(_bounded(found.encode("utf-8", "replace")), "")
    raise Refusal(
        "aucune fiche dans ce courriel : ni pièce jointe « .md », ni texte qui commence par « --- ». Si c’est un "
        "document (.docx, .odt…), enregistrez-le puis : partage import FICHIER."
    )


def _name(part: Part) -> str:
    """Return the name of the file that *part* is, whichever of the two ways of writing letters was used."""
    written: Any = part.get_param("filename", "", "content-disposition") or part.get_param("name", "")
    if isinstance(written, tuple):
        charset, _, letters = written
        return decoded(letters.encode("raw_unicode_escape"), charset or "") or str(letters)
    if "=?" not in written:
        return str(written)
    pieces = []
    for said, charset in decode_header(written):
        text = (
            said if isinstance(said, str) else decoded(said, charset or "") or said.decode("utf-8", "replace")
        )
        pieces.append(text)
    return "".join(pieces)


def _safe(name: str) -> str:
    """Refuse a name that leads elsewhere: nobody's software gives one by accident."""
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


def _said(part: Part) -> str:
    """Return the text of *part*, whatever it was sent in."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    # Software that declares ASCII, or nothing, sends UTF-8 all the same.
    text = decoded(data, charset) if charset not in ("", "us-ascii", "ascii") else None
    if text is None:
        return text_of(data)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _text(part: Part) -> str:
    text = _said(part)
    if str(part.get_param("format", "")).lower() == "flowed":
        text = "\n".join(_unflowed(text, deleted=str(part.get_param("delsp", "")).lower() == "yes"))
    return text


def _unflowed(text: str, *, deleted: bool) -> Iterator[str]:
    """Yield the lines that were sent: RFC 3676 cuts long ones after a space."""
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


def _between_marks(text: str) -> str:
    """Return the sheet that *text* says, quoted or not, without the signature after it."""
    for candidate in (text, _QUOTED.sub("", text)):
        marks = list(_OPENED.finditer(candidate))
        if len(marks) > 1:
            return _SIGNATURE.sub("", candidate[marks[0].start() :]).strip() + "\n"
    return ""
