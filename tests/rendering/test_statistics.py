"""Figures of a term."""

from __future__ import annotations

from partage.rendering.statistics import figures
from tests.samples import initiative, site

SHEETS = (
    initiative("a", debut="2019", methodes=["tirage-au-sort"]),
    initiative("b", debut="2021", fin="2024", methodes=["tirage-au-sort", "conseil-citoyen"]),
)


def said(facet: str, count: int = 2) -> list[tuple[str, str]]:
    made = site(*SHEETS)
    return [(each.number, each.label) for each in figures(made, facet, made.catalogue.initiatives[:count])]


def test_a_term_says_how_much_it_holds_and_when() -> None:
    assert said("theme") == [
        ("2", "initiatives"),
        ("1", "territoire"),
        ("2", "méthodes"),
        ("1", "structure"),
        ("2019–2024", "années"),
    ]


def test_a_term_does_not_count_itself() -> None:
    assert "méthodes" not in dict(said("method")).values()


def test_a_single_initiative_needs_no_figures() -> None:
    assert said("theme", 1) == []
