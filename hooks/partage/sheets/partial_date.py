"""Dates of a front matter, as precise as is known."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema

from partage.reference.reference_data import ReferenceData
from partage.reference.zone_of_site import DEFAULT_ZONE
from partage.runtime.quick_pickle import quickly_pickled
from partage.text import messages


@quickly_pickled
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
    r"([12][0-9]{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]([0-2][0-9]):([0-5][0-9])"
    r"(?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?([Zz]|[+-][0-2][0-9](?::?[0-5][0-9])?))?)?)?)?",
    re.ASCII,
)
"""ISO 8601: of a moment, the day is kept, in the zone of the site where the moment says its own."""
_HYPHENS = {0x2010: "-", 0x2011: "-"}
"""Those of word processors, the second of which does not break."""


def day_of_moment(written: str, site: tzinfo) -> PartialDate | None:
    """Return the day, in the zone of the *site*, of a moment that says its own zone; None for any other text."""
    found = _DATE.fullmatch(written)
    if found is None or not found[6]:
        return None
    try:
        day = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
        minutes = int(found[4]) * 60 + int(found[5]) - _minutes_ahead(found[6])
        local = (day + timedelta(minutes=minutes)).astimezone(site)
    except (ValueError, OverflowError):
        return None
    return PartialDate(local.year, local.month, local.day)


def _partial_date(written: object, info: ValidationInfo) -> PartialDate:
    text = written.translate(_HYPHENS).strip() if isinstance(written, str) else ""
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(messages.bad_date(written))
    year, month, day = (int(part or 0) for part in found.groups()[:3])
    if day and day > calendar.monthrange(year, month)[1]:
        raise ValueError(messages.bad_date(written))
    site = info.context.zone if isinstance(info.context, ReferenceData) else ZoneInfo(DEFAULT_ZONE)
    return day_of_moment(text, site) or PartialDate(year, month, day)


def _minutes_ahead(zone: str) -> int:
    """Return by how much the clocks of *zone*, such as « Z », « +02:00 » or « -0330 », are ahead of UTC."""
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2] or 0) * 60 + int(digits[2:] or 0)
    return -minutes if zone[0] == "-" else minutes


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
