"""Checks on the text of a sheet before it is rendered: above all, what the parser could not cope with."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from partage.text.messages import quoted
from partage.text.privacy import text_warnings
from partage.text.problem import Severity
from partage.text.strict_yaml import UNREADABLE

BodyProblem: TypeAlias = tuple[int, str, Severity]
"""The line of a problem in a body, what to do about it, and its severity."""

LARGEST_BODY = 256 * 1024
MOST_CELLS = 20_000
"""comrak fills short rows up to the widest one: 30 kB of `|` make 250 MB of HTML."""
MOST_NESTED = 20
"""Quotations and lists that one line may open: 20,000 `>` take seconds to parse."""
MOST_ADDRESSES = 200
"""Automatic links in one line: comrak recurses over them, and 40,000 `a@b.c` end the process."""

_PICTURE_TO_TELL = (
    "cette image n’a pas de description ; entre les crochets, dites ce qu’elle montre à qui ne la voit pas : "
    "« ![les habitants plantent un arbre](images/photo.jpg) »"
)
_BLOCK_MARK = r"[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)]|\[\^[^\]\n]{1,100}\]:)(?![^ \t\n]))"
_DEEP_LINE = re.compile(rf"^(?:{_BLOCK_MARK}){{{MOST_NESTED + 1}}}", re.MULTILINE)
_UNTOLD_PICTURE = "![]("
_ADDRESS_MARKS = ("@", "://", "www.")
_CODE = re.compile(r"`[^`]*`")
_CODED = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_SIMPLE = "abbr|a|br|b|del|details|div|em|i|p|span|strike|strong|sub|summary|sup|s|u"
"""Tags that are given back where they are closed, and remarked there where they are not (`inline_html`)."""
_RAW_HTML = re.compile(
    rf"</?(?!(?:{_SIMPLE})\b(?!-))[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>|<!--", re.IGNORECASE
)


def body_problems(body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield what the parser could not cope with; if nothing, the remarks on what readers should not find."""
    excess = list(excesses(body, first_line))
    if excess:
        yield from excess
    # Most texts need no remark: one look at the whole avoids a look at each line.
    elif any(text_warnings(body)) or _RAW_HTML.search(body) or _UNTOLD_PICTURE in body:
        yield from _warnings_by_line(body, first_line)


def excesses(body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield what would make rendering too slow or too large, or crash the process."""
    if len(body.encode("utf-8", "surrogatepass")) > LARGEST_BODY:
        yield (
            first_line,
            f"ce texte est trop long ({LARGEST_BODY // 1024} Kio au plus) ; raccourcissez-le",
            "error",
        )
        return
    # comrak ends lines at \r too, and nowhere else: lines must be counted as it sees them.
    text = body.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    cells = _too_many_cells(lines) if "|" in text else (0, "")
    code = _acting_code(text) if "&#" in text else (0, "")
    for line, message in (cells, code, _too_deep(text), _too_many_addresses(text, lines)):
        if message:
            yield first_line + line, message, "error"


def _too_many_cells(lines: Sequence[str]) -> tuple[int, str]:
    columns = [line.count("|") for line in lines]
    widest = max(columns)
    if widest * len(lines) <= MOST_CELLS:
        return 0, ""
    return columns.index(widest), (
        "il y a trop de « | » pour un texte de cette longueur ; faites un tableau moins large, ou joignez-le comme "
        "document"
    )


def _acting_code(text: str) -> tuple[int, str]:
    """Return the line of the first character reference to a character that no sheet may hold."""
    for found in _CODED.finditer(text):
        number = int(found[1], 16) if found[1] else int(found[2])
        if number <= sys.maxunicode and UNREADABLE.match(chr(number)):
            return text.count("\n", 0, found.start()), (
                f"il y a ici un caractère invisible (U+{number:04X}), écrit par le code {quoted(found[0])} ; "
                "effacez-le et retapez ce passage au clavier"
            )
    return 0, ""


def _too_deep(text: str) -> tuple[int, str]:
    deep = _DEEP_LINE.search(text)
    if deep is None:
        return 0, ""
    return text.count("\n", 0, deep.start()), (
        f"cette ligne ouvre plus de {MOST_NESTED} citations ou listes l’une dans l’autre ; gardez-en une ou deux"
    )


def _too_many_addresses(text: str, lines: Sequence[str]) -> tuple[int, str]:
    if _addresses(text) <= MOST_ADDRESSES:
        return 0, ""
    crowded = next((index for index, line in enumerate(lines) if _addresses(line) > MOST_ADDRESSES), None)
    if crowded is None:
        return 0, ""
    return (
        crowded,
        f"plus de {MOST_ADDRESSES} adresses sur une même ligne ; mettez-en une par ligne, en liste",
    )


def _addresses(text: str) -> int:
    return sum(map(text.count, _ADDRESS_MARKS))


def _warnings_by_line(body: str, first_line: int) -> Iterator[BodyProblem]:
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        for sentence in text_warnings(line):
            yield number, sentence, "warning"
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        html = None if fence or "<" not in line else _RAW_HTML.search(_CODE.sub("", line))
        if html:
            yield number, _shown_as_text(html[0]), "warning"
        if _UNTOLD_PICTURE in line and not fence:
            yield number, _PICTURE_TO_TELL, "warning"


def _shown_as_text(html: str) -> str:
    return (
        f"{quoted(html)} : le HTML n’est pas interprété ici, il sera affiché tel quel ; écrivez en Markdown "
        "(« **gras** », « [texte](adresse) »), ou retirez-le"
    )
