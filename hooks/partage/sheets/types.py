"""The types of front-matter values: what people may write, and what it becomes.

They refuse with the sentences of `messages`, and their JSON Schemas describe what people write: a scalar for a
list of one, a year as a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, cast
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from partage.reference.reference_data import ReferenceData
from partage.reference.territories import OwnTerritory
from partage.reference.territory_messages import UnknownTerritory
from partage.sheets.markers import parse_marker
from partage.text import messages
from partage.text.characters import with_plain_spaces
from partage.text.field_types import Text
from partage.text.fuzzy import nearest
from partage.text.problem import Unlisted
from partage.text.problem_limits import Unknown, unjudged
from partage.text.quantities import quantity


def _no_mark(written: str) -> str:
    if parse_marker(written):
        raise ValueError(messages.misplaced_mark(written))
    return written


IsFact = AfterValidator(_no_mark)
"""For a text that states a fact: where a field cannot stay open, « non-renseigne » would be published as one."""


def _reference(info: ValidationInfo) -> ReferenceData:
    return cast("ReferenceData", info.context)


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
        if term is None and self.vocabulary in reference.unsure:
            raise unjudged(self.vocabulary, written)
        if term is None:
            noun = messages.NOUNS[self.vocabulary]
            raise Unknown(
                lambda guess: messages.unknown_term(
                    written, noun, vocabulary.nearest(written) if guess else None, vocabulary.terms
                ),
                Unlisted(self.vocabulary, written),
            )
        return term.id


def _territory(written: str, info: ValidationInfo) -> str:
    reference = _reference(info)
    try:
        return reference.territories.find(written).id
    except UnknownTerritory as error:
        if OwnTerritory.file in reference.unsure:
            raise unjudged(OwnTerritory.file, written) from None
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


def _count(written: object) -> str:
    found = quantity(written) if isinstance(written, str) else None
    if found is None:
        raise ValueError(messages.bad_count(written))
    about, low, high = found
    if high is not None and high < low:
        raise ValueError(messages.reversed_count(str(low), str(high)))
    return f"{about + ' ' if about else ''}{low}{f' à {high}' if high is not None else ''}"


Count = Annotated[str, PlainValidator(_count), WithJsonSchema({"type": ["integer", "string"]})]


def _web_address(written: str) -> str:
    if with_plain_spaces(written) != written:
        raise ValueError(messages.odd_space_in_url(written))
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
