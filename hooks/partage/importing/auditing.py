"""What a document said and its draft does not say: found without the converter, so that nothing is lost in silence."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from partage.folding import fold

_PARTS = {
    "docx": re.compile(r"word/(?:document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml"),
    "odt": re.compile(r"(?:content|styles)\.xml"),
}
_PARAGRAPH = re.compile(
    r"</?(?:w:p|text:(?:p|h|note|note-body)|office:annotation|p|[uod]l|li|t[dhr]|h[1-6]|div|d[dt]|br|caption|summary|"
    r"details|fig(?:ure|caption)|section|article|blockquote|pre|label|button)(?: [^>]*)?/?>",
    re.IGNORECASE,
)
# Word keeps instructions, and what tracked changes took out, in other elements than `w:t`.
_WORD_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)\b")
_UNSEEN = re.compile(
    r"<(script|style|head|text:tracked-changes|office:automatic-styles|office:styles|svg|text:note-citation|dc:creator|dc:date|meta:creator-initials)\b.*?</\1>|<a\b[^>]*doc-noteref.*?</a>|<!--.*?-->",
    re.DOTALL | re.IGNORECASE,
)
_SPACE = re.compile(r"<(?:text:s|text:tab|text:line-break)\b[^>]*>")
_MARK = re.compile(r"\[\^\w+\]:?|\]\((?:[^()\s]|\([^()]*\))*(?: \"[^\"]*\")?\)")
_TAG = re.compile(r"<[^>]*>")
_AT_ONCE = 5
"""Words that must be found together."""


def passages(data: bytes, kind: str) -> list[str]:
    """Return the paragraphs of the document *data*; none for Markdown, whose text is the draft's."""
    if kind == "md":
        return []
    if kind == "html":
        return list(_split(data.decode("utf-8", "replace"), kind))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if _PARTS[kind].fullmatch(name)]
        return [
            text for name in parts for text in _split(archive.read(name).decode("utf-8", "replace"), kind)
        ]


def _split(markup: str, kind: str) -> Iterator[str]:
    for piece in _PARAGRAPH.split(_UNSEEN.sub(" ", markup)):
        if kind == "docx":
            text = "".join(found[1] or " " * (found[1] is None) for found in _WORD_TEXT.finditer(piece))
        else:
            text = _TAG.sub("", _SPACE.sub(" ", piece))
        text = " ".join(html.unescape(text).split())
        if text:
            yield text


def lost(said: list[str], draft: str) -> list[str]:
    """Return those of the passages *said* that cannot be found in *draft*, each once."""
    found = _squeezed(_MARK.sub("", draft))
    return [each for each in dict.fromkeys(said) if not _is_in(each, found)]


def _is_in(passage: str, found: str) -> bool:
    words = fold(passage).split()
    pieces = ("".join(words[start : start + _AT_ONCE]) for start in range(0, len(words), _AT_ONCE))
    return all(piece in found for piece in pieces)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")
