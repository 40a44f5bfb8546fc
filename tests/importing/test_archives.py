"""Archives that swell, lie, or contain several documents at once."""

from __future__ import annotations

import zipfile
from io import BytesIO
from random import Random

import pytest

from partage.importing.archives import MAX_XML_BYTES, check_archive
from partage.importing.refusal import Refusal
from tests.importing.hostile import CORPUS, docx, rezipped, xlsx


def refused(data: bytes, kind: str) -> str:
    with pytest.raises(Refusal) as refusal:
        check_archive(data, kind)
    return str(refusal.value)


def archive(method: int = zipfile.ZIP_DEFLATED, **parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def test_every_document_of_the_corpus_passes() -> None:
    for path in CORPUS.iterdir():
        kind = path.suffix[1:]
        if kind in MAX_XML_BYTES:
            check_archive(path.read_bytes(), kind)


def test_xml_that_swells_under_any_name_and_in_any_encoding() -> None:
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    noise = Random(1).randbytes(1_500_000)
    for parts in (
        {"word__document.xml": "<x>" + "a" * 5_000_000},
        {"word__other.bin": " <x>" + "a" * 5_000_000},
        {"word__document.xml": entity.encode("utf-16")},
        {"word__document.xml": b"<!--" + b"x" * 65_530 + entity.encode()},
        {"word__a.dat": entity},
        {f"word__{number}.xml": b"<x>" + noise for number in range(9)},
    ):
        assert "démesuré" in refused(rezipped("cafe-des-parents.docx", **parts), "docx")


def test_pictures_may_be_flat() -> None:
    check_archive(docx("", word__media__a_bmp=b"\0" * 20_000_000), "docx")


def test_what_two_readers_would_read_in_two_ways_is_broken() -> None:
    out = BytesIO((CORPUS / "cafe-des-parents.docx").read_bytes())
    with zipfile.ZipFile(out, "a") as twice, pytest.warns(UserWarning, match="Duplicate name"):
        twice.writestr("word/document.xml", "<x/>")
    assert "abîmé" in refused(out.getvalue(), "docx")
    assert "abîmé" in refused(xlsx("", **{"content.xml": "<x/>"}), "xlsx")
    for method in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        assert "abîmé" in refused(archive(method, word__document=b"<x/>" * 100), "docx")


def test_a_damaged_archive_is_a_sentence_wherever_it_is_cut_or_changed() -> None:
    data = (CORPUS / "cafe-des-parents.docx").read_bytes()
    for place in range(0, len(data), len(data) // 40):
        refused(data[:place], "docx")
        changed = data[:place] + bytes((data[place] ^ 0xFF,)) + data[place + 1 :]
        try:
            check_archive(changed, "docx")
        except Refusal as refusal:
            assert str(refusal).endswith(".")
