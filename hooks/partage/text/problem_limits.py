"""Limits per file: how many mistakes get a “did you mean”, and how many problems are reported.

Finding a mistake is cheap. Guessing what was meant compares it with every known name, and a file may contain thousands
of mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partage.text.messages import quoted
from partage.text.problem import Problem, Unlisted

MAX_GUESSES = 15
"""Mistakes in one file for which a suggestion is looked for."""
MAX_PROBLEMS = 50
"""Problems in one file that are reported individually."""


class Guesses:
    """Counts how many guesses one file has left."""

    def __init__(self, most: int = MAX_GUESSES) -> None:
        """Allow *most* of them."""
        self._left = most

    def take(self) -> bool:
        """Use up one guess; return whether there was one left."""
        self._left -= 1
        return self._left >= 0


class Unknown(ValueError):
    """A value that is in no list. A suggestion is only looked for when the problem is reported, if at all."""

    def __init__(self, sentence: Callable[[bool], str], unlisted: Unlisted | None = None) -> None:
        """Keep *sentence*, which returns the message; its argument says whether to guess what was meant."""
        super().__init__()
        self.sentence = sentence
        self.unlisted = unlisted


def unjudged(list_name: str, written: str) -> Unknown:
    """Return the refusal of a value of a list that is empty or lost entries: nobody can tell whether it is right."""
    sentence = f"{quoted(written)} attend la liste « _vocabulaires/{list_name}.yml » ; corrigez-la d’abord"
    return Unknown(lambda _: sentence, Unlisted(list_name, written, is_judged=False))


def bounded(problems: Sequence[Problem]) -> list[Problem]:
    """Return the *problems* of one file by line; beyond MAX_PROBLEMS, errors are kept first and the rest is counted."""
    if len(problems) <= MAX_PROBLEMS:
        return sorted(problems)
    # Warnings can wait until the errors, which keep the file from being published, are fixed.
    ordered = sorted(problems, key=_errors_first)
    first = ordered[MAX_PROBLEMS]
    others = len(ordered) - MAX_PROBLEMS
    sentence = (
        f"… et {others} {'autres points' if others > 1 else 'autre point'} à corriger dans ce fichier à partir d’ici ; "
        "corrigez d’abord ceux qui sont dits, puis vérifiez de nouveau"
    )
    return sorted([*ordered[:MAX_PROBLEMS], Problem(first.path, first.line, "", sentence, first.severity)])


def _errors_first(problem: Problem) -> tuple[bool, str, int, str, str]:
    # The ordering of `Problem` itself is slow for tens of thousands.
    return problem.severity != "error", problem.path, problem.line, problem.field, problem.message
