"""What axe-core finds wrong with a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"]


def violations(page: Page, *, without: tuple[str, ...] = ()) -> list[str]:
    """Return each rule, but those *without*, that *page* breaks as it stands, with the element that does."""
    rules = {rule: {"enabled": False} for rule in without}
    options = {
        "runOnly": {"type": "tag", "values": RULES},
        "rules": rules,
        # The elements that break nothing are many, and would all come over.
        "resultTypes": ["violations"],
    }
    results = Axe().run(page, options=options)
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
