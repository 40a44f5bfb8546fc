"""Dates as precise as people know them."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from partage.reference.reference_data import ReferenceData
from partage.sheets.partial_date import PartialDate, PartialDateField, not_before

MOMENT: TypeAdapter[PartialDate] = TypeAdapter(PartialDateField)


def refusal(written: object) -> str:
    with pytest.raises(ValidationError) as raised:
        MOMENT.validate_python(written)
    return str(raised.value.errors()[0].get("ctx", {}).get("error"))


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2024", PartialDate(2024)),
        ("2024-09", PartialDate(2024, 9)),
        ("2024-09-15", PartialDate(2024, 9, 15)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        (" 2024 ", PartialDate(2024)),
    ],
)
def test_date_is_a_year_a_month_or_a_day(written: str, moment: PartialDate) -> None:
    assert MOMENT.validate_python(written) == moment
    assert str(moment) == written.strip()


@pytest.mark.parametrize(
    "written",
    ["2024-09-15T14:30", "2024-09-15 14:30:00", "2024-09-15t14:30:00.123Z", "2024-09-15T14:30+02:00",
     "2024-09-15T14:30:00 +0200", "2024\u201109\u201115", "2024-09-16T00:30:00+09:00", "2024-09-14T22:00Z", "2024-09-14 23:30-03"],
)  # fmt: skip
def test_of_a_moment_the_day_is_kept(written: str) -> None:
    assert MOMENT.validate_python(written) == PartialDate(2024, 9, 15)


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("2024-12-31T23:30:00Z", "Europe/Paris", "2025-01-01"),
        ("2024-12-31T23:30:00Z", "America/Guadeloupe", "2024-12-31"),
        ("2025-01-01T02:30:00+00:00", "America/Guadeloupe", "2024-12-31"),
        ("2024-06-30T21:59:59z", "Europe/Paris", "2024-06-30"),
        ("2024-06-30T22:00:00z", "Europe/Paris", "2024-07-01"),
        ("2024-02-28T20:00Z", "Indian/Reunion", "2024-02-29"),
        ("2024-12-31T23:30", "Indian/Reunion", "2024-12-31"),
    ],
)
def test_a_moment_with_a_zone_has_its_day_where_the_site_is(
    written: str, zone: str, day: str, references: ReferenceData
) -> None:
    there = replace(references, zone=ZoneInfo(zone))
    assert str(MOMENT.validate_python(written, context=there)) == day


@pytest.mark.parametrize(
    "written",
    ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-9", "24", "09/2024", "septembre 2024", "", "3024",
     "0999", "2024-01-01T", "2024-01-01T10", "2024-01-01T33:00", "2024-01T10:00", "2024-02-30T10:00", "٢٠٢٤", "2024-04-31", ["2024"], {"a": "b"}],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_the_forms_of_a_date(written: object) -> None:
    assert refusal(written).endswith(
        "n’est pas une date ; écrivez l’année (2024), le mois (2024-09) ou le jour (2024-09-15), ou « non-renseigne »"
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024", "2024"),
        ("2024-05", "2024"),
        ("2024", "2024-01"),
        ("2024-05-02", "2024-05"),
        ("2023", "2024-01-01"),
    ],
)
def test_end_may_be_as_late_as_the_start_as_far_as_both_are_known(start: str, end: str) -> None:
    moments = MOMENT.validate_python(start), MOMENT.validate_python(end)
    assert not_before(*moments) == moments[1]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2024", "2023"), ("2024-05", "2024-04"), ("2024-05", "2023"), ("2024", "2023-12-31"),
     ("2024-05-02", "2024-05-01"), ("2024-05-02", "2024-04")],
)  # fmt: skip
def test_end_before_start_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match=rf"la fin \({end}\) est avant le début \({start}\)"):
        not_before(MOMENT.validate_python(start), MOMENT.validate_python(end))


@given(st.text(alphabet="0123456789-"))
def test_what_is_accepted_is_shown_as_written(text: str) -> None:
    try:
        assert str(MOMENT.validate_python(text)) == text
    except ValidationError:
        assert "n’est pas une date" in refusal(text)
