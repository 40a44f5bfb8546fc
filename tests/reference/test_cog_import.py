"""From Insee's table to the compact file."""

from __future__ import annotations

from partage.reference.cog import CogTable
from partage.reference.cog_import import compact

COLUMNS = (
    "code", "type", "nom", "commune", "epci", "departement", "region", "population", "lat", "lon", "codes_postaux",
)  # fmt: skip
TABLE = """\
05061|commune|Gap||200067825|05|93|300|44.5|6.0|05000
04001|commune|L'Aiglun||200067825|04|93|100|44.1|6.1|04510 04511
13055|commune|Marseille|||13|93|50|43.2|5.4|13003
13203|arrondissement-municipal|Marseille 3e Arrondissement|13055||13|93|50|43.3|5.3|13003
97601|commune|Acoua|||976|06|7|||97630
200067825|epci|CA Gap-Tallard-Durance|||||999|||
04|departement|Alpes-de-Haute-Provence||||93||||
05|departement|Hautes-Alpes||||93||||
13|departement|Bouches-du-Rhône||||93||||
976|departement|Mayotte||||06||||
06|region|Mayotte||||||||
93|region|Provence-Alpes-Côte d'Azur||||||||
"""


def small() -> CogTable:
    rows = [dict(zip(COLUMNS, line.split("|"), strict=True)) for line in TABLE.splitlines()]
    return CogTable(compact(rows).encode())


def test_epci_is_of_the_departement_of_most_of_its_people() -> None:
    assert small()["epci-200067825"].ancestors == ("departement-05", "region-93", "pays-fr")


def test_commune_keeps_its_own_departement() -> None:
    assert small()["04001"].ancestors == ("epci-200067825", "departement-04", "region-93", "pays-fr")


def test_populations_are_the_sums_of_the_communes() -> None:
    reference = small()
    counted = {key: reference[key].population for key in ("epci-200067825", "departement-13", "region-93")}
    assert counted == {"epci-200067825": 400, "departement-13": 50, "region-93": 450}


def test_census_of_another_year_is_not_dated() -> None:
    reference = small()
    years = {
        key: reference[key].population_year for key in ("05061", "97601", "departement-976", "region-06")
    }
    assert years == {"05061": 2023, "97601": None, "departement-976": None, "region-06": None}


def test_order_of_the_rows_does_not_count() -> None:
    rows = [dict(zip(COLUMNS, line.split("|"), strict=True)) for line in TABLE.splitlines()]
    assert compact(rows) == compact(reversed(rows))


def test_line_says_everything_once() -> None:
    rows = [dict(zip(COLUMNS, line.split("|"), strict=True)) for line in TABLE.splitlines()]
    assert "l aiglun\t04001\tL’Aiglun\t200067825 04\t100\t2023\t44.1\t6.1\t04510 04511\n" in compact(rows)
