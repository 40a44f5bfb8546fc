"""The bounds of fields that a network may set: declared with what is usual, checked with what the base sets."""

from __future__ import annotations

from functools import partial
from typing import Any, cast

from annotated_types import MinLen
from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from partage.reference.reference_data import ReferenceData
from partage.settings.limits import DEFAULTS, LARGEST
from partage.text.lists import MaxItems


def _limit(key: str, info: ValidationInfo) -> int:
    return cast("ReferenceData", info.context).limits.of(key, DEFAULTS[key])


class MostOf(MaxItems):
    """The maximum number of values of the list *key*."""

    def __init__(self, key: str) -> None:
        """Declare what is usual."""
        super().__init__(DEFAULTS[key])
        object.__setattr__(self, "key", key)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Count before validation, with the most that any base may set, and after it, with what this one sets."""
        key = self.__dict__["key"]
        before = partial(self._counted, list, 2 * LARGEST[key])
        counted = core_schema.no_info_before_validator_function(before, handler(source))
        return core_schema.with_info_after_validator_function(partial(_at_most, key), counted)


def _at_most(key: str, values: Any, info: ValidationInfo) -> Any:
    most = _limit(key, info)
    if len(values) > most:
        counts = {"max_length": most, "actual_length": len(values)}
        raise PydanticKnownError("too_long", {"field_type": "List", **counts})
    return values


class LeastOf(MinLen):
    """The minimum number of characters of the text *key*."""

    def __init__(self, key: str) -> None:
        """Declare what is usual."""
        super().__init__(DEFAULTS[key])
        object.__setattr__(self, "key", key)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Count after validation."""
        at_least = partial(_at_least, self.__dict__["key"])
        return core_schema.with_info_after_validator_function(at_least, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        """Say what is usual."""
        return {**handler(schema), "minLength": self.min_length}


def _at_least(key: str, text: str, info: ValidationInfo) -> str:
    least = _limit(key, info)
    if len(text) < least:
        raise PydanticKnownError("string_too_short", {"min_length": least})
    return text
