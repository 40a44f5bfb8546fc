"""Lists of values: a single value is accepted as a list of one, and each list declares how many it may hold."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, TypeVar

from annotated_types import MaxLen
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


class _ScalarAccepted:
    """Accepts a single value where a list is expected, and drops repeated and empty ones."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        each_once = core_schema.no_info_after_validator_function(self._each_once, handler(source))
        return core_schema.no_info_before_validator_function(self._as_list, each_once)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        array = handler(schema)
        # Behind our validator functions, pydantic no longer sees that the bound applies to a list.
        if "minLength" in array:
            array["minItems"] = array.pop("minLength")
        return {"anyOf": [array["items"], array]}

    @staticmethod
    def _as_list(written: object) -> object:
        return [written] if isinstance(written, str | dict) else written

    @staticmethod
    def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(value for value in dict.fromkeys(values) if value != "")


Item = TypeVar("Item")
Listed = Annotated[tuple[Item, ...], _ScalarAccepted()]
"""A list; each use declares with `MaxItems` how many values it may hold."""


class MaxItems(MaxLen):
    """The maximum number of values in a list, or of keys in a mapping.

    Pydantic alone would count after validating every value, which is slow for thousands of wrong ones. So the raw
    values are counted first, with twice the maximum allowed, since a term may be written twice or under two names.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Count before and after validation."""
        inner = handler(source)
        kind = dict if inner["type"] == "dict" else list
        before = partial(self._counted, kind, 2 * self.max_length)
        after = partial(self._counted, dict if kind is dict else tuple, self.max_length)
        counted = core_schema.no_info_before_validator_function(before, inner)
        return core_schema.no_info_after_validator_function(after, counted)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Put the bound on the part of the schema that describes the list."""
        json_schema = handler(schema)
        for each in (json_schema, *json_schema.get("anyOf", ())):
            # A number may be written as a text: it has two types, and is no list.
            if bound := _BOUNDS.get(str(each.get("type"))):
                each[bound] = self.max_length
        return json_schema

    def _counted(self, kind: Any, most: int, values: Any) -> Any:
        if isinstance(values, kind) and len(values) > most:
            counts = {"max_length": self.max_length, "actual_length": len(values)}
            raise PydanticKnownError("too_long", {"field_type": "List", **counts})
        return values


_BOUNDS = {"array": "maxItems", "object": "maxProperties"}
