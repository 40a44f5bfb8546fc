"""Lists of values: one value may stand for a list of one, and each list says how many values it may hold."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, TypeVar

from annotated_types import MaxLen
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticKnownError, core_schema


class _ScalarAccepted:
    """Lets people write one value where a list is expected, or the same one twice."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        each_once = core_schema.no_info_after_validator_function(self._each_once, handler(source))
        return core_schema.no_info_before_validator_function(self._as_list, each_once)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        array = handler(schema)
        # Through our functions pydantic no longer sees that it bounds a list.
        if "minLength" in array:
            array["minItems"] = array.pop("minLength")
        return {"anyOf": [array["items"], array]}

    @staticmethod
    def _as_list(written: object) -> object:
        return [written] if isinstance(written, str | dict) else written

    @staticmethod
    def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(values))


Item = TypeVar("Item")
Listed = Annotated[tuple[Item, ...], _ScalarAccepted()]
"""A list; each one says with `MaxItems` how many values it may hold."""


class MaxItems(MaxLen):
    """The most values of a list, or keys of a mapping.

    Pydantic would count once each value was looked at, which takes long for thousands that are wrong. So what is
    written is counted first: twice as many are let in, since one term may be written twice or under two names.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Count before and after."""
        inner = handler(source)
        kind = dict if inner["type"] == "dict" else list
        before = partial(self._counted, kind, 2 * self.max_length)
        after = partial(self._counted, dict if kind is dict else tuple, self.max_length)
        let_in = core_schema.no_info_before_validator_function(before, inner)
        return core_schema.no_info_after_validator_function(after, let_in)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say the bound where the list is described."""
        made = handler(schema)
        for each in (made, *made.get("anyOf", ())):
            if each.get("type") in _BOUNDS:
                each[_BOUNDS[each["type"]]] = self.max_length
        return made

    def _counted(self, kind: Any, most: int, values: Any) -> Any:
        if isinstance(values, kind) and len(values) > most:
            counts = {"max_length": self.max_length, "actual_length": len(values)}
            raise PydanticKnownError("too_long", {"field_type": "List", **counts})
        return values


_BOUNDS = {"array": "maxItems", "object": "maxProperties"}
