"""The identifiers of the headings of a sheet: those of its text, and of the sections that its fields alone fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from partage.sheets.body.headings import Section
from partage.sheets.body.links import HEADING_PREFIX
from partage.sheets.sections import SECTIONS
from partage.sheets.sheet import Sheet

_ID = re.compile(r'<h[2-6] id="([^"]+)"')


def written_anchors(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the identifiers of the headings of a text, whatever their level."""
    for section in sections:
        yield section.id
        yield from _ID.findall(section.html)


def anchors_of(sheet: Sheet) -> frozenset[str]:
    """Return the identifiers that a link may lead to."""
    filled = (each.id for each in SECTIONS if any(getattr(sheet.fields, name) for name in each.fields))
    return frozenset([*written_anchors(sheet.sections), *(f"{HEADING_PREFIX}{each}" for each in filled)]) - {
        ""
    }
