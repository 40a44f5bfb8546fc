"""A checked sheet: everything in its file, ready for pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partage.sheets.body.headings import Section
from partage.sheets.body.links import DistantAnchor
from partage.sheets.fields import FrontMatter
from partage.text.problem import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The content of a checked file."""

    fields: FrontMatter
    inapplicable: frozenset[str]
    """Front-matter keys of the questions that do not apply."""
    sections: tuple[Section, ...]
    """The text, safe to publish; a first one without a title holds what comes before any heading."""
    pictures: tuple[str, ...]
    """Files of the pictures shown, each once, those of the front matter first."""
    written: Mapping[str, Written]
    """The front matter as it was written."""
    file: str
    """The whole file as it was written."""
    distant: tuple[DistantAnchor, ...] = ()
    """Links of the text to headings of other sheets."""
