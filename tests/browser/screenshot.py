"""The picture of the README: `python tests/browser/screenshot.py` makes it again."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs/assets/images/accueil.png"
NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    """Build the site, open its home page, keep what is seen."""
    browser = next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit("Chromium est introuvable ; sur Debian ou Ubuntu : apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        # Assets are linked relatively, so that the page can be read from the disk.
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto((site / "index.html").as_uri())
        page.screenshot(path=PICTURE)
        chromium.close()


if __name__ == "__main__":
    main()
