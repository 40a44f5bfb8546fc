"""A site built and served on 127.0.0.1 only, and pages of it opened as a visitor does."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

from playwright.sync_api import Browser, BrowserContext, Page

from tests.runtime.test_git import git

ROOT = Path(__file__).parents[2]
SCRIPTS = """document.querySelector('script[src$="javascripts/theme.js"]').src"""
"""In a page: an address in the folder of its scripts."""
Visit: TypeAlias = Callable[..., Page]
"""Opens the page of an address, in the circumstances that are given."""


class Handler(SimpleHTTPRequestHandler):
    """A host of static files, with the site's own page for what is missing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's page for a missing address."""
        page = Path(self.directory) / "404.html"
        if code != 404:
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of what is in *folder*, served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def built(root: Path, folder: Path, **environment: str) -> Path:
    """Build the project of *root* strictly into *folder*, in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(
        command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    )
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
    contexts: list[BrowserContext] = []

    def open_page(
        address: str = "", *, width: int = 1280, expect: int = 200, allowed: str = "", **options: Any
    ) -> Page:
        """Open *address*; the browser may say what is *allowed*, such as the very 404 that a test asks for."""
        allowed = allowed or ("404" if expect == 404 else "")
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        listen(page, site, complaints, allowed)
        response = page.goto(site + address)
        assert response is not None
        assert response.status == expect
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def listen(page: Page, site: str, complaints: list[str], allowed: str = "") -> None:
    """Note what the browser complains of from now on, but for what is *allowed*, and each foreign request."""

    def note(kind: str, text: str) -> None:
        if not (allowed and allowed in text):
            complaints.append(f"{page.url}: {kind}: {text}")

    page.on("pageerror", lambda error: note("error", str(error)))
    page.on("console", lambda said: note(said.type, said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda asked: None if asked.url.startswith(site) else note("elsewhere", asked.url))
