"""When an event takes place, as people write it in a front matter: its hour, its repetition, its days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import product
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from partage.text.folding import fold
from partage.text.fuzzy import nearest
from partage.text.messages import did_you_mean, quoted

_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NAMED = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_RANKS = (
    ("1er", 1, "first"),
    ("2e", 2, "second"),
    ("3e", 3, "third"),
    ("4e", 4, "fourth"),
    ("dernier", -1, "last"),
)
_EVERY = {
    "chaque jour": ("FREQ=DAILY", "every day"),
    "chaque semaine": ("FREQ=WEEKLY", "every week"),
    "toutes les deux semaines": ("FREQ=WEEKLY;INTERVAL=2", "every two weeks"),
    "toutes les trois semaines": ("FREQ=WEEKLY;INTERVAL=3", "every three weeks"),
    "toutes les quatre semaines": ("FREQ=WEEKLY;INTERVAL=4", "every four weeks"),
    "chaque mois": ("FREQ=MONTHLY", "every month"),
    "tous les deux mois": ("FREQ=MONTHLY;INTERVAL=2", "every two months"),
    "tous les trois mois": ("FREQ=MONTHLY;INTERVAL=3", "every three months"),
    "chaque année": ("FREQ=YEARLY", "every year"),
} | {
    f"chaque mois le {rank} {day}": (f"FREQ=MONTHLY;BYDAY={number}{code}", f"the {ranked} {named} of every month")
    for (rank, number, ranked), (day, code, named) in product(_RANKS, zip(_WEEKDAYS, _CODES, _NAMED, strict=True))
}  # fmt: skip
REPETITIONS: Mapping[str, str] = MappingProxyType({words: rule for words, (rule, _) in _EVERY.items()})
"""The closed list of repetitions as people write them, each with the rule that it stands for (RFC 5545, 3.3.10)."""
IN_ENGLISH: Mapping[str, str] = MappingProxyType({words: english for words, (_, english) in _EVERY.items()})
"""What each repetition is called in English, to choose it: files have it in French."""
_SPELLINGS = {fold(words): words for words in REPETITIONS}
ALSO = {
    "tous les jours": "chaque jour", "toutes les semaines": "chaque semaine", "tous les mois": "chaque mois",
    "une semaine sur deux": "toutes les deux semaines", "toutes les 2 semaines": "toutes les deux semaines",
    "tous les quinze jours": "toutes les deux semaines", "tous les 15 jours": "toutes les deux semaines",
    "chaque annee": "chaque année", "tous les ans": "chaque année", "chaque an": "chaque année",
}  # fmt: skip
"""Other ways to write some of them, folded."""
ORDINALS = {"premier": "1er", "deuxieme": "2e", "second": "2e", "troisieme": "3e", "quatrieme": "4e", "1": "1er",
            "2eme": "2e", "3eme": "3e", "4eme": "4e", "1e": "1er"}  # fmt: skip
"""Other ways to write the words of one, folded."""
_MINUTES = r" ?(?:[h:] ?([0-5][0-9])?)?"
# Digits alone may be anything: « 18h », not « 18 ».
HOURS = (
    rf"(?![0-9]+$)(?:de |à )?([01]?[0-9]|2[0-3]){_MINUTES}"
    rf"(?: ?(?:-|–|—|à|jusqu’à|jusqu'à) ?([01]?[0-9]|2[0-4]){_MINUTES})?"
)
"""What hours look like, in lower case, with single spaces: the form and the check read it."""
DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
"""What a day looks like: the form and the check read it."""
_HOURS, _DAY = re.compile(HOURS), re.compile(DAY)


@dataclass(frozen=True, slots=True)
class Hours:
    """When an event begins, and when it ends if that is known; an end that is earlier is that of the next day."""

    start: time
    end: time | None = None

    def __str__(self) -> str:
        """Return it as it is best written, such as `18:30-20:00`."""
        return f"{self.start:%H:%M}" + (f"-{self.end:%H:%M}" if self.end else "")


def _hours(written: object) -> Hours:
    found = _HOURS.fullmatch(" ".join(written.casefold().split())) if isinstance(written, str) else None
    if found is None:
        raise ValueError(bad_hours(written))
    start = time(int(found[1]), int(found[2] or 0))
    end = None if found[3] is None else time(int(found[3]) % 24, int(found[4] or 0))
    if end == start:
        raise ValueError(bad_hours(written))
    return Hours(start, end)


def bad_hours(written: object) -> str:
    """The hours of an event cannot be read."""
    return (
        f"{quoted(written)} n’est pas une heure ; écrivez « 18:30 », ou « 18:30-20:00 » si la fin est connue"
    )


HoursField = Annotated[
    Hours, PlainValidator(_hours), WithJsonSchema({"type": "string", "examples": ["18:30-20:00"]})
]


def _repetition(written: object) -> str:
    folded = fold(written) if isinstance(written, str) else ""
    folded = " ".join(ORDINALS.get(word, word) for word in folded.split())
    known = _SPELLINGS.get(folded) or ALSO.get(folded)
    if known is None:
        raise ValueError(bad_repetition(written, nearest(folded, _SPELLINGS)))
    return known


def bad_repetition(written: object, near: str | None) -> str:
    """A repetition is not in the closed list."""
    hint = did_you_mean(_SPELLINGS[near] if near else None)
    way_out = (
        hint
        or " ; écrivez par exemple « chaque semaine », « toutes les deux semaines » ou « chaque mois le 2e mardi »"
    )
    return f"{quoted(written)} n’est pas une répétition connue{way_out}, ou donnez les jours un à un dans « dates »"


Repetition = Annotated[
    str, PlainValidator(_repetition), WithJsonSchema({"type": "string", "enum": [*REPETITIONS]})
]
"""One of the closed list of repetitions."""


def _day(written: object) -> date:
    found = _DAY.fullmatch(written.strip()) if isinstance(written, str) else None
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise ValueError(bad_day(written))


def bad_day(written: object) -> str:
    """A value is not a day."""
    return f"{quoted(written)} n’est pas un jour ; écrivez l’année, le mois et le jour : 2026-09-15"


_DAY_SCHEMA: dict[str, Any] = {"type": "string", "pattern": f"^{DAY}$"}
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_DAY_SCHEMA)]


CANCELLED: Mapping[str, bool] = MappingProxyType({"oui": True, "non": False, "yes": True, "no": False})
"""The words that say whether all of an event is cancelled: the English form is answered in English."""


def _cancelled(written: object) -> date | bool:
    word = fold(written) if isinstance(written, str) else ""
    if word in CANCELLED:
        return CANCELLED[word]
    try:
        return _day(written)
    except ValueError:
        raise ValueError(
            f"{quoted(written)} ne dit pas ce qui est annulé ; écrivez « oui », ou le jour qui n’a pas "
            "lieu : 2026-09-15"
        ) from None


Cancelled = Annotated[
    date | bool,
    PlainValidator(_cancelled),
    WithJsonSchema({"anyOf": [{"type": "string", "enum": [*CANCELLED]}, _DAY_SCHEMA]}),
]
"""Whether all of an event is cancelled, or one of its days."""


def is_day_of(repetition: str, day: date) -> bool:
    """Whether *day* is one that *repetition* names, such as a second Tuesday."""
    _, _, named = REPETITIONS[repetition].partition("BYDAY=")
    if not named:
        return True
    number, code = int(named[:-2]), named[-2:]
    rank = (day.day - 1) // 7 + 1
    is_last = day.toordinal() + 7 > _last_day(day).toordinal()
    return _CODES[day.weekday()] == code and (is_last if number < 0 else rank == number)


def _last_day(day: date) -> date:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def next_day_of(repetition: str, day: date) -> date:
    """Return the first day from *day* on that *repetition* names."""
    while not is_day_of(repetition, day):
        day = date.fromordinal(day.toordinal() + 1)
    return day


def wrong_first_day(repetition: str, day: date) -> str:
    """An event begins on another day than those of its repetition."""
    first = next_day_of(repetition, day)
    return f"le {day} n’est pas un jour de « {repetition} » ; commencez le {first}, ou changez « repete »"
