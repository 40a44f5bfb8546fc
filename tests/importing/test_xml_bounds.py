"""What pandoc would take long over in the XML of documents is refused; what offices write is not."""

from __future__ import annotations

import pytest

from partage.importing.refusal import Refusal
from partage.importing.xml_bounds import check_cells, check_xml

LIST = "<text:list><text:list-item>"
END_OF_LIST = "</text:list-item></text:list>"
BEGIN, END = '<w:fldChar w:fldCharType="begin"/>', "<w:fldChar w:fldCharType='end'/>"


def test_each_bound_at_its_limit_and_beyond() -> None:
    for kind, most, more, sentence in (
        ("docx", "<w:tc/>" * 6000, "<w:tc/>" * 6001, "plus de 6000 cases"),
        ("odt", "<table:table-cell>" * 3000, "</text:p><table:table-cell>" * 6001, "plus de 6000 cases"),
        ("docx", "<w:p>" + "<w:r>" * 19_999, "<w:p/></w:p><w:p>" + "<w:r>" * 20_000, "paragraphe n° 2"),
        ("odt", "<text:p>" + "<text:a>" * 3999, "<text:p>" + "<text:a>" * 4000, "paragraphe n° 1"),
        (
            "odt",
            "<style:style>" * 9999 + "<text:p>a</text:p>",
            "<text:h a>" + "<text:a>" * 4000,
            "paragraphe n° 1",
        ),
        ("odt", "<text:h>a</text:h>" * 1500, "<text:h>a</text:h>" * 1501, "plus de 1500 titres"),
        ("odt", '<text:s text:c="10000"/>', "<text:s text:c = '9999'/><text:s text:c='2'/>", "10000 espaces"),
        (
            "docx",
            "<w:footnoteReference w:id='2'/>" * 50,
            "<w:footnoteReference w:id='2'/>" * 51,
            "même note plus de 50",
        ),
        (
            "docx",
            "<w:gridSpan w:val='9999'/>" * 100,
            "<w:gridSpan w:val='9999'/>" * 101,
            "plus de 6000 cases",
        ),
        ("docx", BEGIN * 100 + END + BEGIN, BEGIN * 101, "jamais refermés"),
        (
            "odt",
            (LIST * 8 + END_OF_LIST * 8) * 50,
            (LIST * 11 + END_OF_LIST * 11) * 20,
            "listes l’une dans l’autre",
        ),
        ("odt", LIST * 8, LIST * 40, "listes l’une dans l’autre"),
    ):
        check_xml(most, kind)
        with pytest.raises(Refusal, match=sentence) as refused:
            check_xml(more, kind)
        assert " ; " in str(refused.value)


def test_cells_are_counted_in_each_kind_of_document() -> None:
    for cell in ("<td>", "<TH class=a>", "<w:tc>", "<table:table-cell/>"):
        check_cells(cell * 6000)
        with pytest.raises(Refusal):
            check_cells(cell * 6001)
    check_cells("<w:tcPr/><table:table-cells><tdx>" * 6001)
