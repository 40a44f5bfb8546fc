"""The types of front-matter values: what people may write, and what it becomes.

They refuse with the sentences of `messages`, and describe themselves in JSON Schema as people write them:
a scalar where a list of one is meant, a year as a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast
from urllib.parse import urlsplit

from annotated_types import MaxLen
from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from partage import messages
from partage.bounds import Unknown
from partage.folding import slug
from partage.marks import mark_of
from partage.place_messages import UnknownTerritory
from partage.spelling import nearest

if TYPE_CHECKING:
    from partage.territories import Territories
    from partage.vocabularies import Vocabulary


class Reference(Protocol):
    """What a value is checked against; handed to pydantic as its context."""

    vocabularies: Mapping[str, Vocabulary]
    territories: Territories
    sheets: Collection[str]
    images: Collection[str]


def _no_mark(written: str) -> str:
    if mark_of(written):
        raise ValueError(messages.misplaced_mark(written))
    return written


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Called = Annotated[Text, MaxLen(200)]
Definition = Annotated[Text, MaxLen(2000)]
IsFact = AfterValidator(_no_mark)
"""For a text that says something: where it cannot stay open, « non-renseigne » would be published as a fact."""
Number = Annotated[int, WithJsonSchema({"type": ["integer", "string"]})]

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


def _reference(info: ValidationInfo) -> Reference:
    return cast("Reference", info.context)


@dataclass(frozen=True, slots=True)
class _NamedBy:
    """Lets people write plain text where a mapping is expected; the text is the value of *key*."""

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
    """Return the annotation of a mapping that may be written as the text of its *key*."""
    return _NamedBy(key)


@dataclass(frozen=True, slots=True)
class TermOf:
    """A value of a closed list: becomes the term's identifier."""

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._identified, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-vocabulaire": self.vocabulary}

    def _identified(self, written: str, info: ValidationInfo) -> str:
        reference = _reference(info)
        vocabulary = reference.vocabularies[self.vocabulary]
        term = vocabulary.find(written)
        if term is None:
            noun = messages.NOUNS[self.vocabulary]
            raise Unknown(
                lambda guess: messages.unknown_term(
                    written, noun, vocabulary.nearest(written) if guess else None, vocabulary.terms
                )
            )
        return term.id


def _territory(written: str, info: ValidationInfo) -> str:
    reference = _reference(info)
    try:
        return reference.territories.find(written).id
    except UnknownTerritory as error:
        raise Unknown(error.sentence) from None


TerritoryName = Annotated[Text, AfterValidator(_territory)]


def _sheet(written: str, info: ValidationInfo) -> str:
    reference = _reference(info)
    name = written.removesuffix(".md")
    if name not in reference.sheets:
        raise Unknown(
            lambda guess: messages.unknown_sheet(written, nearest(name, reference.sheets) if guess else None)
        )
    return name


SheetName = Annotated[Text, AfterValidator(_sheet)]


def _image(written: str, info: ValidationInfo) -> str:
    reference = _reference(info)
    if written not in reference.images:
        raise Unknown(
            lambda guess: messages.unknown_image(
                written, nearest(written, reference.images) if guess else None
            )
        )
    return written


ImageName = Annotated[Text, AfterValidator(_image)]

_COUNT = re.compile(
    r"(?:(environ|près de|plus de|moins de) )?([0-9]{1,7})(?: ?(?:-|–|à) ?([0-9]{1,7}))?", re.ASCII
)


def _count(written: object) -> str:
    spaced = " ".join(written.split()) if isinstance(written, str) else ""
    found = _COUNT.fullmatch(spaced.casefold())
    if found is None:
        raise ValueError(messages.bad_count(written))
    about, low, high = found.groups()
    return f"{about + ' ' if about else ''}{low}{' à ' + high if high else ''}"


Count = Annotated[str, PlainValidator(_count), WithJsonSchema({"type": ["integer", "string"]})]


def _web_address(written: str) -> str:
    try:
        parts = urlsplit(written)
    except ValueError:
        raise ValueError(messages.bad_url(written)) from None
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or re.search(r"[\s<>\"\\\x00-\x1f\x7f]", written)
    ):
        raise ValueError(messages.bad_url(written))
    return written


WebAddress = Annotated[
    Text, AfterValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
