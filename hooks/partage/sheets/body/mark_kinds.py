"""A kind of mark that is none: how it shows in the HTML, how it was written, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from partage.text.messages import quoted

# Blocks begin on a line of their own in what comrak writes.
START = r"^(?:<(?:p|li|td|th)>)?"


# Compiled when it is first looked for: a build that checks no sheet again needs none of them.
@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return the expression of a mark, in which `^` and `$` are the ends of a line."""
    return re.compile(pattern, re.MULTILINE)


class Kind(NamedTuple):
    """One kind of mark."""

    shown: str
    """The expression of it in the HTML."""
    written: str
    """That of it on a line of the text."""
    sentence: Callable[[re.Match[str]], str]
    hints: tuple[str, ...] = ()
    """Of a mark inside a line: one of these is in the HTML. Looking for them is quicker than for the mark. A mark that
    has none begins a line."""


def begins(mark: str, sentence: Callable[[re.Match[str]], str], after: str = "", shown: str = "") -> Kind:
    """Return the kind of a *mark* that begins a line; *after* is what must follow in the HTML, which may show it
    otherwise, as *shown*.
    """
    return Kind(
        f"{START}(?:{shown or mark}){after}",
        rf"^(?P<before>[ >]{{0,12}}(?:[-+*] )?)(?:{mark})",
        sentence,
    )


def inside(mark: str, sentence: Callable[[str], str], *hints: str, shown: str = "") -> Kind:
    """Return the kind of a *mark* inside a line, about which *sentence* speaks, given it in quotation marks."""
    return Kind(shown or mark, mark, lambda found: sentence(quoted(found[0])), hints)


def text_of(found: re.Match[str]) -> str:
    """Return the line of the mark, without the quotation or the list that it is in."""
    return found.string[found.end("before") :].rstrip()


def is_no(found: re.Match[str], mark: str) -> str:
    """Return the beginning of the sentence on what is not the *mark* that it looks like."""
    return f"{quoted(text_of(found))} : ce n’est pas {mark}"
