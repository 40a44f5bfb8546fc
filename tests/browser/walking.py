"""A visit of many pages, one after the other, in one tab."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Browser

from tests.browser.serving import listen
from tests.browser.waiting import settled

# Shifts that follow what the visitor does do not count (Layout Instability, 3.2).
MOVES = """
window.moves = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!entry.hadRecentInput) moves.push([entry.value, entry.sources.map(({ node }) => node?.nodeName + "." + (node?.className ?? ""))]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


class Walk:
    """A visit of many pages, one after the other, in one tab."""

    def __init__(self, browser: Browser, site: str, width: int) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce"
        )
        self.context.add_init_script(MOVES)
        self.page = self.context.new_page()
        self.site = site
        self.complaints: list[str] = []
        listen(self.page, site, self.complaints, allowed="404 (Not Found)")

    def through(self, addresses: list[str]) -> Iterator[str]:
        for address in addresses:
            self.page.goto(self.site + address)
            settled(self.page)
            yield address
        self.context.close()
