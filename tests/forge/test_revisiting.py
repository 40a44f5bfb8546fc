"""Which sheets to ask news of, and why."""

from __future__ import annotations

from datetime import UTC, date

import pytest

from partage.cli import main
from partage.forge.revisiting import revisiting, to_revisit
from partage.runtime.git import GitDates
from tests.conftest import Project
from tests.samples import initiative, sheet, spaced

TODAY = date(2026, 1, 15)


def said(changed: date | None = None, /, **fields: object) -> list[str]:
    each = initiative("a", **fields)
    history = {each.path: GitDates(changed, changed)} if changed else {}
    return [spaced(sentence) for _, sentence in to_revisit([each], history, TODAY)]


@pytest.mark.parametrize(
    ("end", "months"),
    [
        ("2025-12", 0),
        ("2025-07", 6),
        ("2025-07-16", 0),
        ("2025-07-15", 6),
        ("2025-01", 12),
        ("2024", 12),
        ("2023", 24),
        ("2019", 24),
    ],
)
def test_what_ended_some_time_ago_without_news(end: str, months: int) -> None:
    found = said(etat="terminee", fin=end)
    assert ([f"plus de {months} mois" in each for each in found] == [True]) if months else found == []
    assert said(etat="terminee", fin=end, retours={"date": "2025", "texte": "Tout va bien."}) == []


def test_what_is_under_way_and_untouched_for_a_year() -> None:
    assert "n’a pas changé depuis le 2025-01-15" in said(date(2025, 1, 15))[0]
    assert said(date(2025, 1, 16)) == []
    assert said(date(2020, 1, 1), etat="arretee") == []
    assert said() == [], "where Git cannot tell, nothing is said"


def test_deadlines_that_passed() -> None:
    late = {"texte": "Se revoir.", "echeance": "2025-12"}
    assert "échéance passée (2025-12) : « Se revoir. »" in said(propositions=[late])[0]
    assert said(propositions=[{**late, "etat": "tenue"}]) == []
    assert said(propositions=[{**late, "echeance": "2026-01"}]) == []


def test_nothing_to_ask_is_a_sentence(project: Project) -> None:
    assert revisiting(project(), TODAY, UTC) == "Aucune fiche à revisiter."


def test_the_command_prints_a_sheet_a_line(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project(jardin=sheet(etat="terminee", fin="2020")))
    assert main(["revisiter", "--au", "2026-01-15"]) == 0
    assert spaced(capsys.readouterr().out).startswith(
        "initiatives/jardin.md : finie en 2020, il y a plus de 24 mois"
    )
