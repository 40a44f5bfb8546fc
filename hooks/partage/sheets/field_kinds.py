"""What each field is: its kind, its closed lists, how many values and how long, computed from its declaration.

The form, the issue forms, the import, the index and the guide all ask here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias, get_args

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from partage.sheets.event_times import Cancelled, Day, HoursField, Repetition
from partage.sheets.fields import FrontMatter
from partage.sheets.items import News
from partage.sheets.partial_date import PartialDate
from partage.sheets.types import Count, ImageName, SheetName, TermOf, TerritoryName, WebAddress

Kind: TypeAlias = Literal[
    "line", "prose", "term", "levels", "place", "sheet", "date", "count", "number", "url", "picture", "item"
]
"""`prose` is a text too long for one line; `levels`, one term of a list for each term of another."""
Grammar: TypeAlias = Literal["", "hours", "repetition", "day", "cancelled", "news"]
MAX_LINE_LENGTH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKind:
    """What a field of a front matter, or of an item of its lists, may hold."""

    key: str
    """As people write it."""
    kind: Kind
    """Of its value, or of each of its values."""
    is_list: bool = False
    vocabularies: tuple[str, ...] = ()
    """Closed lists of its terms; of `levels`, those of the keys, then of the values."""
    items: Mapping[str, FieldKind]
    """Of an `item`: what each of its attributes is."""
    min_length: int = 0
    max_length: int = 0
    """Characters of a text; 0 where there is no bound."""
    min_values: int = 0
    max_values: int = 0
    """Values of a list, or keys of a mapping; 0 where there is no bound."""
    is_required: bool = False
    may_stay_open: bool = False
    """Whether a required field takes « non-renseigne »."""
    grammar: Grammar = ""
    """What each line must look like, where a line is more than words."""


def kinds_of(model: type[BaseModel]) -> Mapping[str, FieldKind]:
    """Return what each attribute of *model* is, in the order of its declaration."""
    return MappingProxyType({name: _kind_of(name, each) for name, each in model.model_fields.items()})


def _kind_of(name: str, declared: FieldInfo) -> FieldKind:
    parts = list(_parts(declared.annotation))
    whole = [*parts, *_parts(Annotated[None, None, *declared.metadata])]
    is_list, is_mapping = tuple in parts, dict in parts
    # Bounds next to a list are its own; bounds inside are those of each value.
    each = parts if is_list or is_mapping else whole
    model = next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)
    max_length = _last(MaxLen, each)
    return FieldKind(
        key=declared.alias or name,
        kind=_kind(whole, max_length, has_items=model is not None, is_mapping=is_mapping),
        is_list=is_list,
        vocabularies=tuple(dict.fromkeys(part.vocabulary for part in whole if isinstance(part, TermOf))),
        items=kinds_of(model) if model else _NO_ITEMS,
        min_length=_last(MinLen, each),
        max_length=max_length,
        min_values=_last(MinLen, declared.metadata) if each is parts else 0,
        max_values=_last(MaxLen, declared.metadata) if each is parts else 0,
        is_required=declared.is_required(),
        may_stay_open=any(isinstance(part, BeforeValidator) for part in declared.metadata),
        grammar=_grammar(whole),
    )


def _kind(parts: list[Any], max_length: int, *, has_items: bool, is_mapping: bool) -> Kind:
    if has_items:
        return "item"
    if any(isinstance(part, TermOf) for part in parts):
        return "levels" if is_mapping else "term"
    for kind, annotation in _KIND_OF_TYPE.items():
        if annotation.__metadata__[-1] in parts:
            return kind
    if PartialDate in parts:
        return "date"
    if int in parts:
        return "number"
    return "prose" if max_length > MAX_LINE_LENGTH else "line"


def _grammar(parts: list[Any]) -> Grammar:
    return next((name for name, type_ in _GRAMMAR_OF_TYPE.items() if type_.__metadata__[-1] in parts), "")


def _last(bound: type[MinLen] | type[MaxLen], parts: list[Any]) -> int:
    """Return the bound that the outermost of *parts* sets; 0 where none does."""
    found = (part for part in reversed(parts) if isinstance(part, bound))
    return next((part.min_length if isinstance(part, MinLen) else part.max_length for part in found), 0)


def _parts(annotation: Any) -> Iterator[Any]:
    """Yield the types and annotations that *annotation* consists of, at any depth; models are not entered."""
    if hasattr(annotation, "__metadata__"):
        yield from _parts(annotation.__origin__)
        yield from annotation.__metadata__
    elif get_args(annotation):
        yield getattr(annotation, "__origin__", annotation)
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation


_NO_ITEMS: Mapping[str, FieldKind] = MappingProxyType({})
_KIND_OF_TYPE: dict[Kind, Any] = {
    "place": TerritoryName,
    "sheet": SheetName,
    "count": Count,
    "url": WebAddress,
    "picture": ImageName,
}
"""The types that a field is recognised by, by the last annotation that each carries."""
_GRAMMAR_OF_TYPE: dict[Grammar, Any] = {
    "hours": HoursField,
    "repetition": Repetition,
    "day": Day,
    "cancelled": Cancelled,
    "news": News,
}
"""Likewise."""

FIELD_KINDS = kinds_of(FrontMatter)
"""What each attribute of a front matter is."""
