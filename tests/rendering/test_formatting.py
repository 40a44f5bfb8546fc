"""Dates, periods and numbers of people, in words."""

from __future__ import annotations

from datetime import date

import pytest

from partage.rendering.formatting import count_in_words, day_in_words, in_words, period, short_period
from partage.sheets.partial_date import PartialDate
from partage.text.strings import Locale, strings
from tests.samples import initiative


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (PartialDate(2024), "2024", "2024"),
        (PartialDate(2024, 8), "août 2024", "August 2024"),
        (PartialDate(2024, 9, 15), "15 septembre 2024", "15 September 2024"),
        (PartialDate(2024, 9, 1), "1er septembre 2024", "1 September 2024"),
        (PartialDate(2024, 9, 11), "11 septembre 2024", "11 September 2024"),
        (PartialDate(2024, 9, 21), "21 septembre 2024", "21 September 2024"),
    ],
)
def test_date_is_said_as_far_as_it_is_known(moment: PartialDate, french: str, english: str) -> None:
    assert (in_words(moment, "fr"), in_words(moment, "en")) == (french, english)


def test_day_of_a_calendar() -> None:
    assert day_in_words(date(2026, 1, 1), "fr") == "1er janvier 2026"


@pytest.mark.parametrize(
    ("dates", "french"),
    [
        ({}, ""),
        ({"debut": "2018"}, "à partir de 2018"),
        ({"debut": "2018-03-04"}, "à partir du 4 mars 2018"),
        ({"debut": "2018", "fin": "2020"}, "de 2018 à 2020"),
        ({"debut": "2018", "fin": "2018"}, "2018"),
        ({"debut": "2018-10", "fin": "2018-12"}, "d’octobre à décembre 2018"),
        ({"debut": "2018-03", "fin": "2018-12"}, "de mars à décembre 2018"),
        ({"debut": "2018-04", "fin": "2019-08"}, "d’avril 2018 à août 2019"),
        ({"debut": "2018-11-16", "fin": "2018-11-17"}, "du 16 novembre au 17 novembre 2018"),
        ({"debut": "2018-11-16", "fin": "2018-11-16"}, "le 16 novembre 2018"),
        ({"debut": "2018", "fin": "2018-12-01"}, "de 2018 au 1er décembre 2018"),
        ({"debut": "2018-11-16", "fin": "2019"}, "du 16 novembre 2018 à 2019"),
        ({"atteste_en": "2018-11-16"}, "mentionnée le 16 novembre 2018"),
        ({"atteste_en": "2018"}, "mentionnée en 2018"),
        ({"fin": "2018"}, "jusqu’en 2018"),
        ({"fin": "2018-11-16"}, "jusqu’au 16 novembre 2018"),
    ],
)
def test_period_is_said_as_far_as_the_sheet_tells(dates: dict[str, str], french: str) -> None:
    assert period(initiative(**dates).fields, strings("fr")) == french


@pytest.mark.parametrize(
    ("dates", "years"),
    [
        ({}, ""),
        ({"debut": "2018-03"}, "2018"),
        ({"debut": "2018", "fin": "2018-12"}, "2018"),
        ({"debut": "2018", "fin": "2020"}, "2018–2020"),
        ({"atteste_en": "2018-11-16"}, "2018"),
        ({"fin": "2020"}, "2020"),
    ],
)
def test_years_of_a_card(dates: dict[str, str], years: str) -> None:
    assert short_period(initiative(**dates)) == years


@pytest.mark.parametrize(
    ("written", "locale", "words"),
    [
        ("20", "en", "20"),
        ("20-30", "fr", "20 à 30"),
        ("20-30", "en", "20 to 30"),
        ("environ 20", "fr", "environ 20"),
        ("environ 20", "en", "about 20"),
        ("près de 20", "fr", "près de 20"),
        ("plus de 20", "fr", "plus de 20"),
        ("moins de 20", "fr", "moins de 20"),
        ("environ 20-30", "fr", "environ 20 à 30"),
    ],
)
def test_number_of_people_in_the_language_of_the_page(written: str, locale: Locale, words: str) -> None:
    assert count_in_words(initiative(participants=written).fields.participants, strings(locale)) == words


def test_number_that_is_not_told_is_nothing() -> None:
    assert count_in_words(None, strings("fr")) == ""


@pytest.mark.parametrize("about", ["environ", "près de", "plus de", "moins de"])
@pytest.mark.parametrize("locale", ["fr", "en"])
def test_every_order_of_magnitude_has_its_words(about: str, locale: Locale) -> None:
    written = initiative(participants=f"{about} 20").fields.participants
    assert count_in_words(written, strings(locale)).endswith(" 20")
