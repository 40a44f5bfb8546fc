"""The published site in a real browser, on 127.0.0.1 only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
# Without these, Chromium calls its makers at each start.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests last: the threads of the server would keep the builds of others in one process."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


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
    """Build the project of *root* strictly into *folder*."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    subprocess.run(
        command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
    )
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the project's own site, built and served."""
    with serving(built(ROOT, tmp_path_factory.mktemp("published") / "site")) as address:
        yield address


@pytest.fixture(scope="session")
def corpus_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of the real sheets and those of the search's corpus."""
    root = tmp_path_factory.mktemp("corpus") / "project"
    for name in ("docs", "initiatives", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for sheet in (ROOT / "tests/corpus/recherche").glob("*.md"):
        shutil.copy(sheet, root / "initiatives")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with serving(built(root, root / "site", PARTAGE_LANGUAGES="fr")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a missing browser is a failure, since a skipped test hides."""
    path = os.environ.get("PARTAGE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("Chromium est introuvable ; sur Debian ou Ubuntu : apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open pages of the project's own site as a visitor does."""
    with visiting(browser, site) as open_page:
        yield open_page


@pytest.fixture
def visit_corpus(browser: Browser, corpus_site: str) -> Iterator[Callable[..., Page]]:
    """The same, of the site of the search's corpus."""
    with visiting(browser, corpus_site) as open_page:
        yield open_page


@contextmanager
def visiting(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open pages; what the browser complains of fails the test, and so does a foreign request."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(address: str = "", *, width: int = 1280, expect: int = 200, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _listen(message, page, expect, complaints))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(site) else complaints.append(f"elsewhere: {request.url}")
            ),
        )
        response = page.goto(site + address)
        assert response is not None
        assert response.status == expect
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _listen(message: Any, page: Page, expect: int, complaints: list[str]) -> None:
    # The browser reports the very 404 that a test asks for, and the network that it cuts.
    if "ERR_INTERNET_DISCONNECTED" in message.text:
        return
    if message.type in ("error", "warning") and not (expect == 404 and "404" in message.text):
        complaints.append(f"{page.url}: {message.text}")
