"""The parts of a mail, bounded while they are found: what is nested or repeated without end is refused at once.

Headers are read as text: the standard library's own values of them take minutes for one that is hostile. Only what
tells how a part is written is read, and it is short.
"""

from __future__ import annotations

from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any, TypeAlias

from partage.importing.refusal import Refusal

MOST_PARTS = 100
MOST_LINES = 250_000
"""Ten megabytes of attachments are 140,000 lines."""
_DEEPEST = 10
_MOST_HEADERS = 1000
"""Of all parts."""
_LONGEST_HEADER = 64 * 1024
"""What lists some two thousand addresses."""
_LONGEST_READ = 4 * 1024
_READ = frozenset(("content-type", "content-disposition", "content-transfer-encoding"))

Part: TypeAlias = "Message[Any, Any]"


def parts_of(mail: bytes) -> list[Part]:
    """Return the parts of *mail* that hold no other; Refusal where there are too many of anything."""
    lines = mail.count(b"\n") + mail.count(b"\r") - mail.count(b"\r\n")
    if lines > MOST_LINES:
        raise _refused("est trop long")
    counted = _Counted()
    message: Part = BytesParser(counted.part, policy=compat32).parsebytes(mail)
    return [part for part in message.walk() if not part.is_multipart()]


class _Counted:
    """Counts what one mail holds."""

    def __init__(self) -> None:
        self._parts = 0
        self._headers = 0

    def part(self, **given: Any) -> Part:
        """Return one more part, for the parser to fill."""
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise _refused("a trop de parties")
        return _Part(self, **given)

    def header(self, name: str, value: str) -> None:
        """Take one more header into account."""
        self._headers += 1
        if self._headers > _MOST_HEADERS:
            raise _refused("a trop d’en-têtes")
        if len(value) > (_LONGEST_READ if name.lower() in _READ else _LONGEST_HEADER):
            raise _refused("a un en-tête trop long")


class _Part(Message):
    """A part that knows how deep it is."""

    def __init__(self, counted: _Counted, **given: Any) -> None:
        super().__init__(**given)
        self._counted = counted
        self._depth = 1

    def set_raw(self, name: str, value: Any) -> None:
        self._counted.header(name, value)
        super().set_raw(name, value)

    def attach(self, payload: Any) -> None:
        payload._depth = self._depth + 1
        if payload._depth > _DEEPEST:
            raise _refused("a trop de parties l’une dans l’autre")
        super().attach(payload)


def _refused(why: str) -> Refusal:
    return Refusal(
        f"ce courriel {why} ; enregistrez seulement sa pièce jointe « .md », et donnez ce fichier."
    )
