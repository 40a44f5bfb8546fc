"""The sheets of this network, completed in the form."""

from __future__ import annotations

import pytest

from tests.browser.chromium import chromium
from tests.browser.completing import complete_each
from tests.browser.serving import serving
from tests.samples import ROOT
from tests.site.building import Built

pytestmark = pytest.mark.browser


def test_a_sheet_completed_as_it_is_has_the_same_bytes(network: Built) -> None:
    with chromium() as browser, serving(network.folder) as address:
        page = browser.new_page()
        assert complete_each(page, address, ROOT / "initiatives") >= 10
