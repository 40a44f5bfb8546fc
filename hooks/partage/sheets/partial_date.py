"""Dates of a front matter, as precise as is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema

from partage.text import messages


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day; a month or day of 0 is unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the ISO 8601 form of the known parts."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


_DATE = re.compile(
    r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:[Tt ][0-2][0-9]:[0-5][0-9]"
    r"(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?(?:[Zz]|[+-][0-2][0-9](?::?[0-5][0-9])?))?)?)?)?",
    re.ASCII,
)
"""ISO 8601: of a moment, the day is kept."""
_HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Those of word processors, the second of which does not break."""


def _partial_date(written: object) -> PartialDate:
    found = _DATE.fullmatch(written.translate(_HYPHENS).strip()) if isinstance(written, str) else None
    if found is None:
        raise ValueError(messages.bad_date(written))
    year, month, day = (int(part or 0) for part in found.groups())
    if day and day > calendar.monthrange(year, month)[1]:
        raise ValueError(messages.bad_date(written))
    return PartialDate(year, month, day)


PartialDateField = Annotated[
    PartialDate,
    PlainValidator(_partial_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1000, "maximum": 2999},
                {"type": "string", "pattern": f"^{_DATE.pattern}$"},
            ]
        }
    ),
]


def is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether *one* is before *other*, compared as far as both are known."""
    return str(one)[: len(str(other))] < str(other)[: len(str(one))]


def not_before(start: PartialDate | None, end: PartialDate | None) -> PartialDate | None:
    """Return *end*; refuse one before *start*."""
    if start and end and is_before(end, start):
        raise ValueError(messages.reversed_dates(start, end))
    return end
