"""The home page: which sheets are the latest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from partage.runtime.git import GitDates
from partage.views import home
from tests.samples import initiative, site

SHEETS = [
    initiative(name, debut=year)
    for name, year in (("a", "2022"), ("b", "2021"), ("c", "2020"), ("d", "2019"))
]


def latest(**added: date) -> list[str]:
    history = {f"initiatives/{name}.md": GitDates(day, day) for name, day in added.items()}
    return [each.id for each in home.latest(replace(site(*SHEETS), history=history))]


def test_the_sheet_added_last_is_first() -> None:
    days = {"a": date(2024, 1, 1), "b": date(2024, 1, 2), "c": date(2024, 1, 4), "d": date(2024, 1, 3)}
    assert latest(**days) == ["c", "d", "b", "a"]


def test_a_sheet_that_is_not_committed_yet_is_the_newest() -> None:
    assert latest(a=date(2024, 1, 1), c=date(2024, 1, 2)) == ["b", "d", "c", "a"]


def test_without_git_the_most_recent_initiative_is_first() -> None:
    assert latest() == ["a", "b", "c", "d"]


def test_what_arrived_this_month_is_counted_and_each_card_says_its_day() -> None:
    base = replace(
        site(*map(initiative, ("a", "b", "c", "d"))),
        today=date(2026, 1, 31),
        history={
            "initiatives/a.md": GitDates(date(2026, 1, 1), date(2026, 1, 2)),
            "initiatives/b.md": GitDates(date(2025, 12, 31), date(2026, 1, 2)),
            "initiatives/c.md": GitDates(date(2026, 1, 31), date(2026, 1, 31)),
        },
    )
    assert home.new_this_month(base) == "2 ajoutées ce mois-ci"
    page = home.page(base, "").replace("\u00a0", " ")
    assert "2 ajoutées ce mois-ci." in page
    assert page.count("Arrivée le ") == 3
    assert "Arrivée le 31 décembre 2025" in page
    assert home.new_this_month(replace(base, today=date(2026, 2, 1))) == ""
