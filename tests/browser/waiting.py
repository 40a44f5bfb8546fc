"""When a page is done: functions that wait by evaluating text would be stopped by the site's policy."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Wait until the search shows what it was asked for, with what each filter would leave."""
    expect(page.locator("search-page[busy]")).to_have_count(0)
