"""What goes wrong in documents that are archives of XML: their members, their sizes, their elements, their cells."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from random import Random

from tests.fuzz.text_mutations import many, odd
from tests.fuzz.text_mutations import mutated as mutated_text

KINDS = ("docx", "odt", "xlsx")
_MAIN = {"docx": "word/document.xml", "odt": "content.xml", "xlsx": "xl/worksheets/sheet1.xml"}
_MOMENT = (2026, 1, 1, 0, 0, 0)
_ELEMENT = re.compile(rb"<([\w:]+)((?: [^<>]*)?)>")
_TEXT = re.compile(rb">([^<>]+)<")
_VALUE = re.compile(rb'="([^"]*)"')
_CELLS = (
    b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', b'<row r="20001"><c r="A20001" t="str"><v>x</v></c></row>',
    b'<row r="2"><c r="A2" t="s"><v>99999999</v></c></row>', b'<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
    b'<row r="0"><c r="A0"><v>1</v></c></row>', b'<row><c><v>1</v></c></row>', b'<row r="3"><c r="ZZZZ3"><v>1</v></c></row>',
    b'<row r="2"><c r="A2" t="d"><v>10000-99-99</v></c></row>', b'<row r="2"><c r="A2" s="1"><v>1e300</v></c></row>',
    b'<row r="2"><c r="A2" s="1"><v>-999999999</v></c></row>', b'<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>',
    b'<row r="2"><c r="A2" t="b"><v>7</v></c></row>', b'<row r="2"><c r="A2"><f>SUM(A1:A9)</f><v>NaN</v></c></row>',
    b'<row r="2"><c r="A2" t="inlineStr"><is><t>' + b"x" * 60_000 + b"</t></is></c></row>",
    b'<row r="99999999999999999999"><c r="A2"><v>1</v></c></row>', b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref=""/>',
)  # fmt: skip


def _opened(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _closed(members: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            with warnings.catch_warnings():
                # Two members with the same name are intended.
                warnings.simplefilter("ignore")
                archive.writestr(info, content, compresslevel=1)
    return buffer.getvalue()


def mutated(draw: Random, data: bytes, kind: str, others: Sequence[bytes]) -> bytes:
    """Return the document *data* with other members, other elements, or another archive around them."""
    members = _opened(data)
    way = draw.random()
    if way < 0.65:
        place = next(place for place, (name, _) in enumerate(members) if name == _MAIN[kind])
        if draw.random() < 0.25:
            place = draw.randrange(len(members))
        name, content = members[place]
        for _ in range(draw.choice((1, 1, 2, 3))):
            content = _other_xml(draw, content, kind)
        members[place] = (name, content)
    elif way < 0.85:
        members = _other_members(draw, members, others)
    if way >= 0.85 or draw.random() < 0.1:
        return _other_archive(draw, _closed(members))
    return _closed(members)


def _other_members(
    draw: Random, members: list[tuple[str, bytes]], others: Sequence[bytes]
) -> list[tuple[str, bytes]]:
    place = draw.randrange(len(members))
    name, content = members[place]
    way = draw.randrange(6)
    if way == 0:
        return members[:place] + members[place + 1 :]
    if way == 1:
        odd_name = draw.choice(
            ("../x", "/x", "x\x1b", "é/ü", "a" * 3000, name.upper(), name + "/", "C:\\x", " ")
        )
        return [*members[:place], (odd_name, content), *members[place + 1 :]]
    if way == 2:
        added = draw.choice(_opened(draw.choice(others)))
        return [*members[:place], (name, added[1]), *members[place + 1 :]]
    if way == 3:
        bomb = draw.choice((b"\0", b"<a>", b"<w:p/>", b" ")) * draw.choice((1000, 400_000, 4_000_000))
        return [*members, (draw.choice((name, "word/media/x.xml", "x.bin")), bomb)]
    if way == 4:
        return members + [(f"x/{number}.xml", b"<a/>") for number in range(many(draw, 4000))]
    return [(each, b"") if each == name else (each, inside) for each, inside in members]


def _other_archive(draw: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 2, 6))):
        # The headers of members hold signatures, flags, methods, checksums and sizes.
        starts = [found.start() for found in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
        place = draw.choice(starts) + draw.randrange(46)
        if place < len(changed):
            changed[place] = draw.choice((0, 1, 8, 255, draw.randrange(256)))
    return draw.choice(
        (
            bytes(changed),
            bytes(changed),
            data + data,
            b"x" * 100 + data,
            data[: len(data) // 2],
            zlib.compress(data),
        )
    )


def _other_xml(draw: Random, xml: bytes, kind: str) -> bytes:
    way = draw.randrange(9)
    if way == 0:
        return mutated_text(draw, xml, [xml])
    if way == 1:
        start = xml.find(b"?>") + 2
        return (
            xml[:start]
            + b'<!DOCTYPE x [<!ENTITY a "'
            + b"b" * 50
            + b'"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
            + xml[start:]
        )
    if way == 2 and kind == "xlsx":
        cell = draw.choice(_CELLS)
        mark = b"</sheetData>" if cell.startswith(b"<row") else b"<sheetData>"
        return (
            xml.replace(mark, cell + mark) if cell.startswith(b"<row") else xml.replace(mark, cell + mark, 1)
        )
    found = list((_ELEMENT if way < 5 else _TEXT if way < 8 else _VALUE).finditer(xml))
    if not found:
        return xml
    one = draw.choice(found)
    if way < 5:
        return _other_element(draw, xml, one)
    piece = odd(draw).encode("utf-8", "surrogatepass")
    if draw.random() < 0.6:
        piece = piece.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b'"', b"&quot;")
    return xml[: one.start(1)] + piece * draw.choice((1, 1, 1, 50)) + xml[one.end(1) :]


def _other_element(draw: Random, xml: bytes, one: re.Match[bytes]) -> bytes:
    """Return *xml* with the element that *one* opens repeated, nested in itself, renamed, left open or removed."""
    name = one[1]
    way = draw.randrange(5)
    if way == 0:
        return xml[: one.start()] + xml[one.end() :]
    if way == 1:
        other = draw.choice(list(_ELEMENT.finditer(xml)))
        return xml[: one.start(1)] + other[1] + xml[one.end(1) :]
    if way == 2:
        times = many(draw, 100_000 // len(one[0]))
        return xml[: one.start()] + one[0] * times + xml[one.start() :]
    end = xml.find(b"</" + name + b">", one.end())
    whole = xml[one.start() : end + len(name) + 3] if end > 0 else one[0]
    if way == 3:
        return xml[: one.start()] + whole * many(draw, 100_000 // len(whole)) + xml[one.start() :]
    times = draw.choice((5, 50, 99, 101, 400, 2000))
    return (
        xml[: one.start()]
        + one[0] * times
        + xml[one.end() : end]
        + (b"</" + name + b">") * times
        + xml[end + len(name) + 3 :]
    )
