"""Marks of other programs inside a line, which this site shows as they were typed: a sentence for each."""

from __future__ import annotations

import re
from collections.abc import Callable

from partage.text.messages import quoted

_COMMAND = (
    r"\[/[a-z][\w-]{{1,30}}\](?!\()|"
    r"\[[a-z][\w-]{{1,30}}(?: [a-z_-]{{1,30}}=(?:{quote}[^\n\]]{{0,200}}?{quote}|[^\s\]]{{1,100}}))+ ?/?\]"
)
"""A command between brackets, with what it is given or its end: `[gallery ids="1"]`, `[/caption]`."""
_INSTEAD = "retirez-la, et écrivez ici ce qu’elle montrait"
OTHER_MARKS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    (
        r"(?<=[^\W_])\^[^\s^<]{1,12}\^",
        r"[^\W_]{1,30}\^[^\s^]{1,12}\^",
        lambda mark: f"{mark} s’affichera tel quel ; écrivez l’exposant lui-même, comme « m² », ou « 1er »",
    ),
    (
        r"(?<=[^\W_])<del>\d{1,3}</del>",
        r"[^\W_]{1,30}~\d{1,3}~(?!~)",
        lambda mark: f"{mark} : le chiffre sera barré ; écrivez-le lui-même, comme « CO₂ »",
    ),
    (
        r"\+\+[^+\s<][^+<\n]*\+\+",
        r"\+\+[^+\s][^+\n]*\+\+",
        lambda mark: f"{mark} : on ne souligne pas ici, ces signes s’affichent ; écrivez « **gras** »",
    ),
    (
        r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]{1,30}|[+-]1):(?![\w:/])",
        r"(?<![\w:/]):(?:[a-z][a-z0-9_+-]{1,30}|[+-]1):(?![\w:/])",
        lambda mark: f"{mark} s’affichera tel quel ; mettez le dessin lui-même, ou un mot",
    ),
    (
        _COMMAND.format(quote="&quot;"),
        _COMMAND.format(quote='"'),
        lambda mark: (
            f"{mark} : cette commande est d’un autre logiciel, elle s’affichera telle quelle ; {_INSTEAD}"
        ),
    ),
    (
        r"\$\$[^$<\n]+\$\$",
        r"\$\$[^$\n]+\$\$",
        lambda mark: f"{mark} s’affichera tel quel : les formules ne sont pas mises en forme ici",
    ),
)
"""How each shows in the HTML, how it is written on a line, and what to say of what is written, quoted."""
BEGINNINGS = ("^", "<del>", "++", "$$", "[/", "=")
"""What those begin with in the HTML, drawings apart: looking for these first is quicker than for the marks."""
DRAWING = re.compile(OTHER_MARKS[3][0])


def sentence(say: Callable[[str], str]) -> Callable[[re.Match[str]], str]:
    """Return what *say* says of a mark that was found."""
    return lambda found: say(quoted(found[0]))
