"""Numbers as printable text. The browser reads them back in tests/browser/test_search_scripts.py."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from partage.search.encoding import BASE, ascending, encoded, encoded_all, gaps


def decoded(text: str) -> list[int]:
    numbers, number, unit = [], 0, 1
    for character in text:
        digit = ord(character) - 33
        number += digit % BASE * unit
        unit *= BASE
        if digit < BASE:
            numbers.append(number)
            number, unit = 0, 1
    return numbers


@given(st.lists(st.integers(min_value=0, max_value=10**7)))
def test_numbers_are_read_back(numbers: list[int]) -> None:
    text = encoded_all(numbers)
    assert decoded(text) == numbers
    assert all("!" <= character <= "~" for character in text)


@given(st.sets(st.integers(min_value=0, max_value=10**6)))
def test_gaps_are_what_each_number_adds(numbers: set[int]) -> None:
    in_order = sorted(numbers)
    assert list(accumulate((gap + 1 for gap in decoded(gaps(in_order))), initial=-1))[1:] == in_order


def test_small_numbers_are_short() -> None:
    assert [len(encoded(number)) for number in (0, 46, 47, 2208, 2209)] == [1, 1, 2, 2, 3]


@given(st.sets(st.integers(min_value=0, max_value=10**6)))
def test_gaps_are_read_back_here_too(numbers: set[int]) -> None:
    assert ascending(gaps(sorted(numbers))) == sorted(numbers)
