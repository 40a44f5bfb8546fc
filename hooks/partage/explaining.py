"""Pydantic's errors on what people wrote → problems in French, with their line; one problem for one cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from partage import messages
from partage.model import Place, Problem
from partage.spelling import nearest


def problems_in(
    error: ValidationError, model: type[BaseModel], path: str, line_of: Callable[..., int], at: Place = ()
) -> Iterator[Problem]:
    """Yield the problems of *error*, raised by *model* for the value written at *at* in *path*.

    An alias such as `titre` is the name that people know a field by.
    """
    for detail in _causes(error.errors(include_url=False)):
        place = (*at, *_written_place(detail["loc"]))
        name = ".".join(str(part) for part in place if isinstance(part, str))
        yield Problem(path, line_of(*place), name, _sentence(detail, model))


def _causes(details: Iterable[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Leave out what follows from another error of the same place, or was said once already."""
    seen = set()
    for detail in details:
        key = (detail["loc"], detail["type"] if detail["type"] == "extra_forbidden" else "")
        if key not in seen:
            seen.add(key)
            yield detail


def _written_place(location: tuple[int | str, ...]) -> Place:
    # Pydantic marks an error in a mapping's key with « [key] ».
    return tuple(part for part in location if part != "[key]")


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    location = _written_place(detail["loc"])
    fields = {declared.alias or name: declared for name, declared in model.model_fields.items()}
    declared = fields.get(str(location[0])) if location else None
    if detail["type"] == "extra_forbidden":
        known = fields if len(location) == 1 else []
        return messages.unknown_field(str(location[-1]), nearest(str(location[-1]), known))
    example = str(declared.examples[0]) if declared and declared.examples and len(location) == 1 else ""
    if detail["type"] == "missing":
        return messages.missing(str(location[-1]), example or "…")
    return messages.sentence(detail["type"], detail.get("ctx", {}), example)
