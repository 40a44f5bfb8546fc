"""What a cell of a table says → the value of a field that the check accepts, and its sentences on the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import tzinfo

from pydantic import ValidationError

from partage.importing.date_finder import iso_of_cell
from partage.reference.reference_data import ReferenceData
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, FrontMatter
from partage.sheets.partial_date import day_of_moment
from partage.sheets.writer import Value
from partage.text.characters import with_plain_spaces
from partage.text.pydantic_errors import to_problems

_NAMES = {key: name for name, key in KEYS.items()}
_SEPARATOR = re.compile(r"[;|\n]")
_CHOICES = re.compile(r" ; choix possibles : .*", re.DOTALL)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_SENTENCE_END = re.compile(r"[.!?…][»”\")]?(?=\s|$)")
_MIN_SHARE = 3
"""A text is cut at the end of a sentence if that keeps at least one part in so many of what fits."""


def value_of(attribute: str, written: str, site: tzinfo) -> Value:
    """Return the value of the cell *written* for a field: a list if one is expected, a date as sheets write it.

    *site* is the zone in which days begin.
    """
    kind = FIELD_KINDS[attribute]
    if kind.kind == "levels":
        return dict(pair for pair in map(_pair, parts_of(written)) if pair)
    if kind.is_list:
        return [part for part in parts_of(written) if part]
    line = " ".join(written.split())
    if kind.kind == "date":
        moment = day_of_moment(line, site)
        return str(moment) if moment else iso_of_cell(line) or line
    return _THOUSANDS.sub("", with_plain_spaces(line)) if kind.kind == "count" else line


def parts_of(written: str) -> list[str]:
    """Return the values of the cell *written*, which people separate with « ; », « | » or line ends."""
    # Spaces are not part of the pattern: in a cell of spaces only, it would be tried again from each of them.
    return [part.strip() for part in _SEPARATOR.split(written)]


def _pair(part: str) -> tuple[str, str] | None:
    phase, colon, level = part.partition(":")
    return (phase.strip(), level.strip()) if colon and phase.strip() and level.strip() else None


def beginning(attribute: str, value: Value) -> str:
    """Return the beginning of a text too long for its field, cut after a sentence or a word; empty if it fits."""
    most = FIELD_KINDS[attribute].max_length
    if (
        FIELD_KINDS[attribute].kind not in ("line", "prose")
        or not isinstance(value, str)
        or not most
        or len(value) <= most
    ):
        return ""
    ends = [found.end() for found in _SENTENCE_END.finditer(value[:most])]
    if ends and ends[-1] * _MIN_SHARE >= most:
        return value[: ends[-1]]
    return value[: most - 1].rpartition(" ")[0].rstrip(" ,;:.-–") + "…"


def sorted_out(key: str, written: Value, references: ReferenceData) -> tuple[Value, list[str]]:
    """Return the part of the value *written* under *key* that the check accepts, and its sentences on the rest."""
    if not isinstance(written, str) and isinstance(written, Sequence):
        whole = wrong_value(key, written, references)
        if not whole:
            return written, []
        if len(written) > (FIELD_KINDS[_NAMES[key]].max_values or len(written)):
            return "", [whole]
        # Each is checked once: some tables repeat the same value thousands of times.
        items = {json.dumps(item): item for item in written}
        sentences = {dumped: wrong_value(key, [item], references) for dumped, item in items.items()}
        valid = [item for item in written if not sentences[json.dumps(item)]]
        return valid, [sentence for sentence in sentences.values() if sentence]
    sentence = wrong_value(key, written, references)
    return ("", [sentence]) if sentence else (written, [])


def wrong_value(key: str, value: Value, references: ReferenceData) -> str:
    """Return what the check would say about *value* under *key*; empty if it is valid."""
    return next(_sentences(key, {key: value}, references), "")


def _sentences(key: str, values: Mapping[str, object], references: ReferenceData) -> Iterator[str]:
    try:
        FrontMatter.model_validate(values, context=references)
    except ValidationError as error:
        for problem in to_problems(error, FrontMatter, "", lambda *_: 1):
            if problem.field.partition(".")[0] == key:
                # Every row would repeat the same choices.
                yield _CHOICES.sub(" ; voyez les listes de « initiatives/_vocabulaires/ »", problem.message)
