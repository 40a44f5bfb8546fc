"""Types of values shared by sheets and vocabularies: names, identifiers, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import MaxLen
from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from partage.text import messages
from partage.text.folding import slug
from partage.text.quantities import decimal_point, plain_number
from partage.text.typography import french


def _number_of(read: Callable[[str], str]) -> Callable[[object], object]:
    return lambda written: read(written) if isinstance(written, str) else written


Text = Annotated[str, StringConstraints(strip_whitespace=True)]


Called = Annotated[Text, MaxLen(200)]


Definition = Annotated[Text, MaxLen(2000)]


FrenchName = Annotated[Called, AfterValidator(french)]
"""A name in French, or most often so, as readers are shown it."""


FrenchDefinition = Annotated[Definition, AfterValidator(french)]


Number = Annotated[
    int, BeforeValidator(_number_of(plain_number)), WithJsonSchema({"type": ["integer", "string"]})
]


Decimal = Annotated[float, BeforeValidator(_number_of(decimal_point))]


_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _identifier(written: str) -> str:
    if len(written) > 80 or not _IDENTIFIER.fullmatch(written):
        raise ValueError(messages.bad_identifier(written, slug(written)))
    return written


Identifier = Annotated[
    str,
    AfterValidator(_identifier),
    WithJsonSchema({"type": "string", "pattern": f"^{_IDENTIFIER.pattern}$", "maxLength": 80}),
]


@dataclass(frozen=True, slots=True)
class _NamedBy:
    """Accepts plain text where a mapping is expected, as the value of *key*."""

    key: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._as_mapping, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler(schema)]}

    def _as_mapping(self, written: object) -> object:
        return {self.key: written} if isinstance(written, str) else written


def plain_text_is(key: str) -> _NamedBy:
    """Return the annotation for a mapping that may be shortened to the text of its *key*."""
    return _NamedBy(key)


_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,500}")


def _address(written: str) -> str:
    if not _ADDRESS.fullmatch(written):
        raise ValueError(
            f"{messages.quoted(written)} n’est pas une adresse ; elle commence par « https:// », comme "
            "« https://exemple.fr »"
        )
    return written


Address = Annotated[
    str,
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "pattern": f"^{_ADDRESS.pattern}$"}),
]
"""Where the source of an entry of a list is."""
