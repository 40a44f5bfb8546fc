"""The table of the benchmark of pages."""

from __future__ import annotations

from tests.benchmarks.pages import Measured, table, targets


def test_a_page_is_a_row_with_what_was_measured() -> None:
    page = Measured(
        site="ours", page="sheet", kilobytes=68.44, own=7.02, fonts=18.48, requests=16, shift=0.0004,
        scores={"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100},
        times={"first-contentful-paint": 1400.2, "largest-contentful-paint": 1402.7, "total-blocking-time": 0},
    )  # fmt: skip
    assert table([page]).splitlines()[-1] == (
        "| ours | sheet | 68.4 | 7.0 | 18.5 | 16 | 98 | 100 | 100 | 100 | 1400 | 1403 | 0 | 0.000 |"
    )


def test_what_was_not_measured_is_said() -> None:
    page = Measured(
        site="ours", page="home", kilobytes=1, own=1, fonts=0, requests=1, shift=None, scores={}, times={}
    )
    assert table([page]).splitlines()[-1].count("n/a") == 8
    # What is aimed at is said of what was measured.
    assert targets([page]).splitlines()[2:] == ["| home | requests | 1 | 8 | met |"]
