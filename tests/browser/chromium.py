"""The browser of the tests and of the benchmarks: found once, started quietly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# Without these, Chromium calls its makers at each start.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = """\
Chromium est introuvable ; sur Debian ou Ubuntu : apt-get install chromium
Chromium was not found; on Debian or Ubuntu: apt-get install chromium"""


def chromium_path() -> str:
    """Return where Chromium is, `PARTAGE_BROWSER` before all; a missing one ends the run: a skipped test hides."""
    path = os.environ.get("PARTAGE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        raise SystemExit(MISSING)
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium, and stop it at the end."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()
