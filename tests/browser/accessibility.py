"""What axe-core finds wrong with a page."""

from __future__ import annotations

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules whose answer changes with the colours of a page alone."""
AXE = Axe().axe_script
MOVED = "() => Promise.allSettled(document.getAnimations().map((each) => each.finished))"
"""Wait until colours that change slowly, as those of links do, are the ones that stay."""
BROKEN = (Path(__file__).parent / "accessibility.js").read_text("utf-8").rstrip().rstrip(";")


def violations(page: Page, *, colours_only: bool = False, every_contrast: bool = False) -> list[str]:
    """Return each rule that *page* breaks as it stands, with the element that does.

    Where another look was at every rule, those of COLOURS are enough for the same page in other colours. What lies behind
    a text is looked for where its contrast on what it is in is not plainly enough, or for *every_contrast*.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(MOVED)
    only = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": RULES}
    # The elements that break nothing are many, and would all be kept.
    options = {"runOnly": only, "resultTypes": ["violations"]}
    found: list[str] = page.evaluate(BROKEN, [options, every_contrast])
    return found
