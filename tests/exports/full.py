"""A sheet with every field filled, each text of which is what a test says."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from pydantic import BaseModel

from partage.exports.inert import FORMULAS
from partage.sheets.event_times import Hours
from partage.sheets.field_kinds import FieldKind
from partage.sheets.fields import FrontMatter
from partage.sheets.partial_date import PartialDate
from partage.sheets.sheet import Sheet

HOSTILE = (
    *(f"{sign}HYPERLINK(1)" for sign in FORMULAS), "\t=1", " \r\n=1", "a\x00\x07\x1b[31mb\x85c\x9b", "</script><!--",
    "a\r\nb,\"c\";d\n=e", "a\u2028b\u2029=c", "\u202egnp.exe\u2066", "a|b\\|c", "\ufeff=1", "\u200b@x",
)  # fmt: skip
"""What a spreadsheet, a page, a terminal or a reader of lines would act on."""
_OTHERS: dict[str, Any] = {
    "hours": Hours(time(18, 30), time(20)),
    "until": date(2026, 9, 20),
    "without": (date(2026, 9, 17),),
    "days": (date(2026, 9, 11),),
    "cancelled": (True,),
    "number": 3,
}


def full(model: type[BaseModel], kinds: Any, text: str) -> Any:
    """Return a *model* of which every text is *text*, unchecked."""
    values = {name: _value(name, kind, model, text) for name, kind in kinds.items()}
    return model.model_construct(**values)


def _value(name: str, kind: FieldKind, model: type[BaseModel], text: str) -> Any:
    if name in _OTHERS:
        return _OTHERS[name]
    if kind.kind == "date":
        return PartialDate(2026, 9, 10)
    if kind.kind == "levels":
        return {text: text}
    one: Any = text
    if kind.items:
        inside = next(each for each in _models(model.model_fields[name].annotation))
        one = full(inside, kind.items, text)
    return (one,) if kind.is_list else one


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    parts = [*getattr(annotation, "__args__", ()), getattr(annotation, "__origin__", None)]
    return [found for part in parts if part is not None for found in _models(part)]


def full_sheet(fields: FrontMatter, body: str) -> Sheet:
    """Return the sheet of *fields*."""
    return Sheet(
        fields=fields,
        inapplicable=frozenset(),
        sections=(),
        pictures=(),
        written={},
        file=f"---\na: b\n---\n\n{body}",
    )
