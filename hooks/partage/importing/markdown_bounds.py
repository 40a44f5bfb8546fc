"""What pandoc would take long to read in Markdown, counted first, in time that grows with the length of the text.

Within one paragraph, pandoc takes a time that grows with the square of the links and of the runs of `*`, `_` and `~`.
What is counted here is at least that: lines that may be one paragraph count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from partage.importing.notes import written_out
from partage.importing.refusal import Refusal
from partage.importing.xml_bounds import MOST_CELLS
from partage.text.messages import quoted

MOST_MARKS = 8_000_000
"""Sum of the squares of the marks of each paragraph: one paragraph of 900 links, or a thousand of 30."""
MOST_SCANNED = 2_000_000
"""Characters that comments which begin, and may never end, have read again."""
MOST_ADDRESSES = 2_000
"""Lines such as `[nom]: https://exemple.org`."""
MOST_WEB_ADDRESSES = 3_000
"""Addresses that become links as they are."""
MOST_LINES = 15_000
"""A hundred pages take five thousand."""
MOST_TAGS = 15_000
"""Characters `<`."""
MOST_NESTED = 20
"""Quotations and lists that one line opens."""
MOST_COLUMNS = 60
MOST_OF_NOTES = 400_000
"""Characters of the notes, written out as often as they are called."""
_WAY_OUT = "importez ce texte en plusieurs fois, ou enregistrez-le avec un nom en « .html »"
_LINK = 3
"""How much a bracket that closes weighs, beside a run of emphasis."""
_QUOTATION = re.compile(r"(?: {0,3}> ?)*")
_BEGINS_A_BLOCK = re.compile(r" {0,3}(?:[-+*] +[^ ]|1[.)] +[^ ]|#{1,6} |\[\^[^\]\s]+\]:)")
_DECLARES = re.compile(r" {0,3}\[[^\]\n]+\]: *[^ ]+ *")
_RUN = re.compile(r"[*_~]+|\]")
_COMMENT = re.compile(r"<[!?]")
_ADDRESS = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_DEEP = re.compile(
    rf"^(?:[ \t]*(?:>|(?:[-+*]|\d{{1,9}}[.)])(?![^ \t\n]))){{{MOST_NESTED + 1}}}", re.MULTILINE
)
_DELIMITERS = re.compile(r"[ >]*\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")


def check_markdown(text: str) -> None:
    """Raise Refusal if pandoc would take long to read the Markdown *text*; see the bounds of this module."""
    if deep := _DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise Refusal(
            f"ligne {line} : plus de {MOST_NESTED} citations ou listes l’une dans l’autre ; gardez-en une ou deux."
        )
    if len(_ADDRESS.findall(text)) > MOST_ADDRESSES:
        raise Refusal(
            f"ce texte a plus de {MOST_ADDRESSES} notes et adresses à la ligne, comme « [nom]: https://exemple.org » ; "
            f"{_WAY_OUT}."
        )
    if sum(map(text.count, ("://", "www.", "@"))) > MOST_WEB_ADDRESSES:
        raise Refusal(f"ce texte a plus de {MOST_WEB_ADDRESSES} adresses ; {_WAY_OUT}.")
    if text.count("\n") > MOST_LINES:
        raise Refusal(f"ce texte a plus de {MOST_LINES} lignes ; {_WAY_OUT}.")
    if text.count("<") > MOST_TAGS:
        raise Refusal(f"ce texte a plus de {MOST_TAGS} balises HTML, ou signes « < » ; {_WAY_OUT}.")
    _check_paragraphs(text)
    _check_tables(text)
    if (length := written_out(text)) > MOST_OF_NOTES:
        raise Refusal(
            f"les notes de ce texte, recopiées à chaque appel, feraient {length // 1024} Kio ; n’appelez chaque note, "
            "comme « [^1] », qu’une ou deux fois."
        )


def _check_paragraphs(text: str) -> None:
    marks = scanned = heaviest = heaviest_line = 0
    for line, paragraph in _paragraphs(text):
        found = _RUN.findall(paragraph)
        weight = len(found) + (_LINK - 1) * found.count("]")
        marks += weight * weight
        scanned += len(_COMMENT.findall(paragraph)) * len(paragraph)
        if weight > heaviest:
            heaviest, heaviest_line = weight, line
        if scanned > MOST_SCANNED:
            raise Refusal(
                f"ligne {line} : trop de commentaires « <!-- » dans un même paragraphe ; enlevez-les, ou mettez des "
                "lignes vides entre eux."
            )
    if marks > MOST_MARKS:
        raise Refusal(
            f"ligne {heaviest_line} : trop de liens, d’images ou de mises en forme (« * », « _ ») dans un même "
            "paragraphe ; mettez une ligne vide entre les phrases, ou faites-en une liste, un lien par ligne."
        )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of the first line of each part of *text* that may be one paragraph, and the part."""
    lines = text.split("\n")
    start = 0
    bare = [_QUOTATION.sub("", line, count=1) for line in lines]
    for number, line in enumerate(bare):
        if not line.strip() or _BEGINS_A_BLOCK.match(line):
            if number > start:
                yield from _cells(start, bare[start:number])
            start = number if line.strip() else number + 1
    yield from _cells(start, bare[start:])


def _cells(start: int, lines: list[str]) -> Iterator[tuple[int, str]]:
    """Yield *lines* in one part; each by itself, where they are the rows of a table."""
    declared = next(
        (number for number, line in enumerate(lines) if not _DECLARES.fullmatch(line)), len(lines)
    )
    start, lines = start + declared, lines[declared:]
    if len(lines) > 1 and _DELIMITERS.fullmatch(lines[1]) and _columns(lines[0]) == _columns(lines[1]):
        yield from ((start + number, line) for number, line in enumerate(lines, 1))
    else:
        yield start + 1, "\n".join(lines)


def _columns(line: str) -> int:
    return line.strip().replace("\\|", "").strip("|").count("|") + 1


def _check_tables(text: str) -> None:
    lines = text.split("\n")
    cells = width = 0
    in_table = False
    for number, line in enumerate(lines):
        columns = line.count("|")
        begins = bool(columns) and number > 0 and bool(_DELIMITERS.fullmatch(line))
        in_table = begins or (in_table and bool(line.strip()))
        if begins and columns > MOST_COLUMNS:
            raise Refusal(
                f"ligne {number + 1} : ce tableau a plus de {MOST_COLUMNS} colonnes ; faites plusieurs tableaux, ou "
                "une liste."
            )
        if begins:
            width = columns
        # Pandoc fills short rows up.
        cells += width if in_table else 0
    if cells > MOST_CELLS:
        raise Refusal(
            f"les tableaux de ce texte ont plus de {MOST_CELLS} cases ({quoted('|')}) ; gardez l’essentiel, et joignez "
            "les tableaux comme documents."
        )
