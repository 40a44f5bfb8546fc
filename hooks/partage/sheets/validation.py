"""Source → sheet, or the problems that prevent it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from partage.reference.reference_data import ReferenceData
from partage.sheets.body import render
from partage.sheets.body.comments import without_comments
from partage.sheets.body.links import pictures_in
from partage.sheets.body.misleading import item_remarks, text_remarks
from partage.sheets.examples import examples_left
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, LEVELS, FrontMatter
from partage.sheets.markers import NOT_APPLICABLE, parse_marker
from partage.sheets.sheet import Sheet
from partage.sheets.source import Source
from partage.text import messages
from partage.text.problem import Place, Problem, Written
from partage.text.problem_limits import bounded
from partage.text.pydantic_errors import to_problems
from partage.text.strings import WRITTEN_IN
from partage.text.typography import french, french_html

_NAMING_SHEETS = tuple(
    (name, next((part.key for part in kind.items.values() if part.kind == "sheet"), ""))
    for name, kind in FIELD_KINDS.items()
    if kind.kind == "sheet" or any(part.kind == "sheet" for part in kind.items.values())
)
"""Attributes that name other sheets, with the key that does so in an item."""
_OPTIONAL = frozenset(KEYS[name] for name, level in LEVELS.items() if level != "O")


def check(source: Source, references: ReferenceData) -> tuple[Sheet | None, list[Problem]]:
    """Return the sheet of *source* (None if there is an error) and every problem, by line."""
    problems = [
        Problem(source.path, line, "", sentence, severity) for line, sentence, severity in source.remarks
    ]
    problems += [
        Problem(source.path, source.line_of(key), key, said)
        for key, said in examples_left(source.front_matter)
    ]
    problems += text_problems(source)
    is_french = (source.front_matter.get("langue") or references.language) == WRITTEN_IN
    given, inapplicable = _given(source.front_matter)
    given = spaced(given) if is_french else given
    fields = None
    try:
        fields = FrontMatter.model_validate(given, context=references)
    except ValidationError as error:
        problems += to_problems(error, FrontMatter, source.path, source.line_of)
    problems += _own_mentions(source)
    rendered, body_problems = _body(source, references, is_french=is_french)
    problems += body_problems
    problems = bounded(problems)
    if fields is None or rendered is None or any(problem.severity == "error" for problem in problems):
        return None, problems
    sheet = Sheet(
        fields=fields,
        inapplicable=inapplicable,
        sections=rendered.sections,
        pictures=_pictures(fields, rendered.html),
        written=source.front_matter,
        file=source.file,
        distant=rendered.distant,
    )
    return sheet, problems


def _given(front_matter: Mapping[str, Written]) -> tuple[dict[str, Written], frozenset[str]]:
    """Return the values that are given, and the keys of the questions that do not apply.

    An empty value gives nothing; nor does « non-renseigne », in the fields that may stay open.
    """
    given = {}
    inapplicable = set()
    for key, written in front_matter.items():
        if written in ("", [], {}):
            continue
        mark = parse_marker(written) if key in _OPTIONAL else None
        if mark == NOT_APPLICABLE:
            inapplicable.add(key)
        if mark is None:
            given[key] = _given_inside(written)
    return given, frozenset(inapplicable)


def _given_inside(written: Written) -> Written:
    """Return *written* without the keys of its mappings that give nothing, such as the unknown date of a source."""
    if isinstance(written, list):
        return [_given_inside(each) for each in written]
    if isinstance(written, dict):
        return {
            key: _given_inside(value)
            for key, value in written.items()
            if value not in ("", [], {}) and not parse_marker(value)
        }
    return written


def spaced(written: Any) -> Any:
    """Return what was *written* in French with French spacing in each of its texts: readers meet them on every page."""
    if isinstance(written, str):
        return french(written)
    if isinstance(written, list):
        return [spaced(each) for each in written]
    if isinstance(written, dict):
        return {key: spaced(value) for key, value in written.items()}
    return written


def _body(
    source: Source, references: ReferenceData, *, is_french: bool
) -> tuple[render.Rendered | None, list[Problem]]:
    def placed(line: int, sentence: str, severity: str = "error") -> Problem:
        line = source.line_of_body(line)
        return Problem(source.path, line, "texte", sentence, "warning" if severity == "warning" else "error")

    body = without_comments(source.body)
    problems = [placed(*problem) for problem in render.body_problems(body, source.body_line)]
    if any(problem.severity == "error" for problem in problems):
        return None, problems
    rendered = render.render(
        body,
        first_line=source.body_line,
        sheets=references.sheets,
        images=references.images,
        own=source.id,
        spacing=french_html if is_french else None,
    )
    return rendered, problems + [placed(*problem) for problem in rendered.problems]


def _own_mentions(source: Source) -> Iterator[Problem]:
    """Yield an error for each place of the front matter where the sheet names itself as another one."""
    for name, part in _NAMING_SHEETS:
        key = KEYS[name]
        written = source.front_matter.get(key, [])
        for index, item in enumerate(written if isinstance(written, list) else [written]):
            named = item.get(part) if isinstance(item, dict) else item
            if isinstance(named, str) and named.strip().removesuffix(".md") == source.id:
                line = source.line_of(key, index) if isinstance(written, list) else source.line_of(key)
                yield Problem(source.path, line, key, messages.own_sheet(key))


def _pictures(fields: FrontMatter, rendered: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*(picture.file for picture in fields.pictures), *pictures_in(rendered)]))


def text_problems(source: Source) -> Iterator[Problem]:
    """Yield warnings about front-matter texts: private data such as a telephone number, misleading addresses."""
    texts = list(_texts(source.front_matter, ()))
    whole = "\n".join(text for _, text in texts)
    # Most sheets need no remark: one look at all their texts together avoids a look at each.
    remarks = []
    if any(render.text_warnings(whole)):
        remarks += [(place, each) for place, text in texts for each in render.text_warnings(text)]
    if "://" in whole:
        remarks += [(place, each) for place, text in texts if "://" in text for each in text_remarks(text)]
        remarks += _disguised(source.front_matter)
    for place, sentence in remarks:
        yield Problem(source.path, source.line_of(*place), str(place[0]), sentence, "warning")


def _disguised(front_matter: Mapping[str, Written]) -> Iterator[tuple[Place, str]]:
    """Yield the addresses of items, such as documents, whose title names another site."""
    for name, written in front_matter.items():
        if isinstance(written, dict):
            yield from (((name, key), sentence) for key, sentence in item_remarks(written))
        elif isinstance(written, list):
            for index, item in enumerate(written):
                if isinstance(item, dict):
                    yield from (((name, index, key), sentence) for key, sentence in item_remarks(item))


def _texts(written: Written | Mapping[str, Written], place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(written, str):
        yield place, written
    elif isinstance(written, Mapping):
        for key, value in written.items():
            yield from _texts(value, (*place, key))
    else:
        for index, value in enumerate(written):
            yield from _texts(value, (*place, index))
