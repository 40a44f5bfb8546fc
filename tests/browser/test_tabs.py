"""A tab that another test had is as good as a new one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.serving import visiting

pytestmark = pytest.mark.browser


def test_a_tab_is_lent_as_if_it_were_new(browser: Browser, site: str) -> None:
    with visiting(browser, site) as visit:
        page, beside = visit("proposer/", width=390, color_scheme="dark"), visit()
        assert page.context != beside.context
        page.locator("#c-titre").fill("Une fiche")
        page.evaluate("sessionStorage.setItem('a', 'b')")
        page.emulate_media(media="print")
        page.route("**/*", lambda route: route.abort())
        page.context.set_offline(True)
    with visiting(browser, site) as visit:
        lent = [visit("proposer/"), visit("proposer/")]
        assert page in lent
        assert page.viewport_size == {"width": 1280, "height": 900}
        expect(page.locator("#c-titre")).to_have_value("")
        assert page.evaluate("sessionStorage.length") == 0
        assert page.evaluate(
            "['print', '(prefers-color-scheme: dark)'].map((each) => matchMedia(each).matches)"
        ) == [
            False,
            False,
        ]
        assert len(page.context.pages) == 1
