"""Words of a calendar in a page: text, and links that say who wrote them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from partage.agenda.cleaning import cleaned
from partage.agenda.reading import read_calendar
from partage.views import agenda
from tests.agenda.agendas import PARIS, calendar, folder_of, site_with

TITLE = '<script>alert(1)</script>" onmouseover="x'


def test_nothing_of_a_calendar_becomes_an_element(tmp_path: Path) -> None:
    data = calendar(
        f"UID:a\nDTSTART:20260910T100000Z\nSUMMARY:{TITLE}\nLOCATION:{TITLE}\nDESCRIPTION:{TITLE}\nURL:https://exemple.org/",
        'UID:b\nDTSTART:20260911T100000Z\nSUMMARY:Lien\nURL:javascript:alert(1)',
    )  # fmt: skip
    site = site_with(folder_of(tmp_path, {"centre": data}))
    page = agenda.body(site)
    assert "<script>alert" not in page
    assert 'onmouseover="' not in page
    assert page.count("&lt;script&gt;") >= 3
    assert "javascript:" not in page
    assert '<a href="https://exemple.org/" rel="ugc nofollow noopener">' in page


def test_an_address_that_runs_is_not_kept(tmp_path: Path) -> None:
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "http://exemple.org/",
        "https://nom@exemple.org/",
    ):
        data = calendar(f"UID:b\nDTSTART:20260911T100000Z\nSUMMARY:Lien\nURL:{address}")
        kept = cleaned(read_calendar(data, PARIS), "a", PARIS, date(2026, 9, 1), {}, described=False)
        assert b"URL" not in kept, address
