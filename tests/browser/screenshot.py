"""The picture of the README: `python tests/browser/screenshot.py` makes it again."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.chromium import chromium
from tests.browser.serving import serving

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs/assets/images/accueil.png"


def main() -> None:
    """Build the site, open its home page, keep what is seen."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)], cwd=ROOT, check=True)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        # A browser takes no font from the disk.
        with serving(site) as address:
            page.goto(address)
            # One that comes too late is used from the next page on.
            page.reload()
            page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
