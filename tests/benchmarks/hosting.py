"""A folder as a host of static files serves it, on 127.0.0.1, and a journal of what it sent.

What is text is compressed with gzip, once. The journal is kept here and not in the browser, whose page does not see
what its workers ask for.
"""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

LEVEL = 6
COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".txt", ".svg", ".xml"})
FETCHED = "#fetched"
"""After the path of what a script asked for: who leaves pages out by the end of their path keeps these."""
QUIET = 0.3
"""Seconds without a request after which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A response: the bytes of its head and body, and when it left, in milliseconds since 1970."""

    path: str
    size: int
    at: float


class Host(ThreadingHTTPServer):
    """Serves *folder* while it is entered; every request is a `Sent` of its `journal`."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.address = f"http://127.0.0.1:{self.server_port}/"
        self.journal: list[Sent] = []
        self.under_way = 0
        self.changing = threading.Lock()
        self._bodies: dict[Path, bytes] = {}

    def __enter__(self) -> Host:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def body(self, path: Path) -> bytes:
        """Return what is sent of the file *path*: asked for beforehand, its compression costs no visitor anything."""
        found = self._bodies.get(path)
        if found is None:
            found = path.read_bytes()
            if path.suffix in COMPRESSED:
                found = gzip.compress(found, LEVEL, mtime=0)
            self._bodies[path] = found
        return found

    def settle(self) -> None:
        """Wait until nothing has been asked for during `QUIET`."""
        quiet_since = time.monotonic()
        known = len(self.journal)
        while time.monotonic() - quiet_since < QUIET:
            time.sleep(0.02)
            if self.under_way or len(self.journal) != known:
                known, quiet_since = len(self.journal), time.monotonic()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        host = cast("Host", self.server)
        with host.changing:
            host.under_way += 1
        try:
            self._answer(host)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # The page was closed meanwhile.
        finally:
            with host.changing:
                host.under_way -= 1

    def _answer(self, host: Host) -> None:
        path = unquote(urlsplit(self.path).path)
        file = host.folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if file.is_file():
            status, body = "200 OK", host.body(file)
        else:
            status, body = "404 Not Found", b""
        headers = [
            f"HTTP/1.1 {status}",
            f"Content-Type: {mimetypes.guess_type(file.name)[0] or 'application/octet-stream'}",
            f"Content-Length: {len(body)}",
            *(["Content-Encoding: gzip"] if body and file.suffix in COMPRESSED else []),
        ]
        response = "\r\n".join([*headers, "", ""]).encode() + body
        # A page that a script reads is no page that somebody opens.
        read = f"{path}{FETCHED}" if self.headers["Sec-Fetch-Dest"] == "empty" else path
        # Before it leaves: the browser may have read it all by the time that this thread goes on.
        host.journal.append(Sent(read, len(response), time.time() * 1000))
        self.wfile.write(response)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
