"""Numbers of people as they are written; `tests/browser/test_sheet_form.py` holds the form to the same ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from partage.text.quantities import decimal_point, plain_number, quantity

VECTORS = json.loads((Path(__file__).parent / "quantities.json").read_text("utf-8"))


def said(written: str) -> str | None:
    found = quantity(written)
    if found is None:
        return None
    about, low, high = found
    return f"{about} {low}".strip() + ("" if high is None else f" à {high}")


@pytest.mark.parametrize(("written", "read"), VECTORS, ids=[repr(written) for written, _ in VECTORS])
def test_vectors(written: str, read: str | None) -> None:
    assert said(written) == read


def test_a_long_text_is_no_number() -> None:
    assert quantity("1 " * 100_000) is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("43,2951", "43.2951"),
        ("-0,5", "-0.5"),
        ("43.2951", "43.2951"),
        ("1,2,3", "1,2,3"),
        ("\u202f43,2\u00a0", "43.2"),
    ],
)
def test_a_decimal_comma_is_read(written: str, read: str) -> None:
    assert decimal_point(written) == read


def test_marks_between_thousands_are_those_of_numbers_only() -> None:
    assert plain_number("12\u202f000 et 13.000") == "12000 et 13000"
    for kept in ("le 1 2", "2018 200", "1 2000", "1.20", "12,000 000"):
        assert plain_number(kept) == kept
