"""What the benchmark of builds refuses to measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.hugo import Hugo
from tests.benchmarks.subjects import Ours


@pytest.fixture
def hugo(tmp_path: Path) -> Hugo:
    """Hugo's site of one sheet and one theme, as it is without the layout of terms."""
    for page in ("initiatives/fiche-00001", "themes/sante"):
        (tmp_path / "site" / page).mkdir(parents=True)
        (tmp_path / "site" / page / "index.html").write_text("<h1>Santé</h1>", "utf-8")
    return Hugo(tmp_path, Ours(tmp_path / "ours", "fr"))


def test_a_term_without_a_card_is_not_measured(hugo: Hugo) -> None:
    assert hugo.lacks(1) == (
        "themes/sante/index.html of Hugo holds no card: its layout was not the one that it took"
    )


def test_a_site_without_a_sheet_is_not_measured(hugo: Hugo) -> None:
    assert hugo.lacks(2).startswith("hugo wrote 1 pages for 2 sheets")


def test_a_whole_site_is_measured(hugo: Hugo) -> None:
    (hugo.site / "themes/sante/index.html").write_text('<article class="card colour-lagon">', "utf-8")
    assert hugo.lacks(1) == ""
