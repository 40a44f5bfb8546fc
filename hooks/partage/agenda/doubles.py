"""One event that two structures announce: one entry, with both.

The same title, the same start and the same place. A title that only begins as the other must say enough, twelve
letters, and clearly less than it: « Atelier du soir » is not « Atelier du soir 2 » (guards of Jon Udell’s elmcity).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from partage.agenda.entry import Entry
from partage.text.folding import fold

MIN_LETTERS = 12
MAX_SHARE = 0.75
MAX_COMPARED = 200
"""Entries of one moment that are compared with each other."""


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Return *entries*, in their order, with one for each event."""
    by_start: dict[object, list[Entry]] = {}
    for entry in entries:
        at_once = by_start.setdefault(entry.occurrence.start, [])
        for index, other in enumerate(at_once[:MAX_COMPARED]):
            if _are_one(entry, other):
                at_once[index] = _with(other, entry)
                break
        else:
            at_once.append(entry)
    return [entry for at_once in by_start.values() for entry in at_once]


def _are_one(one: Entry, other: Entry) -> bool:
    if {each.id for each in one.announcers} & {each.id for each in other.announcers}:
        # One calendar says the same twice: that is for it to know.
        return False
    if one.occurrence.is_cancelled != other.occurrence.is_cancelled:
        return False
    if one.places.isdisjoint(other.places) and (one.places or other.places):
        return False
    short, long = sorted((fold(one.occurrence.title), fold(other.occurrence.title)), key=len)
    if short == long:
        return bool(short)
    is_part = long.startswith(f"{short} ") and len(short) <= MAX_SHARE * len(long)
    return is_part and sum(map(str.isalpha, short)) >= MIN_LETTERS


def _with(entry: Entry, other: Entry) -> Entry:
    """Return *entry*, announced by those of *other* too, with what only that one says."""
    mine, theirs = entry.occurrence, other.occurrence
    occurrence = replace(
        mine,
        title=max(mine.title, theirs.title, key=len),
        end=mine.end if mine.end is not None else theirs.end,
        place=mine.place or theirs.place,
        description=mine.description or theirs.description,
        url=mine.url or theirs.url,
    )
    return replace(
        entry,
        occurrence=occurrence,
        announcers=(*entry.announcers, *other.announcers),
        terms=entry.terms | other.terms,
        places=entry.places | other.places,
        announced=min(entry.announced, other.announced),
    )
