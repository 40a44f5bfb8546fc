"""Tabs that are lent to one test after the other: to open one takes as long as to load ten pages."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import Any

from playwright.sync_api import Browser, Page

BLANK = "__vide"
"""Address of an empty page of the host of files (`serving`), from which what the site keeps can be forgotten."""
MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
"""What a tab may become without being opened anew."""


class Tabs:
    """The tabs of one browser: each is in a context of its own, and is lent as if it were new."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Page]] = defaultdict(list)
        self._kinds: dict[Page, str] = {}

    def lend(self, width: int, options: dict[str, Any]) -> Page:
        """Return a tab of *width* pixels with the *options* of a context, that nobody else has."""
        media = {name: options.get(name, usual) for name, usual in MEDIA.items()}
        others = {name: value for name, value in options.items() if name not in MEDIA}
        kind = repr(sorted(others.items()))
        size = {"width": width, "height": 900}
        if self._free[kind]:
            page = self._free[kind].pop()
            page.set_viewport_size(size)  # type: ignore[arg-type]
        else:
            page = self._browser.new_context(viewport=size, **others).new_page()  # type: ignore[arg-type]
            self._kinds[page] = kind
        page.emulate_media(media="null", **media)
        return page

    def take_back(self, page: Page, site: str) -> None:
        """Forget what a test did with *page* on *site*: what was kept, the pages that it opened, a network that was cut."""
        for other in page.context.pages:
            other.unroute_all()
            if other != page:
                other.close()
        page.context.unroute_all()
        page.context.set_offline(False)
        page.goto(site + BLANK)
        # What a page writes as it is left is there by now.
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self._free[self._kinds[page]].append(page)


tabs_of = cache(Tabs)
"""The tabs of a browser."""
