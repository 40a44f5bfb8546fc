"""Marks that are none: what somebody wrote as a title, a list, a frame or a link, and that readers see as it was typed.

Nothing of it is lost, and it is not what was meant: each kind gets one remark, at its first line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from partage.sheets.body.limits import BodyProblem
from partage.sheets.body.other_marks import BEGINNINGS, DRAWING, OTHER_MARKS, sentence
from partage.sheets.body.unfenced import unfenced_lines, without_code
from partage.text.messages import quoted

# Blocks begin on a line of their own in what comrak writes.
_START = r"^(?:<(?:p|li|td|th)>)?"
_BULLETS = "•‣▪◦●○■\uf0b7\uf0a7\uf0d8\uf0fc"
"""Signs of word processors, with those of the fonts that only they have."""
_LINE_STARTS = r"(?:[–—→✓✔✅➢➤☐☑*+]|--|\d{1,2}(?:/| -)|o|[a-zA-Z][.)])(?:[ \t]|(?<=[*+])(?=[^\W\d_]))"
"""Signs that may begin a line of dialogue or of verse, and begin a list where two lines follow each other."""


class _Kind(NamedTuple):
    shown: re.Pattern[str]
    """In the HTML."""
    written: re.Pattern[str]
    """On a line of the text."""
    sentence: Callable[[re.Match[str]], str]


def _kind(mark: str, sentence: Callable[[re.Match[str]], str], after: str = "") -> _Kind:
    """Return the kind of a *mark* that begins a line; *after* is what must follow in the HTML."""
    flags = re.MULTILINE
    return _Kind(
        re.compile(f"{_START}(?:{mark}){after}", flags),
        re.compile(rf"^(?P<before>[ >]{{0,12}}(?:[-+*] )?)(?:{mark})"),
        sentence,
    )


def _to_write(found: re.Match[str], mark: str) -> str:
    return f"{quoted(_text(found))} : ce n’est pas {mark}"


def _text(found: re.Match[str]) -> str:
    """Return the line of the mark, without the quotation or the list that it is in."""
    return found.string[found.end("before") :].rstrip()


_KINDS = (
    _kind(
        r"#{2,6}(?=[^\s#<])|#(?=[^\s#<]+ [^#\n<]+(?:</p>|$))",
        lambda found: (
            f"{_to_write(found, 'un titre')}, il manque un espace après « # » ; écrivez "
            f"{quoted(re.sub('^#+', lambda mark: mark[0] + ' ', _text(found)))}"
        ),
    ),
    _kind(
        r"#{7,}",
        lambda found: f"{_to_write(found, 'un titre')} : un titre a six « # » au plus, et deux suffisent",
    ),
    _kind(
        r"-(?=[^\W\d_]|\[[ xX]\])",
        lambda found: (
            f"{_to_write(found, 'une liste')}, il manque un espace après le trait d’union ; écrivez "
            f"{quoted('- ' + _text(found)[1:])}"
        ),
    ),
    _kind(
        r"\d{1,2}[.)](?=[^\W\d_]{2})",
        lambda found: (
            f"{_to_write(found, 'une liste numérotée')}, il manque un espace après le numéro : « 1. le début »"
        ),
    ),
    _kind(
        f"[{_BULLETS}]",
        lambda found: (
            f"{_to_write(found, 'une liste')}, ses lignes se suivront sur une seule ; mettez « - » devant chacune : "
            f"{quoted('- ' + _text(found)[1:].strip())}"
        ),
    ),
    _kind(
        _LINE_STARTS,
        lambda found: (
            f"{_to_write(found, 'une liste')}, ses lignes se suivront sur une seule ; mettez « - » devant chacune, "
            "ou laissez une ligne vide entre elles"
        ),
        after=rf"[^\n]*\n{_LINE_STARTS}",
    ),
    _kind(
        r"!!! |!!!(?=[^\W\d_])|\?\?\?\+? |\?\?\?(?=[^\W\d_])|:::+ ?\w|=== (?:\"|&quot;)|\[![A-Za-z]+\]",
        lambda found: (
            f"{quoted(found.string.strip())} : il n’y a pas d’encadré ici, ces signes s’affichent ; écrivez une "
            "citation (« > » au début de la ligne) ou un titre (« ### À savoir »)"
        ),
    ),
    _kind(
        r":[ \t]{1,4}(?=[^\s:])",
        lambda found: f"{_to_write(found, 'une définition')} ; écrivez « **Mot** : ce qu’il veut dire »",
    ),
    _kind(
        r"\*\[[^\[\]<\n]{1,60}\]:",
        lambda found: (
            f"{quoted(found.string.strip())} s’affichera tel quel ; écrivez le sigle en toutes lettres la première fois"
        ),
    ),
    _kind(
        r"\|.*\|",
        lambda found: (
            f"{quoted(found.string.strip())} : ce n’est pas un tableau, il manque les traits sous la première ligne ; "
            "exemple : « | --- | --- | »"
        ),
        after=r"\n\|.*\|",
    ),
    _Kind(
        re.compile(r"\^\[[^\[\]<\n]{1,300}\]"),
        re.compile(r"\^\[[^\[\]\n]{1,300}\]"),
        lambda found: (
            f"{quoted(found[0])} s’affichera tel quel ; une note s’écrit « [^1] », puis à la fin « [^1]: le texte »"
        ),
    ),
    _Kind(
        re.compile(r"\{:? ?[#.%{][^{}<\n]{1,80}\}|\{: ?[^{}<\n]{1,80}\}"),
        re.compile(r"\{:? ?[#.%{][^{}\n]{1,80}\}\}?|\{: ?[^{}\n]{1,80}\}"),
        lambda found: (
            f"{quoted(found[0])} s’affichera tel quel : rien ne se règle ici entre accolades ; retirez-le"
        ),
    ),
    _Kind(
        re.compile(r"\[\[[^\[\]<\n]+\]\]|\[TOC\]"),
        re.compile(r"\[\[[^\[\]\n]+\]\]|\[TOC\]"),
        lambda found: (
            f"{quoted(found[0])} s’affichera tel quel ; un lien s’écrit « [le jardin](jardin-partage.md) », et le "
            "sommaire se fait tout seul"
        ),
    ),
    _Kind(
        re.compile(r"==[^=\s<][^=<\n]*=="),
        re.compile(r"==[^=\s][^=\n]*=="),
        lambda found: (
            f"{quoted(found[0])} : on ne surligne pas ici, ces signes s’affichent ; écrivez « **gras** »"
        ),
    ),
    _Kind(
        re.compile(r"\*\*|~~"),
        re.compile(r"\*\*|~~"),
        lambda found: (
            f"« {found[0][:2]} » reste affiché dans {quoted(found.string)} ; collez ces signes à ce qu’ils entourent, "
            "la ponctuation en dehors : « **gras** : suite »"
        ),
    ),
    *(_Kind(re.compile(shown), re.compile(written), sentence(say)) for shown, written, say in OTHER_MARKS),
)
_INSIDE = ("**", "~~", "==", "[[", "[TOC]", "{", *BEGINNINGS)
"""What the marks inside a line begin with: looking for these first is quicker than for the marks."""
_FIRST = frozenset(f"#-+0123456789!?:=[|*{_BULLETS}–—→✓✔✅➢➤☐☑")
_LETTERED = re.compile(r"(?:o|[a-zA-Z][.)])[ \t]")


def _may_begin(line: str) -> bool:
    """Whether a *line* of HTML begins like one of the marks."""
    if line.startswith("<"):
        line = line[line.find(">") + 1 :] if line.startswith(_BLOCKS) else ""
    return (
        line[:1] in _FIRST or (line[1:2] in " \t.)" and _LETTERED.match(line) is not None) if line else False
    )


_BLOCKS = ("<p>", "<li>", "<td>", "<th>")


def lookalikes(shown: str, body: str, first_line: int) -> Iterator[BodyProblem]:
    """Yield a remark on each kind of mark of *body* that *shown*, its HTML without code, still shows."""
    if not (
        any(mark in shown for mark in _INSIDE)
        or DRAWING.search(shown)
        or any(map(_may_begin, shown.split("\n")))
    ):
        return
    kinds = [kind for kind in _KINDS if kind.shown.search(shown)]
    for kind in kinds:
        lines = (
            (number, found)
            for number, line in unfenced_lines(body, first_line)
            if (found := kind.written.search(without_code(line)))
        )
        placed = next(lines, None)
        if placed:
            others = sum(1 for _ in lines)
            more = f" (et {others} autre{'s' if others > 1 else ''} ligne{'s' if others > 1 else ''} comme celle-ci)"
            yield placed[0], kind.sentence(placed[1]) + (more if others else ""), "warning"
