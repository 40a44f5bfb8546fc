"""Values of a sheet in words: dates, periods, numbers of people."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale as Language
from babel.dates import format_date

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.sheets.fields import FrontMatter
from partage.sheets.partial_date import PartialDate
from partage.text.folding import slug
from partage.text.strings import Locale, Strings, grouped

_PATTERNS = ("y", "MMMM y", "d MMMM y")


# Sheets cover the same few years, and Babel is slow.
@lru_cache(maxsize=1 << 12)
def in_words(moment: PartialDate, locale: Locale) -> str:
    """Return a year, « septembre 2024 » or « 1er septembre 2024 »."""
    precision = bool(moment.month) + bool(moment.day)
    day = date(moment.year, moment.month or 1, moment.day or 1)
    words = format_date(day, _PATTERNS[precision], locale=locale)
    # CLDR has no ordinal for the first of a month, which French needs.
    return words.replace("1 ", "1er ", 1) if locale == "fr" and moment.day == 1 else words


def count_in_words(count: str | None, t: Strings) -> str:
    """Return a number of people as the sheet has it, « environ 20 » or « 5 à 10 »; empty where it is unknown."""
    if not count:
        return ""
    low, _, high = count.partition(" à ")
    about, _, number = low.rpartition(" ")
    number = grouped(int(number), t.locale)
    words = t(f"number.{slug(about)}", number=number) if about else number
    return t("number.range", low=words, high=grouped(int(high), t.locale)) if high else words


def day_in_words(day: date, locale: Locale) -> str:
    """Return a full date in words."""
    return in_words(PartialDate(day.year, day.month, day.day), locale)


def period(fields: FrontMatter, t: Strings) -> str:
    """Return when the initiative took place, as far as the sheet says; empty if it does not."""
    if fields.start and fields.end:
        return _between(fields.start, fields.end, t)
    if fields.start:
        return _from(fields.start, "date.from", t)
    if fields.attested:
        return _from(fields.attested, "date.attested", t)
    if fields.end:
        return _from(fields.end, "date.until", t)
    return ""


def short_period(initiative: Initiative) -> str:
    """Return the years of the initiative, for a card."""
    first = initiative.start or initiative.attested
    last = initiative.end or first
    if first is None or last is None:
        return str(last.year) if last else ""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _between(start: PartialDate, end: PartialDate, t: Strings) -> str:
    if start == end:
        return _from(start, "date.on", t)
    # Two months of one year need the year only once.
    first = in_words(start, t.locale)
    if start.year == end.year and start.month and end.month:
        first = first.rsplit(" ", 1)[0]
    begins = (
        "date.begins_elided"
        if t.locale == "fr" and _begins_with_vowel(first)
        else _dayed("date.begins", start)
    )
    last = t(_dayed("date.ends", end), date=in_words(end, t.locale))
    return f"{t(begins, date=first)} {last}"


def _from(moment: PartialDate, key: str, t: Strings) -> str:
    return t(_dayed(key, moment), date=in_words(moment, t.locale))


def _dayed(key: str, moment: PartialDate) -> str:
    """Return the key of the words for a day, where *moment* is one: « au 1er juin » and not « à »."""
    return f"{key}_day" if moment.day else key


def _begins_with_vowel(words: str) -> bool:
    return words[0] in "aeiouéo"


def written_in(site: Site) -> str:
    """Return the sentence that says what language sheets are in; empty where it is that of the edition."""
    language = site.references.language
    if language == site.locale:
        return ""
    name = Language(language).get_language_name(site.locale)
    return site.strings("sheets.written_in", language=name)
