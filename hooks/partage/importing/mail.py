"""A file or a mail that holds one sheet → the bytes of the sheet, and the name that it came under.

Nothing of who sent it goes any further.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from partage.importing.incoming import Refusal, bounded, text_of
from partage.messages import quoted
from partage.reading import LARGEST_FILE

LARGEST_MAIL = 10 * 1024 * 1024
_MOST_PARTS = 100
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
    return sheet_in(bounded(path, LARGEST_MAIL))


def sheet_in(mail: bytes) -> Received:
    """Return the one sheet that *mail* carries: a .md attached, or what its text says from « --- » on."""
    try:
        message = BytesParser(policy=policy.default).parsebytes(mail)
        parts = _parts(message)
        attached = [part for part in parts if (_name(part) or "").lower().endswith(_ENDINGS)]
        if len(attached) > 1:
            names = ", ".join(quoted(_name(part)) for part in attached)
            raise Refusal(
                f"ce courriel porte plusieurs fiches ({names}) ; enregistrez chaque pièce jointe, puis lancez la "
                "commande pour chacune."
            )
        if attached:
            return Received(_bounded(_bytes(attached[0])), _safe(_name(attached[0]) or ""))
        texts = [
            part for part in parts if part.get_content_type() == "text/plain" and not part.is_attachment()
        ]
        for part in texts:
            found = _between_marks(_text(part))
            if found:
                return Received(_bounded(found.encode()), "")
    except (
        MessageError,
        UnicodeError,
        LookupError,
        AttributeError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
    ) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            "ce courriel ne peut pas être lu ; enregistrez sa pièce jointe, ou copiez la fiche dans un fichier .md."
        ) from None
    raise Refusal(
        "aucune fiche dans ce courriel : ni pièce jointe « .md », ni texte qui commence par « --- ». Si c’est un "
        "document (.docx, .odt…), enregistrez-le puis : partage import FICHIER."
    )


def _parts(message: EmailMessage) -> list[EmailMessage]:
    parts: list[EmailMessage] = []
    for part in message.walk():
        if len(parts) >= _MOST_PARTS:
            raise Refusal("ce courriel a trop de parties ; enregistrez seulement la pièce jointe « .md ».")
        if isinstance(part, EmailMessage) and not part.is_multipart():
            parts.append(part)
    return parts


def _name(part: EmailMessage) -> str | None:
    name = part.get_filename()
    return str(name) if name else None


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


def _bytes(part: EmailMessage) -> bytes:
    """Return what is attached, in UTF-8 whatever it was sent in."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return _decoded(data, part.get_content_charset()).encode("utf-8", "replace")


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    if str(part.get_param("format", "")).lower() == "flowed":
        text = "\n".join(_unflowed(text, deleted=str(part.get_param("delsp", "")).lower() == "yes"))
    return text


def _decoded(data: bytes, charset: str | None) -> str:
    # Software that declares ASCII, or nothing, sends UTF-8 all the same.
    if charset and charset not in ("us-ascii", "ascii"):
        try:
            return data.decode(charset).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeError, LookupError):
            pass
    return text_of(data)


def _unflowed(text: str, *, deleted: bool) -> Iterator[str]:
    """Yield the lines that were sent: RFC 3676 cuts long ones after a space."""
    pending = ""
    for line in text.split("\n"):
        bare = line.removeprefix(" ")
        if bare.endswith(" ") and bare != "-- ":
            pending += bare[:-1] if deleted else bare
        else:
            yield pending + bare
            pending = ""
    if pending:
        yield pending


def _between_marks(text: str) -> str:
    """Return the sheet that *text* says, quoted or not, without the signature after it."""
    for candidate in (text, _QUOTED.sub("", text)):
        marks = list(_OPENED.finditer(candidate))
        if len(marks) > 1:
            return _SIGNATURE.sub("", candidate[marks[0].start() :]).strip() + "\n"
    return ""
