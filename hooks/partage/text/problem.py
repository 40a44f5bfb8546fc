"""Problems to correct, and where values are in what people wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from partage.text.printable import printable
from partage.text.typography import french

Severity: TypeAlias = Literal["error", "warning"]


Written: TypeAlias = "str | list[Written] | dict[str, Written]"
"""A YAML value as written: scalars are text, whatever they look like."""


Place: TypeAlias = tuple[str | int, ...]
"""A path of keys and list indexes inside a front matter."""


def nearest_line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of *place* among *lines*, or of the nearest thing that holds it; 1 where nothing does."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to correct, with its place, in French."""

    path: str
    """From the project's root, with forward slashes."""
    line: int
    """From 1."""
    field: str
    """Front-matter key, or empty when it is about the file or its text."""
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the problem on one printable line, with French spacing."""
        about = f"{self.field} : " if self.field else ""
        return printable(f"{self.path}:{self.line}: {french(about + self.message)}")


def shown(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* as anyone may be shown them: each text printable, with French spacing."""
    return [
        replace(
            each,
            path=printable(each.path),
            field=printable(each.field),
            message=printable(french(each.message)),
        )
        for each in problems
    ]
