"""How much is said of one file: what was meant by its first mistakes, and its first problems.

A mistake costs little to find; looking for what was meant compares it with every name that there is, and a file may
hold thousands of mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from partage.text.problem import Problem

MOST_GUESSES = 15
"""Mistakes of one file for which it is looked for what was meant."""
MOST_PROBLEMS = 50
"""Problems of one file that are said one by one."""


class Guesses:
    """How many guesses are left for one file."""

    def __init__(self, most: int = MOST_GUESSES) -> None:
        """Allow *most* of them."""
        self._left = most

    def take(self) -> bool:
        """Whether one more may be made; it counts as made."""
        self._left -= 1
        return self._left >= 0


class Unknown(ValueError):
    """A value that no list holds. What it might mean is looked for when it is said, if at all."""

    def __init__(self, sentence: Callable[[bool], str]) -> None:
        """Keep what makes the *sentence*, given whether to guess."""
        super().__init__()
        self.sentence = sentence


def bounded(problems: Sequence[Problem]) -> list[Problem]:
    """Return the *problems* of one file by line; beyond the most that is said, errors first and how many are left."""
    if len(problems) <= MOST_PROBLEMS:
        return sorted(problems)
    # Remarks wait until what keeps the file out is mended.
    ordered = sorted(problems, key=_errors_first)
    first = ordered[MOST_PROBLEMS]
    others = len(ordered) - MOST_PROBLEMS
    sentence = (
        f"… et {others} {'autres points' if others > 1 else 'autre point'} à corriger dans ce fichier à partir d’ici ; "
        "corrigez d’abord ceux qui sont dits, puis vérifiez de nouveau"
    )
    return sorted([*ordered[:MOST_PROBLEMS], Problem(first.path, first.line, "", sentence, first.severity)])


def _errors_first(problem: Problem) -> tuple[bool, str, int, str, str]:
    # The order of `Problem` itself takes long for tens of thousands.
    return problem.severity != "error", problem.path, problem.line, problem.field, problem.message
