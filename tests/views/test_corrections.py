"""What is to be corrected, on the pages of the local server."""

from __future__ import annotations

from dataclasses import replace

from partage.text.problem import Problem
from partage.views import corrections, not_found
from tests.samples import initiative, site, spaced

WRONG = Problem("initiatives/velos.md", 7, "themes", "« x » n’est pas un thème")
REMARK = Problem("initiatives/jardin.md", 2, "", "à revoir", "warning")


def test_a_missing_page_says_what_keeps_sheets_out() -> None:
    here = replace(site(initiative()), problems=(REMARK, WRONG))
    page = spaced(not_found.body(here, "/", corrections.of_left_out(here)))
    assert "initiatives/velos.md:7" in page
    assert "« x » n’est pas un thème" in page
    assert "jardin.md" not in page
    assert here.strings("missing.text") not in not_found.body(here, "/", corrections.of_left_out(here))


def test_without_errors_it_is_the_page_that_is_published() -> None:
    here = replace(site(initiative()), problems=(REMARK,))
    assert corrections.of_left_out(here) == ""
    assert here.strings("missing.text") in not_found.body(here, "/", "")


def test_the_page_of_corrections_has_remarks_too() -> None:
    here = replace(site(initiative()), problems=(REMARK, WRONG))
    assert "jardin.md:2" in corrections.body(here)
    assert "velos.md:7" in corrections.body(here)
