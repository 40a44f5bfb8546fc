"""What a document said and its draft does not say: found without the converter, so that nothing is lost in silence."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import islice

from partage.importing.markup import shown, tags_of
from partage.importing.refusal import Refusal
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
# Word keeps instructions, and what tracked changes took out, in other elements than `w:t`.
_WORD_TEXT = re.compile(r"<w:t[\s>]")
_SPACE = re.compile(r"<(?:text:s|text:tab|text:line-break|w:tab|w:br)\b")
# An address has an end: without it, each « ]( » would look for its own as far as the last one.
_MARK = re.compile(r"\[\^\w+\]:?|\]\((?:[^()\s]|\([^()]{0,1000}\)){0,1000}+(?: \"[^\"]{0,1000}\")?\)")
_AT_ONCE = 5
"""Words that must be found together."""
MOST_LETTERS = 2 * LARGEST_FILE
_MOST_TAGS = {"html": 100_000, "docx": 400_000, "odt": 400_000}
_DEEPEST_XML = 150
"""Elements in one another; what office software writes has thirty."""
_WAY_OUT = "copiez l’essentiel de son texte dans un nouveau document, et importez celui-ci"
MOST_LOST = 300
"""Each is looked for in the whole draft."""


def paragraphs(data: bytes, kind: str) -> list[str]:
    """Return the paragraphs of the document *data*; none for Markdown, whose text is the draft's.

    Refusal where there is more than a sheet could ever say: nobody has to wait for that.
    """
    said: list[str] = []
    letters = 0
    for markup in _markups(data, kind):
        if markup.count("<") > _MOST_TAGS[kind]:
            raise Refusal(f"ce document est trop compliqué : trop de balises ; {_WAY_OUT}.")
        for text in _split(markup, kind):
            letters += len(text)
            said.append(text)
            if letters > MOST_LETTERS:
                raise Refusal(
                    f"ce document est trop long pour une fiche ({MOST_LETTERS // 1024} Kio au plus) ; {_WAY_OUT}."
                )
    return said


def _markups(data: bytes, kind: str) -> Iterator[str]:
    if kind == "html":
        yield data.decode("utf-8", "replace")
    elif kind != "md":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in filter(_PARTS[kind].fullmatch, archive.namelist()):
                yield archive.read(name).decode("utf-8", "replace")


def _split(markup: str, kind: str) -> Iterator[str]:
    said: list[str] = []
    is_text = kind != "docx"
    depth = 0
    for text, tag in tags_of(shown(markup)):
        if is_text:
            said.append(text)
        if kind != "html" and not tag.endswith("/>"):
            depth += -1 if tag.startswith("</") else tag[1:2] not in ("", "?", "!")
            if depth > _DEEPEST_XML:
                raise Refusal(f"ce document a trop de listes ou de cadres l’un dans l’autre ; {_WAY_OUT}.")
        if kind == "docx":
            is_text = bool(_WORD_TEXT.match(tag)) and not tag.endswith("/>")
        if not tag or _PARAGRAPH.match(tag):
            yield from filter(None, [_unescaped("".join(said))])
            said.clear()
        elif _SPACE.match(tag):
            said.append(" ")


def _unescaped(text: str) -> str:
    # Python does not read the number of a character when it has thousands of digits.
    with suppress(ValueError):
        text = html.unescape(text)
    return " ".join(text.split())


def missing_passages(said: list[str], draft: str) -> list[str]:
    """Return the first of the passages *said* that cannot be found in *draft*, each once, *MOST_LOST* at most."""
    found = _squeezed(_MARK.sub("", draft))
    missing = (each for each in dict.fromkeys(said) if not _is_in(each, found))
    return list(islice(missing, MOST_LOST))


def _is_in(passage: str, found: str) -> bool:
    words = fold(passage).split()
    pieces = ("".join(words[start : start + _AT_ONCE]) for start in range(0, len(words), _AT_ONCE))
    return all(piece in found for piece in pieces)


def _squeezed(text: str) -> str:
    return fold(text).replace(" ", "")
