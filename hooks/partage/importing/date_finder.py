"""Dates in French sentences → dates as sheets write them: a year, a month or a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from partage.text.characters import with_plain_spaces
from partage.text.folding import bare, fold

_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_MONTH = r"janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_FULL = (
    rf"(?:\d{{1,2}}(?:er)?\s+)?(?:{_MONTH})\s+{_YEAR}|{_YEAR}-[01]\d-[0-3]\d|[0-3]?\d[/.][01]?\d[/.]{_YEAR}|"
    rf"[01]?\d/{_YEAR}|{_YEAR}"
)
_PARTIAL = rf"\d{{1,2}}(?:er)?\s+(?:{_MONTH})|(?:{_MONTH})|\d{{1,2}}(?:er)?"
_TO = r"\s*(?:[–—-]|à|au|et|jusqu[’']en|jusqu[’']à|jusqu[’']au)\s*"
_RANGE = re.compile(rf"(?<!\w)(?P<first>{_FULL}|{_PARTIAL}){_TO}(?P<last>{_FULL})(?!\w)", re.IGNORECASE)
_ONE = re.compile(rf"(?<![\w/.-])(?P<date>{_FULL})(?![\w/-])", re.IGNORECASE)
_WORDED = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:er)?\s+)?(?P<month>{_MONTH})(?:\s+(?P<year>{_YEAR}))?", re.IGNORECASE
)
_STARTS = re.compile(
    r"\b(?:depuis|dès|à partir|lanc\w+|créé\w*|création|débu\w+|démarr\w+|née?s?|ouver\w+|commenc\w+)\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(
    r"\b(?:en|depuis|dès|fin|début|courant|année|mi|été|hiver|printemps|automne|l[’']an|bilan|rapport)[\s-]+(?:l[’']année\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a sentence, and the field that it suggests: `debut`, `fin` or `atteste_en`."""

    key: str
    date: str


def iso(written: str) -> str:
    """Return *written* as the year, month or day of a sheet (ISO 8601); empty unless all of it is a date."""
    text = " ".join(written.split())
    worded = _WORDED.fullmatch(text)
    if worded:
        return _joined(worded["year"], _MONTHS.index(fold(worded["month"])) + 1, worded["day"])
    if re.fullmatch(_YEAR, text):
        return text
    numbers = re.split(r"[/.-]", text)
    if not re.fullmatch(_FULL, text):
        return ""
    if text[4] == "-":
        return _joined(numbers[0], int(numbers[1]), numbers[2])
    return _joined(numbers[-1], int(numbers[-2]), numbers[0] if len(numbers) == 3 else None)


_SHORT_MONTHS = {
    short: number
    for number, forms in enumerate(
        ("janv jan janvier", "fevr fev fevrier", "mars", "avr avril", "mai", "juin", "juil jul juillet", "aout aou",
         "sept sep septembre", "oct octobre", "nov novembre", "dec decembre"),
        1,
    )
    for short in forms.split()
}  # fmt: skip
_CELL_WORDED = re.compile(r"(?:(\d{1,2})(?: ?er)?[ ./-]+)?([a-z]{3,9})[ ./'-]+((?:19|20)?\d\d)")
_CELL_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)?\d\d)")
_CELL_MONTH = re.compile(r"(\d{1,2})[./-]((?:19|20)?\d\d)")
_CELL_ISO = re.compile(r"((?:19|20)\d\d)[./-](\d{1,2})(?:[./-](\d{1,2}))?")
_TIME = re.compile(r"(?:[ t]+(?:a )?\d{1,2} ?[:h] ?\d{0,2}(?::\d\d(?:\.\d+)?)?(?: ?z| ?[+-]\d\d:?\d\d)?)$")
_WEEKDAY = re.compile(
    r"(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?\.?,? +(?:le )?(?=\d)|le +(?=\d)"
)
_NEXT_CENTURY = 70
"""From this number on, a year of two digits is of the former century, as spreadsheets read it."""


def iso_of_cell(written: str) -> str:
    """Return the date in a cell, as `iso` does: « mars-21 », « 12/03/21 », « janv. 2020 », with a time or without.

    What has no day is given none. What may be a day and a month, or a month and a year (« 05/06 »), is no date.
    """
    text = bare(" ".join(with_plain_spaces(written).casefold().split()))
    text = _WEEKDAY.sub("", _TIME.sub("", text.replace("’", "'")), count=1)
    if found := _CELL_WORDED.fullmatch(text):
        month = _SHORT_MONTHS.get(found[2], 0)
        return _joined(_year(found[3]), month, found[1]) if month else ""
    if found := _CELL_NUMBERS.fullmatch(text):
        return _joined(_year(found[3]), int(found[2]), found[1])
    if found := _CELL_ISO.fullmatch(text):
        return _joined(found[1], int(found[2]), found[3])
    if found := _CELL_MONTH.fullmatch(text):
        is_year = len(found[2]) > 2 or int(found[2]) > len(_MONTHS)
        return _joined(_year(found[2]), int(found[1]), None) if is_year else ""
    return iso(written)


def _year(written: str) -> str:
    if len(written) > 2:
        return written
    return f"{'20' if int(written) < _NEXT_CENTURY else '19'}{written}"


def _joined(year: str | None, month: int, day: str | None) -> str:
    try:
        return date(int(year or ""), month, int(day or 1)).isoformat()[: 10 if day else 7]
    except ValueError:
        return ""


def dates_in(sentence: str) -> Iterator[Dated]:
    """Yield the dates in *sentence*: first ranges, as a start and an end, then single dates, as a start or evidence."""
    spans = []
    for found in _RANGE.finditer(sentence):
        last = iso(found["last"])
        first = iso(found["first"]) or iso(_completed(found["first"], found["last"]))
        if first and last and first[: len(last)] <= last[: len(first)] and first != last:
            spans.append(found.span())
            yield Dated("debut", first)
            yield Dated("fin", last)
    for found in _ONE.finditer(sentence):
        found_date = iso(found["date"])
        inside = any(start <= found.start() < end for start, end in spans)
        before = sentence[: found.start()]
        # A four-digit number is only taken for a year if the word before it says so.
        if found_date and not inside and (len(found_date) > 4 or _BARE_YEAR.search(before)):
            yield Dated("debut" if _STARTS.search(before) else "atteste_en", found_date)


def _completed(first: str, last: str) -> str:
    """Return *first* with the month and year that only *last* states: « du 12 au 14 mai 2022 »."""
    whole = _WORDED.fullmatch(" ".join(last.split()))
    if not whole or not whole["year"]:
        return ""
    if first.rstrip("er").isdigit():
        return f"{first} {whole['month']} {whole['year']}" if whole["day"] else ""
    return f"{first} {whole['year']}"
