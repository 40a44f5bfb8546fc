"""The picture of the README: the home page, as a visitor sees it on a computer."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.serving import ROOT, build, launched, served

PICTURE = ROOT / "docs/assets/images/accueil.png"
MOST_BYTES = 250_000


def main() -> None:
    """Build the site and take the picture again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        launched(playwright) as browser,
    ):
        build(ROOT, Path(folder) / "site")
        with served(Path(folder) / "site") as home:
            page = browser.new_page(
                viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce"
            )
            page.goto(home)
            picture = page.screenshot()
    if len(picture) > MOST_BYTES:
        raise SystemExit(f"{len(picture)} bytes: too heavy for a README, {MOST_BYTES} at most")
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.relative_to(ROOT)}: {len(picture)} bytes")


if __name__ == "__main__":
    main()
