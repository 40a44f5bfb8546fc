"""Bytes of a calendar → its content lines (RFC 5545, 3.1), whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from partage.agenda.declared import LARGEST_CALENDAR
from partage.agenda.remark import Remark, Unreadable

MAX_LINE = 64 * 1024
"""Characters of one property, once unfolded: longer ones, such as attached files, are not looked at."""
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
# Not « from U+0080 on »: that takes a hundred times as long to compile.
_SEVERAL_BYTES = re.compile("[^\0-\x7f]")
# C0 and C1 but tab and line ends, the marks of direction, and what shows nothing: none belongs to a title.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
NOT_UTF_8 = "le fichier n’est pas en UTF-8 : il est lu en Windows-1252"


def content_lines(data: bytes, remarks: list[Remark]) -> Iterator[str]:
    """Yield the lines of *data*, unfolded and decoded, without control characters; raise `Unreadable`.

    Folds are undone before anything is decoded, since some programs cut inside a character.
    """
    if len(data) > LARGEST_CALENDAR:
        raise Unreadable(
            f"ce calendrier fait {len(data) / 1024 / 1024:.0f} Mo, c’est trop ({LARGEST_CALENDAR // 1024**2} Mo au "
            "plus) ; exportez-en les seuls événements à venir"
        )
    for mark, encoding in _WIDE.items():
        if data.startswith(mark):
            data = data[2:].decode(encoding, "replace").encode("utf-8", "replace")
    lines = _FOLD.sub(b"", data.removeprefix(codecs.BOM_UTF8)).splitlines()
    for line in _decoded([each for each in lines if each.strip()], remarks):
        if len(line) <= MAX_LINE:
            yield _INVISIBLE.sub("", line).strip()


def _decoded(lines: list[bytes], remarks: list[Remark]) -> Iterator[str]:
    """Yield *lines* as text: as UTF-8, or those that are not as Windows-1252.

    In a file that is in UTF-8 elsewhere, a line that is not has only lost a part of a character.
    """
    whole = b"\n".join(lines)
    try:
        yield from whole.decode("utf-8").split("\n")
        return
    except UnicodeDecodeError:
        pass
    is_utf_8 = any(map(_is_utf_8_beyond_ascii, lines))
    said = False
    for line in lines:
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            if is_utf_8 and _SEVERAL_BYTES.search(line.decode("utf-8", "ignore")):
                yield line.decode("utf-8", "ignore")
                continue
            if not said:
                said = True
                remarks.append(Remark("", NOT_UTF_8))
            yield line.decode("cp1252", "ignore")


def _is_utf_8_beyond_ascii(line: bytes) -> bool:
    try:
        return not line.isascii() and bool(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False
