"""A built site behind a small local server, and the browser that looks at it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
# No sandbox: continuous integration runs as root. The rest keeps the browser from talking to its maker.
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class _Handler(SimpleHTTPRequestHandler):
    """Serves files, and the site's own page for an address that is missing, as hosts do."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on a free local port; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def build(root: Path, folder: Path) -> None:
    """Build the project at *root* into *folder*, strictly, as the command line does."""
    hooks = str(ROOT / "hooks")
    # A host's own variables would publish the site elsewhere than at the root of the local server.
    env = {key: value for key, value in os.environ.items() if key not in ("SITE_URL", "PARTAGE_LANGUAGES")}
    env |= {"PYTHONPATH": hooks, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(folder)]
    made = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    if made.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{made.stdout}{made.stderr}")


def chromium() -> str:
    """Return where the browser is; its absence is an error, never a reason not to look."""
    named = os.environ.get("PARTAGE_BROWSER")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError("Chromium est introuvable — Chromium was not found: apt-get install chromium")
    return found


def launched(playwright: Playwright) -> Browser:
    """Return the browser, without a window."""
    return playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
