"""What the commands print: sentences of ours, reports as they are, refusals on standard error."""

from __future__ import annotations

import sys
from typing import TextIO

from partage.text.printable import printable, printable_lines
from partage.text.translation import spoken_words


def say(words: str, where: TextIO | None = None) -> None:
    """Print our own *words*, in the language that is spoken, with control characters escaped in each line."""
    write(printable_lines(spoken_words(words)), where)


def write(report: str, where: TextIO | None = None) -> None:
    """Print *report* as it is: its colours and workflow commands are meant, and its values are already printable."""
    print(report, file=where or sys.stdout)


def refused(sentence: str) -> int:
    """Print why the command does nothing; return its exit code."""
    say(f"partage : {spoken_words(printable(sentence))}", sys.stderr)
    return 1
