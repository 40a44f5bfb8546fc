"""A part of an e-mail → its text, whatever its charset, its encoding and its form; and the names in its headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.header import decode_header
from email.utils import parseaddr
from typing import Any

from partage.importing.charsets import decoded
from partage.importing.incoming_file import text_of
from partage.importing.mail_html import text_of_html
from partage.importing.mail_parts import Part
from partage.text.characters import received

_FROM = re.compile(
    rb"^(?:From|Reply-To|Sender):[ \t]*([^\r\n]{0,1000}(?:\r?\n[ \t][^\r\n]{0,1000}){0,5})",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_SENDERS = 20
_ANONYMOUS = 2
"""Letters of the shortest name that is looked for in a text."""
_GOES_ON = re.compile(r"\S \n\S")
_LINK = re.compile(r" ?<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_MARKS = re.compile(r">*")


def is_html(part: Part) -> bool:
    """Whether *part* is the HTML form of a message."""
    return part.get_content_type() == "text/html"


def text_of_part(part: Part, *, as_file: bool = False) -> str:
    """Return the text of *part* as its author wrote it, line by line; *as_file*: as it is, whatever it is."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    # Software that declares ASCII, or nothing at all, may well send UTF-8.
    text = decoded(data, charset) if charset not in ("", "us-ascii", "ascii") else None
    if text is None:
        text = text_of(data, "html" if is_html(part) else "")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    if as_file and not (is_flowed and _GOES_ON.search(text)):
        return text
    if is_html(part):
        text = text_of_html(text)
    elif is_flowed:
        text = "\n".join(_unflowed(text, deleted=str(part.get_param("delsp", "")).lower() == "yes"))
    else:
        text = _LINK.sub(_said_twice, text)
    return text if as_file else received(text)


def _said_twice(found: re.Match[str]) -> str:
    """Return the address between « <> », or nothing if the words before are that address: some programs repeat it."""
    address = found[1].removeprefix("mailto:")
    bare = address.removesuffix("/").removeprefix("https://").removeprefix("http://")
    before = (
        found.string[max(0, found.start() - len(address) - 2) : found.start()].rstrip(" ").removesuffix("/")
    )
    return "" if bare and before.endswith(bare) else found[0]


def _unflowed(text: str, *, deleted: bool) -> Iterator[str]:
    """Yield the original lines of *text*: format=flowed (RFC 3676) breaks long ones after a space.

    Marks of quotation come first, then a space before what would be taken for one.
    """
    pending, depth = "", 0
    for line in text.split("\n"):
        marks = _MARKS.match(line)
        own = len(marks[0]) if marks else 0
        bare = line[own:].removeprefix(" ")
        if pending and own != depth:
            yield _marked(pending, depth)
            pending = ""
        depth = own
        if bare.endswith(" ") and bare != "-- ":
            pending += bare[:-1] if deleted else bare
        else:
            yield _marked(pending + bare, depth)
            pending = ""
    if pending:
        yield _marked(pending, depth)


def _marked(line: str, depth: int) -> str:
    return ">" * depth + " " + line if depth else line


def name_of(part: Part) -> str:
    """Return the file name of *part*, encoded as in RFC 2231 or, as some software does, as in RFC 2047; else empty."""
    written: Any = part.get_param("filename", "", "content-disposition") or part.get_param("name", "")
    if isinstance(written, tuple):
        charset, _, letters = written
        return decoded(letters.encode("raw_unicode_escape"), charset or "") or str(letters)
    return _in_words(str(written))


def _in_words(written: str) -> str:
    """Return a header value without its encoded words (RFC 2047)."""
    if "=?" not in written:
        return written
    pieces = []
    for piece, charset in decode_header(written):
        text = (
            piece
            if isinstance(piece, str)
            else decoded(piece, charset or "") or piece.decode("utf-8", "replace")
        )
        pieces.append(text)
    return "".join(pieces)


def senders_of(mail: bytes) -> list[str]:
    """Return the names and addresses of those whom the headers of *mail*, and of the messages in it, say it is from."""
    names = []
    for found in list(_FROM.finditer(mail))[:_MAX_SENDERS]:
        name, address = parseaddr(" ".join(_in_words(found[1].decode("utf-8", "replace")).split()))
        words = re.sub(r"[._\d]+", " ", address.partition("@")[0]).strip()
        names += [each for each in (name, address, words if " " in words else "") if len(each) > _ANONYMOUS]
    return names
