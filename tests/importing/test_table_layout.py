"""Where the initiatives are in a table, and what separates its cells."""

from __future__ import annotations

from datetime import date

import pytest

from partage.importing.csv_table import csv_rows
from partage.importing.refusal import Refusal
from partage.importing.spreadsheet import tables_of
from partage.importing.table_layout import column_letters, table_in
from tests.importing.workbooks import DAY, FRENCH_MONTH, MONTH, TIME, YEAR, workbook

NAMES = ["Titre", "Résumé", "Territoire", "Thèmes"]
ROW = [
    "Réparer les vélos",
    "Des habitants réparent leurs vélos, ensemble, le samedi.",
    "05061 Gap",
    "lien-social",
]


def test_the_separator_is_the_one_that_makes_a_table() -> None:
    for text, separator in (
        ("Titre;Résumé (deux phrases, sans sigle);Territoire (commune, ville);Thèmes (jeunesse, santé, culture)\n{row}", ";"),
        ("Actions 2024, Gap, Embrun, Briançon, Veynes;;;\nTitre;Résumé;Territoire;Thèmes\n{row}", ";"),
        ('"Titre, court";"Résumé (un, deux, trois)";Territoire;"Thèmes, par importance, trois"\n{row}', ";"),
        ("sep=;\nTitre;Résumé;Territoire;Thèmes\n{row}", ";"), ("Titre\tRésumé\tTerritoire\tThèmes\n{row}", "\t"),
        ("Titre|Résumé|Territoire|Thèmes\n{row}", "|"), ("Actions, quartiers, 05\nMis à jour, mars\nTitre;Résumé;Territoire;Thèmes\n{row}", ";"),
    ):  # fmt: skip
        rows = list(csv_rows(text.format(row=separator.join(ROW))))
        assert rows[-1] == ROW, text
    quoted = 'Titre,Résumé,Territoire\n"Vélos","Un; deux; trois; quatre\net cinq",Gap'
    assert list(csv_rows(quoted))[-1] == ["Vélos", "Un; deux; trois; quatre\net cinq", "Gap"]
    # No name is known: the one with which all rows are alike.
    assert next(csv_rows("couleur;forme\nbleu, clair, pâle;rond\nvert, foncé;carré")) == ["couleur", "forme"]


def numbered(*rows: list[str]) -> list[tuple[int, list[str]]]:
    return list(enumerate(rows, 1))


def test_titles_above_and_names_beside() -> None:
    table = table_in(numbered(["Nos actions", "", "", ""], NAMES, ROW))
    assert table
    assert (table.names, table.rows, table.above) == (NAMES, [("ligne 3", ROW)], ["Nos actions"])
    sheet = [[name, value, value + " bis"] for name, value in zip(NAMES, ROW, strict=True)]
    turned = table_in(numbered(["FICHE ACTION", "", ""], *sheet, ["", "la suite", ""]))
    assert turned
    assert turned.names == NAMES
    assert [place for place, _ in turned.rows] == ["colonne B", "colonne C"]
    assert turned.rows[0][1] == [*ROW[:-1], "lien-social\nla suite"]
    assert turned.above == ["FICHE ACTION"]


def test_what_is_no_table_of_initiatives() -> None:
    for rows in (
        [],
        [["Comment remplir", ""], ["Une ligne par action", ""], ["Onglet", "Actions"]],
        [["couleur", "forme"], ["bleu", "rond"]],
    ):
        assert table_in(numbered(*rows)) is None
    people = table_in(numbered(["Nom", "Prénom", "Structure"], ["Exemple", "Nadia", "Caf"]))
    assert people
    assert people.lists_people
    for names, is_of_people in (
        (["Nom", "Téléphone"], True),
        (["Nom", "Structure", "Mail"], True),
        (["Nom", "Structure"], False),
        (["Nom", "Commune", "Téléphone"], False),
        (["Titre", "Résumé", "Nom", "Prénom", "Téléphone"], False),
    ):
        table = table_in(numbered(names, ["x"] * len(names)))
        assert table, names
        assert table.lists_people == is_of_people, names


def test_every_worksheet_is_read_or_named() -> None:
    data = workbook(
        {
            "Lisez-moi": [["Comment remplir"], ["Onglet", "Actions"]],
            "2023": [NAMES, ROW],
            "2024": [["Titre", "Commune"], ["Le four", "Gap"]],
            "Contacts": [["Nom", "Prénom", "Structure"], ["Exemple", "Nadia", "Caf"]],
            "Modèle": [NAMES],
            "Cachée": [NAMES, ROW],
            "Vide": [],
        },
        hidden=["Cachée"],
        comments=True,
    )
    tables, remarks = tables_of(data, "xlsx")
    assert [name for name, _ in tables] == ["2023", "2024"]
    assert [next(name for name in ("Cachée", "commentaires", "Lisez-moi", "Contacts", "Modèle") if name in each) for each in remarks] == [
        "Cachée", "commentaires", "Lisez-moi", "Contacts", "Modèle",
    ]  # fmt: skip
    with pytest.raises(Refusal, match="une liste de personnes"):
        tables_of("Nom;Prénom\nExemple;Nadia\n".encode(), "csv")
    with pytest.raises(Refusal, match="aucune colonne ne donne le titre"):
        tables_of(workbook({"A": [["couleur", "forme"], ["bleu", "rond"]]}), "xlsx")


def test_a_date_has_no_more_than_its_cell_shows() -> None:
    shown = [(date(2021, 3, 1), each) for each in (DAY, MONTH, YEAR, FRENCH_MONTH, TIME)]
    [(_, table)], _ = tables_of(workbook({"A": [[*NAMES, "Début"], [*ROW, *shown]]}), "xlsx")
    assert table.rows[0][1][4:] == ["2021-03-01", "2021-03", "2021", "2021-03", "2021-03-01"]


def test_column_letters() -> None:
    assert [column_letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
