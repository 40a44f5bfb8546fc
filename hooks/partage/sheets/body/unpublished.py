"""What Markdown takes for something else than text: it is not on the page, or not as it was meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import islice, pairwise

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.unclosed import unclosed_fence
from partage.sheets.body.unfenced import unfenced_lines
from partage.text.messages import quoted

MOST = 10
"""Remarks of each kind on one text."""
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]:")
_CALL = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]^\n][^\[\]\n]{0,200})\]:[ \t]*\S")
_BRACKETED = re.compile(r"\[([^\[\]\n]{1,400})\]")
_INDENTED = re.compile(r"(?: {4}|\t)\s*(\S.*)")
_PROSE = re.compile(r"(?:[^\W\d_]{1,40}[,;:.!?’'-]? ){2}[^\W\d_]")
_RULE = re.compile(r">*\|?:?-+:?(?:\|:?-+:?)*\|?")
_SEPARATOR = re.compile(r"(?<!\\)\|")
_UNDERLINE = re.compile(r" {0,3}(?:-{3,}|={3,})[ \t]*$")
_BLOCK = re.compile(r"[ \t]*(?:[-+*>|#]|\d{1,9}[.)])")
_LONGEST_TITLE = 80
"""Characters of a line that somebody may have meant as a title by underlining it."""


def unpublished(raw: str, body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield a remark on each note that nothing calls, line read as an address, and paragraph read as code or title."""
    lines = list(unfenced_lines(body, first_line)) if _may_hold_some(body) else []
    for found in (_uncalled(lines), _definitions(lines, raw), _underlined(lines), _cells_beyond(lines)):
        yield from islice(found, MOST)
    if "<pre" in raw:
        yield from unclosed_fence(body, first_line)
    if raw.count("<pre>") + raw.count("<pre ") > body.count("```") // 2 + body.count("~~~") // 2:
        yield from _indented(lines)


def _may_hold_some(body: str) -> bool:
    return "]:" in body or "|" in body or "\n---" in body or "\n===" in body or "\t" in body or "    " in body


def _uncalled(lines: list[tuple[int, str]]) -> Iterator[BodyProblem]:
    notes = [(number, found[1]) for number, line in lines if (found := _NOTE.match(line))]
    if not notes:
        return
    texts = (line[found.end() :] if (found := _NOTE.match(line)) else line for _, line in lines)
    called = {name.casefold() for text in texts for name in _CALL.findall(text)}
    known: set[str] = set()
    for number, name in notes:
        if name.casefold() not in called:
            mark = f"[^{name}]"
            where = f"écrivez {quoted(mark)} où elle s’applique"
            yield (
                number,
                f"rien n’appelle la note {quoted(mark)}, elle n’est pas publiée ; {where}",
                "warning",
            )
        elif name.casefold() in known:
            yield (
                number,
                f"deux notes s’appellent {quoted(name)}, une seule est publiée ; renommez celle-ci",
                "warning",
            )
        known.add(name.casefold())


def _definitions(lines: list[tuple[int, str]], raw: str) -> Iterator[BodyProblem]:
    """Yield the lines such as « [Contact]: mairie », which Markdown reads as an address and shows nowhere."""
    defined = [(number, line, found) for number, line in lines if (found := _DEFINITION.match(line))]
    if not defined:
        return
    uses = Counter(name.casefold() for _, line in lines for name in _BRACKETED.findall(line))
    # One that is still there is no definition.
    shown = {unescape(name).casefold() for name in _BRACKETED.findall(raw)}
    for number, line, found in defined:
        name = found[1].casefold()
        if uses[name] == 1 and name not in shown:
            yield (
                number,
                f"{quoted(line)} : cette ligne est lue comme l’adresse d’un lien que rien n’appelle, elle n’est pas "
                f"publiée ; pour un texte, retirez les crochets : {quoted(found[1] + ' : …')}",
                "warning",
            )


def _underlined(lines: list[tuple[int, str]]) -> Iterator[BodyProblem]:
    for (before, text), (number, line) in pairwise(lines):
        is_prose = text.strip() and not _BLOCK.match(text) and before == number - 1
        if (
            is_prose
            and _UNDERLINE.match(line)
            and (len(text) > _LONGEST_TITLE or text.rstrip()[-1] in ".;,…")
        ):
            yield (
                before,
                f"{quoted(text)} devient un titre, parce qu’une ligne de traits la suit ; laissez une ligne vide entre "
                "les deux",
                "warning",
            )


def _cells_beyond(lines: list[tuple[int, str]]) -> Iterator[BodyProblem]:
    """Yield the first row of each table that has more cells than its head: the others are not published."""
    columns = 0
    above = ""
    for number, line in lines:
        if "|" in above and _RULE.fullmatch("".join(line.split())):
            columns = len(_cells(above))
        elif "|" not in line:
            columns = 0
        elif columns and len(_cells(line)) > columns:
            yield (
                number,
                f"cette ligne du tableau a {len(_cells(line))} cases, et son en-tête {columns} : les dernières ne sont "
                "pas publiées ; ajoutez une colonne à l’en-tête, ou écrivez « \\| » pour un trait dans le texte",
                "warning",
            )
            columns = 0
        above = line


def _cells(line: str) -> list[str]:
    return _SEPARATOR.split(line.strip().removeprefix("|").removesuffix("|"))


def _indented(lines: list[tuple[int, str]]) -> Iterator[BodyProblem]:
    """Yield the first paragraph of prose that is shown as code since it is indented."""
    in_list = False
    above = ""
    for number, line in lines:
        if line.strip() and not line[0].isspace():
            in_list = bool(_BLOCK.match(line))
        found = _INDENTED.match(line)
        if found and not above.strip() and not in_list and _PROSE.search(found[1]):
            yield (
                number,
                f"{quoted(found[1])} s’affichera comme du code, parce que la ligne commence par quatre espaces ou une "
                "tabulation ; commencez-la au bord",
                "warning",
            )
            return
        above = line
