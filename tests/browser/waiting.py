"""When a page is done: functions that wait by evaluating text would be stopped by the site's policy."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def settled(page: Page) -> None:
    """Wait until the page shows what it was asked for: the search with what each filter would leave, sheets that are read."""
    expect(page.locator(":is(search-page, sheet-booklet, sheet-comparison)[busy]")).to_have_count(0)


def bound(page: Page) -> None:
    """Wait until the page of a term has become its booklet, and the sheets are in it."""
    expect(page.locator("sheet-booklet")).to_be_attached()
    settled(page)
