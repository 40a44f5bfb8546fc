"""The text of a file → its fields and its Markdown, apart, each with the line that it begins on; or why it has none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partage.text.characters import received_line_for_line
from partage.text.messages import quoted
from partage.text.plain_marks import fields_with_plain_spaces, markdown_with_plain_spaces, odd_space_remark
from partage.text.problem import Severity
from partage.text.strict_yaml import unreadable_character

EXAMPLE = "« --- », puis « titre: Le jardin partagé » et les autres champs, puis « --- »"
UNCLOSED = (
    "la fin de l’en-tête n’est pas marquée ; ajoutez une ligne « --- » après le dernier champ, avant le texte"
)
_LINE = r"[-‐‑‒–—―⸺⸻─━−_=*]"
"""What word processors and phones make of hyphens, and what people take for them."""
_ODD_LINE = re.compile(rf"^[^\S\n]*\\?(?:{_LINE}+|```\w*|\.\.\.)[^\S\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^##+ ", re.MULTILINE)
_OF_ONE_LINE = re.compile(r"[ \t>]*(?:#{1,6}[ \t]|\|)")
"""A heading, a row of a table."""
_BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")
_BOUNDARY = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)
_SOFT_ENDS_ONLY = re.compile(r"\s*-{3,}[ \t]*\v")


_OF_LOST = ("\ufffc", "\ufffd", "Ã", "â€", "Â", "Å“")
_LOST = (
    (
        re.compile("[\ufffc\ufffd]"),
        "ce signe est mis là où un caractère ou une image n’a pas pu être lu ; retapez ce passage d’après l’original",
    ),
    (
        re.compile("Ã[\u00a0-\u00bf]|â€[™œ\u009d“”¦]|Â[«»\u00a0°]|Å“"),
        "ces lettres ont été lues dans un autre encodage ; retapez ce passage, ou enregistrez l’original en UTF-8",
    ),
)


class NotASheet(ValueError):
    """The text is not a sheet: the line to correct, and what to do."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the *line*, from 1, and the *message*."""
        super().__init__(f"{line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The two parts of a sheet, as the parsers read them; lines are those of the file, from 1."""

    fields: str
    """YAML, without its delimiters."""
    fields_line: int
    body: str
    body_line: int
    soft_ends: tuple[int, ...] = ()
    """Lines of the body, counted as it is here, that no editor counts as lines: they follow a U+000B or its like."""
    remarks: tuple[tuple[int, str, Severity], ...] = ()


# The check of a sheet asks, then its piece of the open data.
@lru_cache(maxsize=1)
def parts_of(text: str) -> Parts:
    """Return the parts of *text*, decoded but otherwise as it was received; `NotASheet` where it has none."""
    text = received_line_for_line(text)
    if _SOFT_ENDS_ONLY.match(text):
        text = text.replace("\v", "\n")
    found = unreadable_character(text.replace("\v", " "))
    if found:
        raise NotASheet(found[0] + 1, found[1])
    start = _opened(text)
    closing = _BOUNDARY.search(text, start)
    if closing is None:
        found = not_closed(text[start:]) or (0, UNCLOSED)
        raise NotASheet(_line_at(text, start) + found[0], found[1])
    fields, odd = fields_with_plain_spaces(text[start : closing.start()].replace("\v", " "))
    line = _line_at(text, start)
    remarks = [line + each for each in odd]
    body_start = _after_blank_lines(text, closing.end())
    body, odd = markdown_with_plain_spaces(text[body_start:].rstrip())
    body_line = _line_at(text, body_start)
    remarks += [body_line + each for each in odd]
    said = [odd_space_remark(remarks[0], len(remarks))] if remarks else []
    said += _lost_letters(text)
    body, soft_ends = _with_line_ends(body, body_line)
    return Parts(
        fields=fields,
        fields_line=line,
        body=body,
        body_line=body_line,
        soft_ends=soft_ends,
        remarks=tuple(said),
    )


def _lost_letters(text: str) -> Iterator[tuple[int, str, Severity]]:
    """Yield a remark on the first letter that was lost on the way here, for each way of losing one."""
    if not any(sign in text for sign in _OF_LOST):
        return
    for pattern, sentence in _LOST:
        if found := pattern.search(text):
            yield text.count("\n", 0, found.start()) + 1, f"« {found[0]} » : {sentence}", "warning"


def line_in_file(line: int, soft_ends: Sequence[int]) -> int:
    """Return which line of the file the *line* of its body is, given its `soft_ends`."""
    return line - bisect_right(soft_ends, line)


def not_closed(fields: str) -> tuple[int, str] | None:
    """Return the line (from 0) where *fields* that cannot be read were meant to end, and what to do; None elsewhere.

    It is a line of other signs, or the first heading of the text.
    """
    for found in _ODD_LINE.finditer(fields):
        line = found[0].strip()
        # A hyphen alone is an empty value of a list.
        if line != "-":
            return fields.count("\n", 0, found.start()), _misdrawn(line)
    heading = _HEADING.search(fields)
    return (fields.count("\n", 0, heading.start()), UNCLOSED) if heading else None


def _misdrawn(line: str) -> str:
    return f"{quoted(line)} ne ferme pas l’en-tête ; tapez trois traits d’union seuls, au bord de la ligne : « --- »"


def _with_line_ends(body: str, first_line: int) -> tuple[str, tuple[int, ...]]:
    """Return *body* with its soft ends as line ends, spaces in headings and tables; and the lines that follow one."""
    if "\v" not in body:
        return body, ()
    lines: list[str] = []
    soft: list[int] = []
    for written in body.split("\n"):
        line = written.replace("\v", " ") if _OF_ONE_LINE.match(written) else written
        first, *others = line.split("\v")
        lines.append(first)
        soft += range(first_line + len(lines), first_line + len(lines) + len(others))
        lines += others
    return "\n".join(lines), tuple(soft)


def _opened(text: str) -> int:
    """Return the offset after the first « --- »; only blank lines may come before it."""
    start = _after_blank_lines(text, 0)
    opening = _BOUNDARY.match(text, start)
    if opening:
        return opening.end()
    line = _line_at(text, start)
    if not text.strip():
        raise NotASheet(1, f"ce fichier est vide ; une fiche commence par ses champs : {EXAMPLE}")
    first = text[start:].lstrip().partition("\n")[0]
    if _ODD_LINE.match(first):
        raise NotASheet(
            line,
            f"{quoted(first)} n’ouvre pas l’en-tête ; tapez trois traits d’union seuls, au bord de la ligne : « --- »",
        )
    raise NotASheet(line, f"l’en-tête manque ; une fiche commence par ses champs : {EXAMPLE}")


def _after_blank_lines(text: str, start: int) -> int:
    blank = _BLANK_LINES.match(text, start)
    return blank.end() if blank else start


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
