"""A file is only opened if it is what its name says, and within bounds."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from partage.importing import archives, incoming_file
from partage.importing.importer import import_files
from partage.importing.incoming_file import content, kind_of, text_of
from partage.importing.refusal import Refusal
from partage.reference.reference_data import ReferenceData
from tests.samples import ROOT

CORPUS = ROOT / "tests/corpus/import"


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(Refusal) as refusal:
        content(path, kind_of(path))
    return str(refusal.value)


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("bilan.pdf", "document d’origine"),
        ("bilan.doc", "Enregistrer sous"),
        ("bilan.ods", ".xlsx ou .csv"),
        ("bilan.png", "l’un de ces formats"),
        ("bilan", "l’un de ces formats"),
    ],
)
def test_another_format_is_refused_with_a_way_out(name: str, way_out: str) -> None:
    with pytest.raises(Refusal, match=way_out):
        kind_of(Path(name))


def test_usual_endings_are_known() -> None:
    assert [kind_of(Path(name)) for name in ("a.DOCX", "a.htm", "a.txt", "a.tsv")] == [
        "docx",
        "html",
        "md",
        "csv",
    ]


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    (tmp_path / "a.md").write_bytes(b" \n\n")
    assert "vide" in refused(tmp_path / "a.docx")
    assert "vide" in refused(tmp_path / "a.md")


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    (tmp_path / "dossier.md").mkdir()
    assert "n’existe pas" in refused(tmp_path / "absent.docx")
    assert "fichier ordinaire" in refused(tmp_path / "dossier.md")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(incoming_file.MAX_FILE_BYTES + 1)
    assert "c’est trop" in refused(path)
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(incoming_file.MAX_TEXT_BYTES + 1)
    assert "c’est trop" in refused(tmp_path / "a.csv")


def test_a_zip_bomb(tmp_path: Path) -> None:
    assert "démesuré" in refused(
        zipped(tmp_path / "a.docx", word__document=b"0" * (archives.MAX_UNZIPPED_BYTES + 1))
    )


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.docx", word__document=b"0" * 100_000)
    data = path.read_bytes()
    # The unpacked size, in both headers.
    path.write_bytes(data.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little")))
    assert "abîmé" in refused(path)


def test_many_small_parts(tmp_path: Path) -> None:
    parts = {f"p{number}": b"" for number in range(archives.MAX_ENTRIES + 1)}
    assert "démesuré" in refused(zipped(tmp_path / "a.xlsx", **parts))


def test_xml_entities_that_swell(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><w:document>&a;</w:document>'
    assert "démesuré" in refused(zipped(tmp_path / "a.docx", word__document=bomb))


def test_a_password(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 2000)
    assert "mot de passe" in refused(tmp_path / "a.docx")
    locked = zipped(
        tmp_path / "a.odt", content=b"?", **{"META-INF__manifest": b"<manifest:encryption-data/>"}
    )
    assert "mot de passe" in refused(locked)


@pytest.mark.parametrize("name", ["page-de-site.html", "epicerie-solidaire.odt", "tableau-simple.xlsx"])
def test_a_wrong_ending(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes((CORPUS / name).read_bytes())
    assert "n’est pas un vrai « .docx »" in refused(path)


def test_an_archive_named_as_a_text(tmp_path: Path) -> None:
    for ending in ("md", "html", "csv"):
        path = tmp_path / f"a.{ending}"
        path.write_bytes((CORPUS / "epicerie-solidaire.odt").read_bytes())
        assert "ne contient pas du texte" in refused(path)


def test_text_in_the_usual_encodings() -> None:
    text = "L’œil ému\nà 300 €"
    for charset in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        assert text_of(text.replace("\n", "\r\n").encode(charset)) == text
    page = '<meta charset="iso-8859-15"><p>œ €</p>'
    assert text_of(page.encode("iso-8859-15"), "html") == page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04" + b"\0" * 100),
        ("a.docx", b"not a zip"),
        ("a.odt", b"%PDF-1.7"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0"),
        ("a.md", b"\0\1\2"),
        ("a.md", b"---\ntitre: [\n---\n"),
        ("a.html", b"<html><body></body></html>"),
        ("a.csv", b"titre;resume\n"),
        ("a.csv", b"nom du chien;couleur\nRex;noir\n"),
        ("a.pdf", b"%PDF"),
    ],
)
def test_nothing_is_written_of_what_is_refused(
    tmp_path: Path, references: ReferenceData, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [report] = import_files([path], tmp_path / "vers", references)
    assert report.refused.endswith((".", "?", "»"))
    assert report.written == []
    assert not (tmp_path / "vers").exists()


def test_deep_lists_are_refused_rather_than_an_end_of_the_program(
    tmp_path: Path, references: ReferenceData
) -> None:
    path = tmp_path / "a.html"
    path.write_text("<h1>Titre</h1>" + "<ul><li>x" * 3000, "utf-8")
    [report] = import_files([path], tmp_path / "vers", references)
    assert report.refused
    assert report.written == []


def test_a_table_wider_than_a_sheet_may_bear(tmp_path: Path, references: ReferenceData) -> None:
    path = tmp_path / "a.html"
    row = "<tr>" + "<td>x</td>" * 60 + "</tr>"
    path.write_text("<h1>Un titre</h1><p>Texte.</p><table>" + row * 350 + "</table>", "utf-8")
    [report] = import_files([path], tmp_path / "vers", references)
    assert report.written == []
    assert "plus de 6000 cases" in report.refused
