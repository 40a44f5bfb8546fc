"""Text of a document that is missing from its draft: found without pandoc, so that nothing is lost silently."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import islice

from partage.importing.markup import tags_of, visible_markup
from partage.importing.refusal import Refusal
from partage.importing.xml_bounds import check_xml
from partage.sheets.source import LARGEST_FILE
from partage.text.folding import fold

_PARTS = {
    "docx": re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml"),
    "odt": re.compile(r"(?:content|styles)\.xml"),
}
_PARAGRAPH = re.compile(
    r"</?(?:w:p|text:(?:p|h|note|note-body)|office:annotation|p|[uod]l|li|t[dhr]|h[1-6]|div|d[dt]|br|caption|summary|"
    r"details|fig(?:ure|caption)|section|article|blockquote|pre|label|button)[\s/>]",
    re.IGNORECASE,
)
# Word keeps field instructions, and text deleted by tracked changes, in elements other than `w:t`.
_WORD_TEXT = re.compile(r"<w:t[\s>]")
_SPACE = re.compile(r"<(?:text:s|text:tab|text:line-break|w:tab|w:br)\b")
# Addresses have a maximum length: otherwise every « ]( » would search as far as the last one.
_MARK = re.compile(r"\[\^\w+\]:?|\]\((?:[^()\s]|\([^()]{0,1000}\)){0,1000}+(?: \"[^\"]{0,1000}\")?\)")
_WORDS_AT_ONCE = 5
"""Words that must be found together."""
MAX_CHARACTERS = 2 * LARGEST_FILE
_MAX_TAGS = {"html": 100_000, "docx": 200_000, "odt": 100_000}
_MAX_XML_DEPTH = 150
"""Nested elements; office software writes thirty."""
_WAY_OUT = "copiez l’essentiel de son texte dans un nouveau document, et importez celui-ci"
MAX_MISSING = 300
"""Passages; each is looked for in the whole draft."""


def paragraphs(data: bytes, kind: str) -> list[str]:
    """Return the paragraphs of the document *data*; none for Markdown, whose text is that of the draft.

    Refusal if there is far more than a sheet could hold, or more than `xml_bounds` allows: nobody should wait for that.
    """
    found: list[str] = []
    length = 0
    for markup in _markups(data, kind):
        if markup.count("<") > _MAX_TAGS[kind]:
            raise Refusal(f"ce document est trop compliqué : trop de balises ; {_WAY_OUT}.")
        if kind != "html":
            check_xml(markup, kind)
        for text in _split(markup, kind):
            length += len(text)
            found.append(text)
            if length > MAX_CHARACTERS:
                raise Refusal(
                    f"ce document est trop long pour une fiche ({MAX_CHARACTERS // 1024} Kio au plus) ; {_WAY_OUT}."
                )
    return found


def size_of_text(data: bytes, kind: str) -> int:
    """Return the bytes that the text of the document *data* takes, unpacked, with its tags."""
    if kind not in _PARTS:
        return len(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if _PARTS[kind].fullmatch(part.filename))


def _markups(data: bytes, kind: str) -> Iterator[str]:
    if kind == "html":
        yield data.decode("utf-8", "replace")
    elif kind != "md":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in filter(_PARTS[kind].fullmatch, archive.namelist()):
                yield archive.read(name).decode("utf-8", "replace")


def _split(markup: str, kind: str) -> Iterator[str]:
    pieces: list[str] = []
    is_text = kind != "docx"
    depth = 0
    for text, tag in tags_of(visible_markup(markup)):
        if is_text:
            pieces.append(text)
        if kind != "html" and not tag.endswith("/>"):
            depth += -1 if tag.startswith("</") else tag[1:2] not in ("", "?", "!")
            if depth > _MAX_XML_DEPTH:
                raise Refusal(f"ce document a trop de listes ou de cadres l’un dans l’autre ; {_WAY_OUT}.")
        if kind == "docx":
            is_text = bool(_WORD_TEXT.match(tag)) and not tag.endswith("/>")
        if not tag or _PARAGRAPH.match(tag):
            yield from filter(None, [_unescaped("".join(pieces))])
            pieces.clear()
        elif _SPACE.match(tag):
            pieces.append(" ")


def _unescaped(text: str) -> str:
    # Python refuses a character reference with thousands of digits.
    with suppress(ValueError):
        text = html.unescape(text)
    return " ".join(text.split())


def missing_passages(passages: list[str], draft: str) -> list[str]:
    """Return those of *passages* that cannot be found in *draft*, in order, each once, MAX_MISSING at most."""
    found = _squeezed(_MARK.sub("", draft))
    missing = (each for each in dict.fromkeys(passages) if not _is_in(each, found))
    return list(islice(missing, MAX_MISSING))


def _is_in(passage: str, found: str) -> bool:
    words = fold(passage).split()
    pieces = (
        "".join(words[start : start + _WORDS_AT_ONCE]) for start in range(0, len(words), _WORDS_AT_ONCE)
    )
    return all(piece in found for piece in pieces)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")
