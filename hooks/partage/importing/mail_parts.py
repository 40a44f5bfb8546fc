"""The parts of an e-mail, counted during parsing: endless nesting or repetition is refused at once.

Headers are kept as text (`compat32`): the standard library's structured headers take minutes on a hostile one. Only
the headers that describe the encoding of a part are parsed, and those must be short.
"""

from __future__ import annotations

from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any, TypeAlias

from partage.importing.refusal import Refusal

MAX_PARTS = 100
MAX_LINES = 250_000
"""Ten megabytes of attachments are 140,000 lines."""
_MAX_DEPTH = 10
_MAX_HEADERS = 1000
"""Of all parts."""
_MAX_HEADER_LENGTH = 64 * 1024
"""Room for some two thousand addresses."""
_MAX_PARSED_HEADER_LENGTH = 4 * 1024
_PARSED_HEADERS = frozenset(("content-type", "content-disposition", "content-transfer-encoding"))

Part: TypeAlias = "Message[Any, Any]"


def parts_of(mail: bytes) -> list[Part]:
    """Return the leaf parts of *mail*, in order; Refusal if there are too many parts, headers, lines or levels."""
    lines = mail.count(b"\n") + mail.count(b"\r") - mail.count(b"\r\n")
    if lines > MAX_LINES:
        raise _refused("est trop long")
    counter = _Counter()
    message: Part = BytesParser(counter.part, policy=compat32).parsebytes(mail)
    return [part for part in message.walk() if not part.is_multipart()]


class _Counter:
    """Counts the parts and headers of one e-mail."""

    def __init__(self) -> None:
        self._parts = 0
        self._headers = 0

    def part(self, **given: Any) -> Part:
        """Count and return a new part, for the parser to fill."""
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise _refused("a trop de parties")
        return _Part(self, **given)

    def header(self, name: str, value: str) -> None:
        """Count one more header."""
        self._headers += 1
        if self._headers > _MAX_HEADERS:
            raise _refused("a trop d’en-têtes")
        if len(value) > (
            _MAX_PARSED_HEADER_LENGTH if name.lower() in _PARSED_HEADERS else _MAX_HEADER_LENGTH
        ):
            raise _refused("a un en-tête trop long")


class _Part(Message):
    """A part that knows how deeply it is nested."""

    def __init__(self, counter: _Counter, **given: Any) -> None:
        super().__init__(**given)
        self._counter = counter
        self._depth = 1

    def set_raw(self, name: str, value: Any) -> None:
        self._counter.header(name, value)
        super().set_raw(name, value)

    def attach(self, payload: Any) -> None:
        payload._depth = self._depth + 1
        if payload._depth > _MAX_DEPTH:
            raise _refused("a trop de parties l’une dans l’autre")
        super().attach(payload)


def _refused(why: str) -> Refusal:
    return Refusal(
        f"ce courriel {why} ; enregistrez seulement sa pièce jointe « .md », et donnez ce fichier."
    )
