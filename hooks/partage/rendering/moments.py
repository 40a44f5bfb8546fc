"""Days, hours and repetitions of events in the words of an edition."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date

from partage.agenda.occurrence import Occurrence
from partage.sheets.event_times import REPETITIONS
from partage.text.strings import Locale, Strings
from partage.text.typography import NO_BREAK

_PATTERNS = {
    "day": "EEEE d MMMM",
    "full": "EEEE d MMMM y",
    "short": "EEE d MMM",
    "month": "MMMM y",
    "weekday": "EEEE",
    "bare": "d MMMM",
}


# A year of days, in a few forms: Babel is slow.
@lru_cache(maxsize=1 << 12)
def day_words(day: date, locale: Locale, form: str = "day") -> str:
    """Return *day* in one of the forms `day`, `full`, `short`, `bare`, `month` or `weekday`."""
    words = format_date(day, _PATTERNS[form], locale=locale)
    if locale == "fr" and day.day == 1 and form not in ("month", "weekday"):
        # CLDR has no ordinal for the first of a month, which French needs.
        words = " ".join("1er" if word == "1" else word for word in words.split(" "))
    return words


def hour_words(moment: datetime, locale: Locale) -> str:
    """Return the hour of *moment*: « 18 h 30 », “18:30”."""
    if locale != "fr":
        return f"{moment:%H:%M}"
    return f"{moment.hour}{NO_BREAK}h" + (f"{NO_BREAK}{moment:%M}" if moment.minute else "")


def when_words(occurrence: Occurrence, t: Strings) -> str:
    """Return the hours of *occurrence* in its first day, and until when it lasts beyond it."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        if occurrence.last_day == occurrence.first_day:
            return t("agenda.all_day")
        return t("agenda.until_day", day=day_words(occurrence.last_day, t.locale))
    begins = hour_words(start, t.locale)
    if not isinstance(end, datetime) or end == start:
        return begins
    ends = hour_words(end, t.locale)
    if end - start < timedelta(hours=20):
        return t("agenda.hours", begins=begins, ends=ends)
    return t("agenda.hours_until", begins=begins, day=day_words(end.date(), t.locale), ends=ends)


_EN_EVERY = {
    "chaque jour": "every day",
    "chaque semaine": "every week",
    "toutes les deux semaines": "every two weeks",
    "toutes les trois semaines": "every three weeks",
    "toutes les quatre semaines": "every four weeks",
    "chaque mois": "every month",
    "tous les deux mois": "every two months",
    "tous les trois mois": "every three months",
    "chaque année": "every year",
}
_EN_RANKS = {"1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "-1": "last"}
_EN_DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
            "SU": "Sunday"}  # fmt: skip


def repetition_words(repetition: str, locale: Locale) -> str:
    """Return a *repetition* of the closed list in the words of an edition."""
    if locale == "fr":
        return repetition
    if repetition in _EN_EVERY:
        return _EN_EVERY[repetition]
    named = REPETITIONS[repetition].partition("BYDAY=")[2]
    return f"every month on the {_EN_RANKS[named[:-2]]} {_EN_DAYS[named[-2:]]}"
