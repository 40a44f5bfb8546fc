"""The months of the agenda: those that have a page, and those whose page is over."""

from __future__ import annotations

from datetime import date

MONTHS = 14
"""That of the day of the build, and those up to the horizon."""
FORMER_MONTHS = 12
"""Months whose address still leads somewhere."""


def months_from(day: date) -> list[date]:
    """Return the first day of each month that has a page on *day*."""
    return [month_after(day.replace(day=1), count) for count in range(MONTHS)]


def months_before(day: date) -> list[date]:
    """Return the first day of each month whose page is over on *day*, the last one first."""
    return [month_after(day.replace(day=1), -count) for count in range(1, FORMER_MONTHS + 1)]


def month_after(month: date, count: int) -> date:
    """Return the first day of the month that is *count* months after *month*."""
    number = month.month - 1 + count
    return date(month.year + number // 12, number % 12 + 1, 1)
