"""An address on the web → what is there, within bounds, and never from inside a private network."""

from __future__ import annotations

import http.client
import socket
import ssl
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from partage.agenda.addresses import checked_address, is_public
from partage.agenda.declared import LARGEST_CALENDAR
from partage.agenda.remark import Unreadable
from partage.text.messages import quoted

USER_AGENT = "initiatives-en-partage/1.0 (agenda collectif ; lecture quotidienne de calendriers publics)"
"""Who asks: some sites refuse what has no name."""
MAX_SECONDS = 20
MAX_REDIRECTIONS = 5
_PIECE = 64 * 1024
Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""Host and port → its numeric addresses."""
Opener: TypeAlias = Callable[[str, str, int, float], http.client.HTTPConnection]
"""Host, numeric address, port and seconds → a connection to that very address."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave."""

    status: int
    """200, or 304 where it has not changed."""
    data: bytes = b""
    etag: str = ""
    modified: str = ""


def resolved(host: str, port: int) -> list[str]:
    """Return the numeric addresses of *host*; raise `OSError` where it has none."""
    return list(
        dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    )


def opened(host: str, address: str, port: int, seconds: float) -> http.client.HTTPConnection:
    """Return an encrypted connection to *address*, whose certificate is that of *host*."""
    connection = http.client.HTTPSConnection(host, port, timeout=seconds)
    plain = socket.create_connection((address, port), seconds)
    try:
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise
    return connection


def fetch(
    address: str, etag: str = "", modified: str = "", resolver: Resolver = resolved, opener: Opener = opened
) -> Fetched:
    """Return what is at *address*, unless it is still what *etag* and *modified* name; raise `Unreadable`."""
    until = monotonic() + MAX_SECONDS
    asked = {"User-Agent": USER_AGENT, "Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "gzip"}
    if etag:
        asked["If-None-Match"] = etag
    if modified:
        asked["If-Modified-Since"] = modified
    try:
        for _ in range(MAX_REDIRECTIONS + 1):
            address = checked_address(address)
            found = _ask(address, asked, until, resolver, opener)
            if isinstance(found, Fetched):
                return found
            address = urljoin(address, found)
    except TimeoutError:
        raise Unreadable(f"le site n’a pas tout donné en {MAX_SECONDS} secondes") from None
    except ssl.SSLError:
        raise Unreadable("le certificat du site n’est pas valable") from None
    except (OSError, http.client.HTTPException, UnicodeError):
        raise Unreadable("le site ne répond pas") from None
    raise Unreadable("l’adresse renvoie sans fin à une autre")


def _ask(
    address: str, asked: dict[str, str], until: float, resolver: Resolver, opener: Opener
) -> Fetched | str:
    """Return what is at *address*, or where it leads."""
    parts = urlsplit(address)
    host, port = parts.hostname or "", parts.port or 443
    numbers = resolver(host, port)
    # All of them: a name that is also private is somebody’s attempt to reach inside.
    if not numbers or not all(map(is_public, numbers)):
        raise Unreadable(f"{quoted(host)} mène à un réseau privé ; donnez une adresse publique")
    connection = opener(host, numbers[0], port, max(0.1, until - monotonic()))
    # A site that gives one byte after the other never reaches the time-out of its socket.
    end = Timer(max(0.1, until - monotonic()), _cut, [connection])
    end.daemon = True
    end.start()
    try:
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        connection.request("GET", path, headers=asked)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return answer.headers.get("Location") or ""
        if answer.status == 304:
            return Fetched(
                304, etag=asked.get("If-None-Match", ""), modified=asked.get("If-Modified-Since", "")
            )
        if answer.status != 200:
            raise Unreadable(f"le site répond « {answer.status} » au lieu du calendrier")
        return Fetched(
            200, _body(answer, until), *(_named(answer, name) for name in ("ETag", "Last-Modified"))
        )
    except (OSError, http.client.HTTPException):
        if monotonic() >= until:
            raise TimeoutError from None
        raise
    finally:
        end.cancel()
        connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _named(answer: http.client.HTTPResponse, name: str) -> str:
    value = answer.headers.get(name) or ""
    return value if value.isascii() and value.isprintable() and len(value) <= 300 else ""


def _body(answer: http.client.HTTPResponse, until: float) -> bytes:
    """Return the body of *answer*, expanded, within its size and time."""
    is_packed = (answer.headers.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate")
    expand = zlib.decompressobj(zlib.MAX_WBITS | 32) if is_packed else None
    data = b""
    while True:
        piece = answer.read1(_PIECE)
        if monotonic() >= until:
            raise TimeoutError
        if not piece:
            if answer.length:
                raise Unreadable("le site a coupé avant la fin du calendrier")
            return data
        try:
            data += expand.decompress(piece, LARGEST_CALENDAR + 1 - len(data)) if expand else piece
        except zlib.error:
            raise Unreadable("ce que le site envoie est abîmé") from None
        if len(data) > LARGEST_CALENDAR:
            raise Unreadable(f"le calendrier fait plus de {LARGEST_CALENDAR // 1024**2} Mo")
