"""Rules of repetition, as calendars write them → rules whose every part is known and bounded.

What makes libraries work for ever is refused: a frequency finer than a day, an interval of nothing, unknown parts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, tzinfo
from types import MappingProxyType

from partage.agenda.moments import Moment, NotAMoment, as_day, is_timed, moment_of

MAX_INTERVAL = 10_000
MAX_TIMES_A_DAY = 24
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_FINER = ("SECONDLY", "MINUTELY", "HOURLY")
_LARGEST: Mapping[str, int] = MappingProxyType({
    "BYSECOND": 59, "BYMINUTE": 59, "BYHOUR": 23, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYMONTH": 12,
    "BYSETPOS": 366,
})  # fmt: skip
_FROM_ZERO = frozenset(("BYSECOND", "BYMINUTE", "BYHOUR"))
_POSITIVE = frozenset((*_FROM_ZERO, "BYMONTH"))
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBER = re.compile(r"[+-]?\d{1,4}")
NO_RULE = "sa règle de répétition n’est pas comprise"
TOO_FINE = "il se répète plus d’une fois par jour, ce qu’aucune rencontre ne fait"


class RefusedRule(ValueError):
    """The rule is not computed; the message is a French clause that says why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of repetition, each of its parts known and bounded."""

    frequency: str
    interval: int
    count: int | None
    until: Moment | None
    parts: Mapping[str, tuple[str, ...]]
    """`BYDAY` and the like, as written."""

    @property
    def times_a_day(self) -> int:
        """How many times it is true on one day, at most."""
        return _times_a_day(self.parts)

    def text(self) -> str:
        """Return it as a calendar has it, its parts in a stable order."""
        said = [f"FREQ={self.frequency}", *([f"INTERVAL={self.interval}"] if self.interval > 1 else [])]
        said += [f"{name}={','.join(values)}" for name, values in sorted(self.parts.items())]
        if self.until is not None:
            said.append(f"UNTIL={_written(self.until)}")
        elif self.count is not None:
            said.append(f"COUNT={self.count}")
        return ";".join(said)


def _written(moment: Moment) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(moment, datetime) else f"{moment:%Y%m%d}"


def rule_of(written: str, start: Moment, zone: tzinfo, site: tzinfo) -> Rule:
    """Return the rule *written* of an event that begins at *start*, in *zone*; raise `RefusedRule`.

    An end that is a day counts whole, in *zone*; that of whole days is a day, in the zone of the *site*.
    """
    said: dict[str, str] = {}
    for piece in filter(None, written.replace(" ", "").upper().split(";")):
        name, sign, value = piece.partition("=")
        if not sign or not value or name in said:
            raise RefusedRule(NO_RULE)
        if not name.startswith("X-"):
            said[name] = value
    frequency = said.pop("FREQ", "")
    if frequency in _FINER:
        raise RefusedRule(TOO_FINE)
    if frequency not in FREQUENCIES:
        raise RefusedRule(NO_RULE)
    interval = _number(said.pop("INTERVAL", "1"), MAX_INTERVAL)
    count = said.pop("COUNT", None)
    until = said.pop("UNTIL", None)
    parts = {name: _values(name, value) for name, value in said.items()}
    if not is_timed(start):
        parts = {name: values for name, values in parts.items() if name not in _FROM_ZERO}
    if frequency == "WEEKLY" and "BYDAY" in parts:
        # « The second Monday of each week » is each Monday.
        parts["BYDAY"] = tuple(day[-2:] for day in parts["BYDAY"])
    if _times_a_day(parts) > MAX_TIMES_A_DAY:
        raise RefusedRule(TOO_FINE)
    return Rule(
        frequency,
        interval,
        _number(count, 10**9) if count else None,
        _end(until, start, zone, site) if until else None,
        MappingProxyType(parts),
    )


def _number(written: str, largest: int) -> int:
    # As text first: Python refuses to read a number of 5,000 digits.
    if (
        not written.isascii()
        or not written.isdigit()
        or len(written) > 10
        or not 1 <= int(written) <= largest
    ):
        raise RefusedRule(NO_RULE)
    return int(written)


def _values(name: str, written: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(filter(None, written.split(","))))
    if name == "WKST" and written in DAYS:
        return values
    known = values and len(values) <= 400
    if name == "BYDAY" and known and all(map(_is_day, values)):
        return values
    if name in _LARGEST and known and all(_is_in_range(name, each) for each in values):
        return values
    raise RefusedRule(NO_RULE)


def _is_day(written: str) -> bool:
    found = _DAY.fullmatch(written)
    return bool(found) and (found[1] is None or 1 <= abs(int(found[1])) <= 53)  # type: ignore[index]


def _is_in_range(name: str, written: str) -> bool:
    if not _NUMBER.fullmatch(written):
        return False
    number = int(written)
    least = 0 if name in _FROM_ZERO else 1
    return least <= (number if name in _POSITIVE else abs(number)) <= _LARGEST[name]


def _times_a_day(parts: Mapping[str, tuple[str, ...]]) -> int:
    total = 1
    for name in _FROM_ZERO:
        total *= len(parts.get(name, ("",)))
    return total


def _end(written: str, start: Moment, zone: tzinfo, site: tzinfo) -> Moment:
    try:
        end = moment_of(written, zone)
    except NotAMoment:
        raise RefusedRule(NO_RULE) from None
    if not is_timed(start):
        return as_day(end, site)
    return end if isinstance(end, datetime) else datetime.combine(end, time(23, 59, 59), zone)
