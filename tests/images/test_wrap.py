"""Words in lines of about the same length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partage.images.wrap import balanced


def lengths(widths: list[float], lines: list[range], space: float) -> list[float]:
    return [sum(widths[index] for index in line) + space * (len(line) - 1) for line in lines]


def test_lines_are_as_few_as_can_be_and_even() -> None:
    # Filled to the brim, the first line would hold three words and leave one alone.
    assert balanced([30, 30, 30, 30], 5, 105) == [range(2), range(2, 4)]


def test_one_line_stays_one_line_and_nothing_makes_none() -> None:
    assert balanced([30, 30], 5, 100) == [range(2)]
    assert balanced([], 5, 100) == []


def test_a_word_that_is_too_long_has_a_line_of_its_own() -> None:
    assert balanced([10, 300, 10], 5, 100) == [range(1), range(1, 2), range(2, 3)]


@given(st.lists(st.floats(1, 90), min_size=1, max_size=30))
def test_every_word_is_there_once_in_order_and_no_line_is_too_long(widths: list[float]) -> None:
    lines = balanced(widths, 5, 100)
    assert [index for line in lines for index in line] == list(range(len(widths)))
    assert max(lengths(widths, lines, 5)) <= 100 + 1e-6
