"""A site built and served on 127.0.0.1 only, and pages of it opened as a visitor does."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import normpath
from typing import Any, TypeAlias

import pytest
from playwright.sync_api import Browser, Page

from adapter.joined import scope
from partage.build.hosting import FOR_EVER, NEVER_CHANGE, REVALIDATED
from partage.rendering.assets import JOINED
from tests.browser.tabs import BLANK, tabs_of
from tests.runtime.test_git import git
from tests.site.building import build, build_environment

ROOT = Path(__file__).parents[2]
SCRIPTS = """document.querySelector('script[src$="javascripts/theme.js"]').src"""
"""In a page: an address in the folder of its scripts."""


def module(name: str) -> str:
    """In a page: what the module *name* of its scripts exports, wherever it is published."""
    path = normpath(f"javascripts/{name}")
    whole = next((whole for whole, modules in JOINED.items() if path in modules), None)
    if whole is None:
        return f'(await import(new URL("{name}", {SCRIPTS})))'
    file = whole.removeprefix("javascripts/")
    return f'(await import(new URL("{file}", {SCRIPTS}))).{scope(path)}'


Visit: TypeAlias = Callable[..., Page]
"""Opens the page of an address, in the circumstances that are given."""


class Handler(SimpleHTTPRequestHandler):
    """A host of static files, with the site's own page for what is missing."""

    # Connections stay: the twenty files of a page would take as many threads.
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Send a file, or the empty page."""
        if self.path.endswith(f"/{BLANK}"):
            return self._send(200, b"<!doctype html><link rel=icon href=data:,>")
        return super().do_GET()

    def end_headers(self) -> None:
        """Have files kept as the servers of the site do (`partage.build.hosting`)."""
        never_changes = any(f"/{folder}" in self.path for folder in NEVER_CHANGE)
        self.send_header("Cache-Control", FOR_EVER if never_changes else REVALIDATED)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's page for a missing address."""
        if code != 404:
            return super().send_error(code, message, explain)
        return self._send(code, (Path(self.directory) / "404.html").read_bytes())

    def _send(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Host(ThreadingHTTPServer):
    """A server whose clients may go at any moment."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a page that was left while it loaded."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address of what is in *folder*, served meanwhile."""
    server = Host(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def built(root: Path, folder: Path, **environment: str) -> Path:
    """Build the project of *root* strictly into *folder*, its `site`, at this moment."""
    with build_environment(), pytest.MonkeyPatch.context() as patch:
        # Not that of the tests of sites: sheets were committed after it.
        patch.delenv("SOURCE_DATE_EPOCH")
        for name, value in environment.items():
            patch.setenv(name, value)
        site = build(root)
    assert site.folder == folder
    return folder


def dated(root: Path) -> Path:
    """Commit the sheets of *root*: a site says when each of them was changed last."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "initiatives")
    git(root, "commit", "-q", "-m", "Des fiches")
    return root


@contextmanager
def visiting(browser: Browser, site: str) -> Iterator[Visit]:
    """Open pages; what the browser complains of fails the test, and so does a foreign request."""
    complaints: list[str] = []
    lent: list[tuple[Page, Callable[[], None]]] = []
    tabs = tabs_of(browser)

    def open_page(
        address: str = "", *, width: int = 1280, expect: int = 200, allowed: str = "", **options: Any
    ) -> Page:
        """Open *address*; the browser may say what is *allowed*, such as the very 404 that a test asks for."""
        allowed = allowed or ("404" if expect == 404 else "")
        page = tabs.lend(width, options)
        lent.append((page, listen(page, site, complaints, allowed)))
        response = page.goto(site + address)
        assert response is not None
        assert response.status == expect
        return page

    yield open_page
    for page, stop in lent:
        stop()
        tabs.take_back(page, site)
    assert complaints == []


def listen(page: Page, site: str, complaints: list[str], allowed: str = "") -> Callable[[], None]:
    """Note what the browser complains of from now on, but for what is *allowed*, and each foreign request.

    Return what ends it.
    """

    def note(kind: str, text: str) -> None:
        if not (allowed and allowed in text):
            complaints.append(f"{page.url}: {kind}: {text}")

    listeners: dict[Any, Callable[[Any], None]] = {
        "pageerror": lambda error: note("error", str(error)),
        "console": lambda said: note(said.type, said.text) if said.type in ("error", "warning") else None,
        "request": lambda asked: None if asked.url.startswith(site) else note("elsewhere", asked.url),
    }
    for event, listener in listeners.items():
        page.on(event, listener)

    def stop() -> None:
        for event, listener in listeners.items():
            page.remove_listener(event, listener)

    return stop
