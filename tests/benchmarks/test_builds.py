"""What the benchmark of builds makes of what it measured, and what it refuses to measure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath

import pytest

from tests.benchmarks.build_report import EDITED, IN_TWO, Result, report, verdicts
from tests.benchmarks.hugo import Hugo
from tests.benchmarks.subjects import Ours
from tests.benchmarks.weights import KINDS, Weight, kind_of, weights


def result(subject: str, size: int, seconds: float, peak_mb: float | None = None) -> Result:
    return Result(
        subject=subject, size=size, runs=1, seconds=seconds, cpu_seconds=seconds, peak_mb=peak_mb,
        weights=dict.fromkeys(KINDS, Weight()),
    )  # fmt: skip


def test_a_target_is_met_by_its_figures_only() -> None:
    results = [
        result("searchless", 10_000, 5),
        result("hugo", 10_000, 10, 2_000),
        result("ours", 10_000, 8, 600),
        result(EDITED, 10_000, 1.3),
    ]
    assert {each.target: (round(each.measured, 3), each.verdict) for each in verdicts(results)} == {
        "searchless at 10000, s / hugo at 10000, s": (0.5, "met"),
        "ours, edited at 10000, s": (1.3, "met"),
        "ours, edited at 10000, s / hugo at 10000, s": (0.13, "not met"),
        "ours at 10000, peak MB / hugo at 10000, peak MB": (0.3, "not met"),
    }


def test_what_a_site_of_two_editions_weighs_has_a_verdict() -> None:
    made = replace(result(IN_TWO, 2_000, 5), weights={"sheets": Weight(8_000, 100), "rest": Weight(500, 130)})
    assert {each.target: (each.measured, each.verdict) for each in verdicts([made])} == {
        "ours, fr en at 2000, files": (8_500, "met"),
        "ours, fr en at 2000, MB": (230, "not met"),
    }
    assert Ours(Path("a"), "fr en").name == IN_TWO


def test_what_was_not_measured_has_no_verdict() -> None:
    assert verdicts([result("ours", 10_000, 8), result("hugo", 10_000, 10)]) == []


def test_the_report_says_what_each_site_weighs() -> None:
    told = report([result("ours", 300, 2)])
    assert "| ours | 300 | 1 | 2.00 | 2.00 | ? | 0.0 | 0 |" in told
    assert "| ours | 300 |" + " 0.0 (0) |" * len(KINDS) in told


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("initiatives/fiche-00001/index.html", "sheets"),
        ("initiatives/index.html", "lists"),
        ("initiatives/page/2/index.html", "lists"),
        ("themes/sante/index.html", "terms"),
        ("themes/sante/page/2/index.html", "terms"),
        ("themes/index.html", "rest"),
        ("recueil/parcours/debuter/index.html", "booklets"),
        ("donnees/v1/fiches/0.json", "form"),
        ("proposer/initiatives/fiche-00001/index.json", "form"),
        ("proposer/lieux/01.txt", "rest"),
        ("recherche/index.json", "search"),
        ("pagefind/pagefind.js", "search"),
        ("index.html", "rest"),
        ("en/initiatives/fiche-00001/index.html", "sheets"),
        ("en/index.html", "rest"),
    ],
)
def test_kinds_of_both_sites_are_the_same(path: str, kind: str) -> None:
    assert kind_of(PurePath(path)) == kind


def test_every_file_is_weighed_once(tmp_path: Path) -> None:
    for name in ("index.html", "themes/sante/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1_000)
    assert {kind: weight for kind, weight in weights(tmp_path).items() if weight.files} == {
        "terms": Weight(1, 0.001),
        "rest": Weight(1, 0.001),
    }


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
    (hugo.site / "themes/sante/index.html").write_text('<li class="card colour-lagon">', "utf-8")
    assert hugo.lacks(1) == ""
