"""Problems to correct, and the locations of values in front matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Literal, NamedTuple, TypeAlias

from partage.text.printable import printable
from partage.text.strings import WRITTEN_IN
from partage.text.translation import spoken, spoken_words
from partage.text.typography import french

Severity: TypeAlias = Literal["error", "warning"]


Written: TypeAlias = "str | list[Written] | dict[str, Written]"
"""A YAML value as written: every scalar is text, whatever it looks like."""


class Unlisted(NamedTuple):
    """A value that its closed list does not have."""

    list_name: str
    written: str
    is_judged: bool = True
    """False where the list is empty or lost entries: the value may be right."""


Place: TypeAlias = tuple[str | int, ...]
"""A path of keys and list indexes inside the front matter."""


def nearest_line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of *place* among *lines*, or of the nearest thing that holds it; 1 where nothing does."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to correct and its location, in French; it is said in the language of the base."""

    path: str
    """Relative to the project's root, with forward slashes."""
    line: int
    """From 1."""
    field: str
    """Front-matter key; empty when the problem concerns the file or its body."""
    message: str
    severity: Severity = "error"
    unlisted: Unlisted | None = dataclass_field(default=None, compare=False)
    """The value that is in no list, if that is the problem: where many sheets write it, the list is told instead."""

    def __str__(self) -> str:
        """Return the problem on one printable line, in the language that is spoken."""
        about = f"{self.field}{french(' : ') if spoken() == WRITTEN_IN else ': '}" if self.field else ""
        return printable(f"{self.path}:{self.line}: {about}{spoken_words(self.message)}")


def printable_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* ready to be shown: every text printable, messages with French spacing."""
    return [
        replace(
            each,
            path=printable(each.path),
            field=printable(each.field),
            message=printable(spoken_words(each.message)),
        )
        for each in problems
    ]
