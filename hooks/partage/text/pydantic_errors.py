"""Pydantic's validation errors → problems in French, with their line; one problem per cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from partage.text import messages
from partage.text.fuzzy import nearest
from partage.text.messages import shortened
from partage.text.problem import Place, Problem, Unlisted
from partage.text.problem_limits import Guesses, Unknown


def to_problems(
    error: ValidationError,
    model: type[BaseModel],
    path: str,
    line_of: Callable[..., int],
    at: Place = (),
    guesses: Guesses | None = None,
) -> Iterator[Problem]:
    """Yield the problems in *error*, raised by *model* for the value at location *at* of the file *path*.

    Fields are named by their alias, such as `titre`, as people write them. Suggestions are looked for while there are
    *guesses* left.
    """
    details = error.errors(include_url=False, include_input=False)
    for location, sentence, value in _causes(details, model, guesses or Guesses()):
        place = (*at, *location)
        name = ".".join(shortened(part) for part in place if isinstance(part, str))
        # A single value may stand where a list is expected: its location then has no index.
        unlisted = (part for part in location if part != 0)
        yield Problem(path, max(line_of(*place), line_of(*at, *unlisted)), name, sentence, unlisted=value)


def _causes(
    details: Sequence[ErrorDetails], model: type[BaseModel], guesses: Guesses
) -> Iterator[tuple[Place, str, Unlisted | None]]:
    """Yield each cause once, and the value if it is in no list.

    A misspelt key is not also reported as missing under its correct name.
    """
    meant = {}
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *inside, key = detail["loc"]
            near = nearest(str(key), list(_keys_at(model, inside))) if guesses.take() else None
            meant[detail["loc"]] = near
    found = {(*location[:-1], key) for location, key in meant.items() if key}
    for detail in details:
        location = detail["loc"]
        if detail["type"] == "extra_forbidden":
            yield location, messages.unknown_field(str(location[-1]), meant[location]), None
        elif not (detail["type"] == "missing" and location in found):
            # Pydantic marks an error in the key of a mapping with `[key]`.
            cause = detail.get("ctx", {}).get("error")
            unlisted = cause.unlisted if isinstance(cause, Unknown) else None
            yield (
                tuple(part for part in location if part != "[key]"),
                _sentence(detail, model, guesses),
                unlisted,
            )


def _sentence(detail: ErrorDetails, model: type[BaseModel], guesses: Guesses) -> str:
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Unknown):
        return cause.sentence(guesses.take())
    *inside, key = detail["loc"] or ("",)
    example = _example(_keys_at(model, inside).get(str(key)))
    if detail["type"] == "missing":
        whole = _example(_by_key(model).get(str(inside[0]))) if inside else ""
        return messages.missing_inside(str(key), whole) if whole else messages.missing(str(key), example)
    return messages.sentence(detail["type"], detail.get("ctx", {}), example)


def _example(declared: FieldInfo | None) -> str:
    return str(declared.examples[0]) if declared and declared.examples else ""


def _keys_at(model: type[BaseModel], location: Sequence[int | str]) -> dict[str, FieldInfo]:
    """Return the fields allowed at *location* of *model*, by the name that people write."""
    for part in location:
        if isinstance(part, str):
            declared = _by_key(model).get(part)
            inner = _model_in(declared.annotation) if declared else None
            if inner is None:
                return {}
            model = inner
    return _by_key(model)


def _by_key(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {declared.alias or name: declared for name, declared in model.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the model inside *annotation*, however deeply nested in lists and unions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
