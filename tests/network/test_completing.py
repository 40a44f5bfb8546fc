"""The sheets of this network, completed in the form."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.completing import complete_each
from tests.browser.serving import serving
from tests.samples import ROOT
from tests.site.building import Built

pytestmark = pytest.mark.browser


def test_a_sheet_completed_as_it_is_has_the_same_bytes(browser: Browser, network: Built) -> None:
    with serving(network.folder) as address, browser.new_page() as page:
        assert complete_each(page, address, ROOT / "initiatives") >= 10
