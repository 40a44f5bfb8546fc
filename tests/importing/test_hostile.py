"""Documents and tables that would crash the process, or keep it busy for minutes: each soon becomes one sentence."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from partage.reference.reference_data import ReferenceData
from tests.importing.hostile import docx, imported, odt, rezipped, xlsx

SIZE = 1_900_000
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
SOON = 60
"""Seconds for a whole test: each file takes a fraction of a second, and used to take minutes."""


def test_pages_that_open_and_never_close(tmp_path: Path, references: ReferenceData) -> None:
    start = monotonic()
    for piece in (
        "<svg ", "<a ", "<!--", "<script>", "<", "&", "]]>", "<table><tr>", "<div>", "<font>", "<td>", '"', "<p>un mot ",
    ):  # fmt: skip
        page = f"<h1>Le titre</h1><p>Un texte.</p>{piece * (SIZE // len(piece))}"
        refused = imported(page, "html", tmp_path, references).refused
        assert "trop" in refused, piece
    assert monotonic() - start < SOON


def test_an_encoding_that_takes_minutes_is_not_tried(tmp_path: Path, references: ReferenceData) -> None:
    start = monotonic()
    page = "<meta charset=punycode><h1>Le titre</h1><p>a</p><!--" + "a-" * (SIZE // 2) + "zzzz" * 9000 + "-->"
    assert len(imported(page, "html", tmp_path, references).written) == 1
    assert monotonic() - start < SOON


def test_numbers_of_characters_that_python_does_not_read(tmp_path: Path, references: ReferenceData) -> None:
    page = f"<h1>Le titre</h1><p>Un &#{'9' * 9000}; texte.</p>"
    assert len(imported(page, "html", tmp_path, references).written) == 1


def test_markdown_that_is_mostly_form(tmp_path: Path, references: ReferenceData) -> None:
    for piece, count in (("> ", 2000), ("<ul>", 5000), ("[", 2000), ("- ", 5000), ("\n<b\n\n", 200)):
        text = f"# Le titre\n\nUn texte.\n\n{piece * count}"
        report = imported(text, "md", tmp_path, references)
        assert report.refused or report.written
    assert "Kio au plus" in imported("# Le titre\n\n" + "a\n" * SIZE, "md", tmp_path, references).refused


def test_documents_that_swell_or_nest(tmp_path: Path, references: ReferenceData) -> None:
    start = monotonic()
    text = PARAGRAPH.format("Le jardin")
    for refused_for, body in (
        ("démesuré", text + PARAGRAPH.format("a" * 50_000_000)),
        ("trop de balises", text + "".join(map(PARAGRAPH.format, range(80_000)))),
        ("trop long", text + PARAGRAPH.format("un mot " * 100_000)),
    ):
        assert refused_for in imported(docx(body), "docx", tmp_path, references).refused
    for body in (
        "<w:sdt><w:sdtContent>" * 9000 + text + "</w:sdtContent></w:sdt>" * 9000,
        "<w:tbl><w:tr><w:tc>" * 3000 + text + "</w:tc></w:tr></w:tbl>" * 3000,
    ):
        assert "l’un dans l’autre" in imported(docx(body), "docx", tmp_path, references).refused
    assert imported(docx("<w:t " * 100_000), "docx", tmp_path, references).refused
    for refused_for, body in (
        (
            "l’une dans l’autre",
            "<text:list><text:list-item>" * 900
            + "<text:p>a</text:p>"
            + "</text:list-item></text:list>" * 900,
        ),
        (
            "trop de balises",
            "<text:p>" + "<text:span>" * 20_000 + "a" + "</text:span>" * 20_000 + "</text:p>",
        ),
        ("l’un dans l’autre", "<text:p>" + "<text:span>" * 1500 + "a" + "</text:span>" * 1500 + "</text:p>"),
    ):
        assert refused_for in imported(odt(body), "odt", tmp_path, references).refused
    entity = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100}">]>'
    swollen = rezipped("cafe-des-parents.docx", **{"word__document.xml": entity.encode("utf-16")})
    assert "démesuré" in imported(swollen, "docx", tmp_path, references).refused
    assert monotonic() - start < SOON


def test_workbooks_whose_cells_are_far_or_repeated(tmp_path: Path, references: ReferenceData) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for rows in (
        f'{first}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        f"{first}<row r='1048576'><c\n r = 'XFD1048576' ><v>1</v></c></row>",
        f'{first}<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD20000"><v>1</v></c></row>',
        # Not detected beforehand: the reader aborts, in its own process.
        '<row r="1"><c t=">" r="A1"><v>1</v></c><c s=">" r="XFD1048576"><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 300_000 + "</row>",
    ):
        assert imported(xlsx(rows), "xlsx", tmp_path, references).refused


def test_a_far_cell_without_a_value_is_but_a_format(tmp_path: Path, references: ReferenceData) -> None:
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>titre</t></is></c><c r="B1" t="inlineStr"><is><t>resume</t></is></c>'
        '<c r="XFD1" s="0"/></row><row r="2"><c r="A2" t="inlineStr"><is><t>Le jardin</t></is></c></row>'
    )
    assert len(imported(xlsx(rows), "xlsx", tmp_path, references).written) == 1


def test_cells_that_are_all_space_or_thousands_of_values(tmp_path: Path, references: ReferenceData) -> None:
    start = monotonic()
    spaces = ("Le jardin;" + " " * 40_000 + "x\n") * 40
    assert len(imported(f"titre;acteurs\n{spaces}", "csv", tmp_path, references).written) == 40
    report = imported('titre;territoires\nLe jardin;"' + "a;" * 20_000 + '"\n', "csv", tmp_path, references)
    assert "20000 valeurs dans une case, c’est trop" in "".join(report.remarks)
    for text in ("titre;a\n" + '"' * SIZE, "titre;a\n" + "\n" * SIZE, "titre;" + "a;" * 900_000):
        assert imported(text, "csv", tmp_path, references).refused
    assert monotonic() - start < SOON


def test_a_sentence_without_end_is_read_at_its_beginning(tmp_path: Path, references: ReferenceData) -> None:
    start = monotonic()
    text = "<h1>Le jardin</h1><p>" + "en 2020 à Gap et depuis mai 2021 " * 3500
    assert len(imported(text, "html", tmp_path, references).written) == 1
    assert monotonic() - start < SOON
