"""The drawing of the home page follows the content."""

from __future__ import annotations

from partage.rendering.year_dots import MAX_HEIGHT, year_dots
from tests.samples import initiative, site


def drawn(*years: str) -> dict[str, int]:
    dots = year_dots(site(*(initiative(f"x-{at}", debut=year) for at, year in enumerate(years))))
    return {column.year: len(column.dots) for column in dots.columns} if dots else {}


def test_a_dot_a_sheet_above_the_year_it_began_in() -> None:
    assert drawn("2019", "2021", "2021") == {"2019": 1, "2020": 0, "2021": 2}


def test_one_year_is_no_drawing() -> None:
    assert drawn("2021", "2021") == {}
    assert drawn() == {}


def test_where_there_are_many_each_dot_stands_for_several() -> None:
    assert drawn("2020", *["2021"] * (MAX_HEIGHT + 2)) == {"2020": 1, "2021": (MAX_HEIGHT + 2) // 2}
