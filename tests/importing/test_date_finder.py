"""Dates in sentences."""

from __future__ import annotations

import pytest

from partage.importing.date_finder import dates_in, iso, iso_of_cell


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Le 16 novembre 2018 sous le soleil", ["atteste_en 2018-11-16"]),
        ("(janvier – décembre 2024)", ["debut 2024-01", "fin 2024-12"]),
        ("du 12 au 14 mai 2022", ["debut 2022-05-12", "fin 2022-05-14"]),
        ("de 2019 à 2021", ["debut 2019", "fin 2021"]),
        ("Entre janvier 2020 et juin 2021", ["debut 2020-01", "fin 2021-06"]),
        ("lancé en mars 2021", ["debut 2021-03"]),
        ("un accueil nécessaire en mars 2021", ["atteste_en 2021-03"]),
        ("le 1er août 2020", ["atteste_en 2020-08-01"]),
        ("vote le 15/03/2022", ["atteste_en 2022-03-15"]),
        ("depuis 2017, 2500 personnes", ["debut 2017"]),
        ("2018 personnes, 2000 €, code 2019-2", []),
        ("le 31/02/2021 ou le 45 mars 2021", []),
        ("de 2021 à 2019", []),
    ],
)
def test_sentences(sentence: str, expected: list[str]) -> None:
    assert [f"{dated.key} {dated.date}" for dated in dates_in(sentence)] == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12/03/2023", "2023-03-12"),
        ("2023-03-12", "2023-03-12"),
        ("Mars 2021", "2021-03"),
        ("03/2021", "2021-03"),
        ("1er  juin 2020", "2020-06-01"),
        ("2021", "2021"),
        ("31/02/2021", ""),
        ("12 mars", ""),
        ("bientôt", ""),
    ],
)
def test_a_cell(written: str, expected: str) -> None:
    assert iso(written) == expected


def test_cells_of_spreadsheets() -> None:
    for written, read in {
        "mars-21": "2021-03", "janv.-21": "2021-01", "févr-21": "2021-02", "Sept. 2020": "2020-09", "12-mars-21": "2021-03-12", "mai 98": "1998-05",
        "12/03/21": "2021-03-12", "03.05.2021": "2021-05-03", "03/21": "2021-03", "03/2021": "2021-03", "2021-03": "2021-03", "2021/03/12": "2021-03-12",
        "2021-03-01 00:00:00": "2021-03-01", "2021-03-01T10:00:00+01:00": "2021-03-01", "01/03/2021 14h30": "2021-03-01", "Mars 2021 à 10h": "2021-03",
        "lundi 12 mars 2021": "2021-03-12", "ven. 12/03/21": "2021-03-12", "le 3 mai 2021": "2021-05-03", "1er mars 2021": "2021-03-01", "2021": "2021",
        "juil.\u00a02022": "2022-07", "août-19": "2019-08", "05/06": "", "31/02/2021": "", "13/2021": "", "mars": "", "12 mars": "", "99": "",
        "2019-2021": "", "depuis 2019": "", "": "",
    }.items():  # fmt: skip
        assert iso_of_cell(written) == read, written
