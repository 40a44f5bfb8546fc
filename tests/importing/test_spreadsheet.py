"""Tables as office software writes them, and the drafts of their rows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from partage.importing.importer import Report, import_files
from partage.importing.refusal import Refusal
from partage.importing.spreadsheet import MAX_ROWS, tables_of
from partage.reference.reference_data import ReferenceData
from tests.samples import ROOT

CORPUS = ROOT / "tests/corpus/import"
HEAD = "titre;resume;etat;territoires;themes;porteur"
RIGHT = "Le jardin;Une vingtaine d’habitants font vivre un jardin au pied des immeubles.;en-cours;05061 Gap;lien-social;non-renseigne"


def imported(tmp_path: Path, references: ReferenceData, *lines: str) -> Report:
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines), "utf-8")
    [report] = import_files([path], tmp_path / "vers", references)
    return report


def rows_of(data: bytes, kind: str) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """The names and the rows of the only table in *data*."""
    [(_, table)], _ = tables_of(data, kind)
    return table.names, table.rows


def draft(report: Report) -> str:
    [path] = report.written
    return path.read_text("utf-8")


def test_separators_and_encodings_make_the_same_rows() -> None:
    rows = [["titre", "themes"], ["Café, thé", "a|b"]]
    for separator in ";\t":
        for charset in ("utf-8", "utf-8-sig", "cp1252"):
            data = "\r\n".join(separator.join(row) for row in rows).encode(charset)
            assert rows_of(data, "csv") == (rows[0], [("ligne 2", rows[1])])
    assert rows_of(b'titre,themes\n"Caf\xc3\xa9, th\xc3\xa9",a|b', "csv") == (rows[0], [("ligne 2", rows[1])])


def test_rows_are_numbered_as_in_the_file() -> None:
    _, rows = rows_of(b"Mes actions;\n;\ntitre;themes\n;\nUn;a\n", "csv")
    assert rows == [("ligne 5", ["Un", "a"])]


def test_workbooks_give_what_they_show() -> None:
    _, rows = rows_of((CORPUS / "dates-et-nombres.xlsx").read_bytes(), "xlsx")
    assert rows[0][1][6:9] == ["2022-03-08", "2022-03-08", "12"]
    assert rows[1][1][6:8] == ["2021", ""]


def test_a_hidden_sheet_is_not_read() -> None:
    names, _ = rows_of((CORPUS / "feuille-cachee.xlsx").read_bytes(), "xlsx")
    assert names == ["titre", "resume"]


def test_a_table_that_is_too_large() -> None:
    with pytest.raises(Refusal, match="trop grand"):
        rows_of(b"titre;a\n" + b"x;y\n" * (MAX_ROWS + 1), "csv")
    with pytest.raises(Refusal, match="trop grand"):
        rows_of(b"titre" + b";a" * 300 + b"\nx", "csv")


def test_a_broken_workbook() -> None:
    with pytest.raises(Refusal, match="classeur"):
        rows_of(b"PK\x03\x04", "xlsx")


def test_the_extra_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(Refusal, match="pip install"):
        rows_of(b"", "xlsx")
    assert rows_of(b"titre;a\nx;y", "csv")


def test_a_right_row_is_a_right_sheet(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, HEAD, RIGHT)
    assert (report.problems, report.unanswered, report.remarks) == ([], [], [])
    assert [path.name for path in report.written] == ["le-jardin.md"]


def test_values_that_no_list_knows_are_comments_and_said(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, HEAD, RIGHT.replace("lien-social", "lien socail | mobilite"))
    assert "\nthemes: mobilite\n" in draft(report)
    assert (
        "# non compris : « lien socail » n’est pas un thème connu ; vouliez-vous dire « lien-social » ?"
        in draft(report)
    )
    assert any(remark.startswith("ligne 2 : themes : « lien socail »") for remark in report.remarks)


def test_a_name_of_many_places_is_asked(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, HEAD, RIGHT.replace("05061 Gap", "Saint-Denis"))
    assert "territoires:" not in draft(report).replace("# territoires", "")
    assert report.unanswered == ["ligne 2 : territoires"]


def test_columns_that_are_not_understood_are_said_and_not_published(
    tmp_path: Path, references: ReferenceData
) -> None:
    report = imported(tmp_path, references, f"{HEAD};Téléphone", f"{RIGHT};06 00 00 00 00")
    assert "06 00" not in draft(report)
    assert "colonne « Téléphone » non comprise, laissée de côté" in report.remarks


def test_dates_lists_and_sections(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(
        tmp_path, references, f"{HEAD};Début;Partenaires;Contexte;Freins;Participation",
        f'{RIGHT};12/03/2021;Caf | Ville;"Un terrain <b>vague</b>.";"Peu de temps ; pas d’eau";diagnostic: consultation',
    )  # fmt: skip
    text = draft(report)
    assert '\ndebut: "2021-03-12"\n' in text
    assert "\nacteurs:\n  - Caf\n  - Ville\n" in text
    assert "\nparticipation:\n  diagnostic: consultation\n" in text
    assert "## Contexte et diagnostic\n\nUn terrain &lt;b>vague&lt;/b>." in text
    assert "## Freins, leviers, contournements\n\nPeu de temps ; pas d’eau" in text
    assert report.problems == []


def test_two_rows_of_one_title_make_two_files(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, HEAD, RIGHT, RIGHT)
    assert [path.name for path in report.written] == ["le-jardin.md", "le-jardin-2.md"]


def test_a_file_that_exists_is_not_touched(tmp_path: Path, references: ReferenceData) -> None:
    (tmp_path / "vers").mkdir()
    (tmp_path / "vers/le-jardin.md").write_text("à moi", "utf-8")
    report = imported(tmp_path, references, HEAD, RIGHT)
    assert (tmp_path / "vers/le-jardin.md").read_text("utf-8") == "à moi"
    assert report.refused
    assert any("existe déjà" in remark for remark in report.remarks)


def test_a_row_without_title_is_said(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, HEAD, RIGHT, ";" + RIGHT.partition(";")[2])
    assert any(remark.startswith("ligne 3 : pas de titre") for remark in report.remarks)
    assert [path.name for path in report.written] == ["le-jardin.md", "sans-titre-ligne-3.md"]


def test_a_title_column_is_needed(tmp_path: Path, references: ReferenceData) -> None:
    report = imported(tmp_path, references, "couleur;themes", "bleu;mobilite")
    assert "aucune colonne ne donne le titre" in report.refused
