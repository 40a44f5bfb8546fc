"""A file or an e-mail that contains one sheet → the bytes of the sheet, and the name of its file.

A sheet is known by its content, whatever its program called it. Nothing about the sender goes any further.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.errors import MessageError
from pathlib import Path

from partage.importing.bounded import Bounds, call
from partage.importing.incoming_file import OTHER_DOCUMENTS, read_bounded, text_of
from partage.importing.mail_parts import Part, parts_of
from partage.importing.mail_sheet import SheetInText, begins_as_sheet, sheets_in
from partage.importing.mail_text import is_html, name_of, senders_of, text_of_part
from partage.importing.refusal import Refusal
from partage.sheets.source import LARGEST_FILE, Source, read_text_source
from partage.text.characters import received as received_text
from partage.text.messages import listed, quoted

MAX_MAIL_BYTES = 10 * 1024 * 1024
BOUNDS = Bounds(
    processor=5,
    elapsed=10.0,
    way_out="enregistrez sa pièce jointe, ou copiez la fiche dans un fichier .md",
    answer=4 * LARGEST_FILE,
)
_ENDINGS = (".md", ".markdown")
_OUTLOOK = b"\xd0\xcf\x11\xe0"
_HEADERS = re.compile(
    rb"(?:From .{1,200}\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}: ?.{0,2000}\r?\n|[ \t].{0,2000}\r?\n){2,}\r?\n"
)
_MAX_ATTACHED_MESSAGES = 3
_HEADERS_LOOKED_AT = 64 * 1024
_NOT_TEXT = ("image", "audio", "video", "font")
_NO_SHEET = (
    "aucune fiche dans ce courriel : ni pièce jointe qui en soit une, ni texte qui commence par « --- ». Si c’est un "
    "document (.docx, .odt…), enregistrez-le puis : partage importer FICHIER."
)


@dataclass(frozen=True, slots=True)
class Received:
    """A sheet as it was received."""

    data: bytes
    name: str
    """Of its file; empty if it had none."""
    left_out: tuple[str, ...] = ()
    """The lines of the message that are not in the sheet: greeting, signature."""
    senders: tuple[str, ...] = ()
    """The addresses that the message says it is from."""


def received(path: Path) -> Received:
    """Return the sheet in the file at *path*: itself, or in an e-mail; Refusal if there is not exactly one."""
    ending = path.suffix.lower()
    if ending.removeprefix(".") in OTHER_DOCUMENTS:
        raise Refusal(_neither(path))
    data = read_bounded(path, LARGEST_FILE if ending in _ENDINGS else MAX_MAIL_BYTES)
    if data.startswith(_OUTLOOK):
        raise Refusal(
            f"{quoted(path.name)} est au format d’Outlook (.msg), qui n’est pas lu ; ouvrez-le et enregistrez sa pièce "
            "jointe, ou copiez la fiche dans un fichier .md."
        )
    is_mail = ending == ".eml" or bool(_HEADERS.match(data[:_HEADERS_LOOKED_AT]))
    text, name, left_out, senders = call(_sheet_in_file, data, path.name, is_mail, bounds=BOUNDS)
    return Received(
        str(text).encode("utf-8", "replace"), str(name), tuple(map(str, left_out)), tuple(map(str, senders))
    )


def _neither(path: Path) -> str:
    return (
        f"{quoted(path.name)} n’est ni une fiche (.md, .txt) ni un courriel (.eml). Pour un document ou un tableau : "
        "partage importer FICHIER."
    )


def _sheet_in_file(data: bytes, name: str, is_mail: bool) -> tuple[str, str, Sequence[str], Sequence[str]]:
    """Return what is `Received` from the file *data*, as a JSON value."""
    found = sheet_in(data) if is_mail else _sheet_in_text(data, name)
    return found.data.decode(), found.name, found.left_out, found.senders


def _sheet_in_text(data: bytes, name: str) -> Received:
    """Return the sheet in a text file: all of it, or what somebody copied from a message with words around it."""
    text = text_of(data)
    if not begins_as_sheet(text):
        found = sheets_in(text)
        if found:
            return _one_of([_as_received(each) for each in found])
        if not name.lower().endswith(_ENDINGS):
            raise Refusal(_neither(Path(name)))
    return _as_file(text, name)


def _as_file(text: str, name: str) -> Received:
    """Return the sheet that the file *text* is; as a message would carry it if it can only be read so."""
    whole = Received(_bounded(text.encode("utf-8", "replace")), _safe(name))
    if isinstance(_read(text), Source):
        return whole
    repaired = [each for each in sheets_in(received_text(text)) if isinstance(_read(each.text), Source)]
    return replace(_as_received(repaired[0]), name=whole.name) if len(repaired) == 1 else whole


def sheet_in(mail: bytes) -> Received:
    """Return the one sheet in *mail*: an attached file, else in its text; Refusal if there is none, or several."""
    try:
        people = senders_of(mail)
        found = _found_in(_all_parts(mail), people)
        return replace(found, senders=tuple(each for each in people if "@" in each))
    except (MessageError, UnicodeError, LookupError, AttributeError, TypeError, ValueError) as error:
        if isinstance(error, Refusal):
            raise
        raise Refusal(
            "ce courriel ne peut pas être lu ; enregistrez sa pièce jointe, ou copiez la fiche dans un fichier .md."
        ) from None


def _all_parts(mail: bytes) -> list[Part]:
    """Return the parts of *mail*, and those of the messages that are attached to it as files."""
    parts = parts_of(mail)
    for part in [each for each in parts if name_of(each).lower().endswith(".eml")][:_MAX_ATTACHED_MESSAGES]:
        inner = part.get_payload(decode=True)
        if isinstance(inner, bytes):
            parts += parts_of(inner)
    return parts


def _found_in(parts: Sequence[Part], people: Sequence[str]) -> Received:
    files = [(name_of(part), part) for part in parts if _is_file(part)]
    attached = [_attached(name, part) for name, part in files if _may_be_sheet(name, part)]
    if attached:
        return _one_of(attached)
    texts = [part for part in parts if not _is_file(part)]
    plain = sheets_in("\n".join(text_of_part(part) for part in texts if not is_html(part)), people)
    shown = [each for part in texts if is_html(part) for each in sheets_in(text_of_part(part), people)]
    if plain or shown:
        return _one_of([_as_received(each) for each in _better(plain, shown)])
    if any(part.get_content_type() == "application/ms-tnef" for part in parts):
        raise Refusal(
            "ce courriel est au format d’Outlook (winmail.dat), qui n’est pas lu ; ouvrez-le et enregistrez sa pièce "
            "jointe, ou demandez un envoi en « texte brut »."
        )
    raise Refusal(_NO_SHEET)


def _is_file(part: Part) -> bool:
    """Whether *part* is a file rather than words of the message; some programs show a file of text in the message."""
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return part.get_content_disposition() == "attachment" or not is_text or bool(name_of(part))


def _may_be_sheet(name: str, part: Part) -> bool:
    """Whether the file *part* is a sheet, by its content; one that is named so is, even if it is wrong."""
    if name.lower().endswith(_ENDINGS):
        return True
    if part.get_content_maintype() in _NOT_TEXT or len(str(part.get_payload())) > 2 * LARGEST_FILE:
        return False
    return begins_as_sheet(text_of_part(part))


def _attached(name: str, part: Part) -> Received:
    return _as_file(text_of_part(part, as_file=True), name)


def _better(plain: list[SheetInText], shown: list[SheetInText]) -> list[SheetInText]:
    """Return the sheets of the form of a message that is nearer to what was put into it.

    The plain one, unless only the other can be read, or has whole lines where this one had been cut.
    """
    if not (plain and shown):
        return plain or shown
    is_read = [[isinstance(_read(each.text), Source) for each in sheets] for sheets in (plain, shown)]
    if all(is_read[1]) and not all(is_read[0]):
        return shown
    cut = any(each.was_cut for each in plain) and [_words(each) for each in plain] == [
        _words(each) for each in shown
    ]
    return shown if cut and all(is_read[1]) else plain


def _read(text: str) -> object:
    return read_text_source(text.encode("utf-8", "replace"), "initiatives/recu.md")


def _words(sheet: SheetInText) -> str:
    return "".join(sheet.text.split())


def _as_received(found: SheetInText) -> Received:
    return Received(_bounded(found.text.encode("utf-8", "replace")), "", found.left_out)


def _one_of(found: Sequence[Received]) -> Received:
    """Return the only sheet of *found*; the same one as « jardin.md » and « jardin.txt » is one."""
    different = {(each.data.strip(), each.name.partition(".")[0]): each for each in reversed(found)}
    if len(different) > 1:
        names = listed(each.name for each in found if each.name)
        raise Refusal(
            f"ce courriel porte plusieurs fiches{f' ({names})' if names else ''} ; enregistrez chacune dans un fichier "
            ".md, puis lancez la commande pour chacune."
        )
    return next(iter(different.values()))


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
