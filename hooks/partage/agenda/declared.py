"""What the agenda’s own folder declares: calendars that are read, and events of no sheet."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import MaxLen, MinLen
from pydantic import AfterValidator, Field, WithJsonSchema

from partage.agenda.addresses import checked_address
from partage.sheets.items import Event, Line
from partage.sheets.partial_date import PartialDateField
from partage.sheets.types import TermOf, TerritoryName
from partage.text.field_types import Identifier, Text
from partage.text.lists import Listed, MaxItems
from partage.text.strict_model import StrictModel

Places = Annotated[Listed[TerritoryName], MaxItems(20)]
Themes = Annotated[Listed[Annotated[Text, TermOf("themes")]], MaxItems(5)]
Address = Annotated[
    Text, MaxLen(2000), AfterValidator(checked_address), WithJsonSchema({"type": "string", "format": "uri"})
]
LARGEST_CALENDAR = 5 * 1024 * 1024
"""Bytes of a calendar."""
EXAMPLE = "{nom: La directrice du centre social, date: 2026-09-01}"


class Agreement(StrictModel):
    """Who agreed that a calendar is published again, and when."""

    name: Annotated[Line, MinLen(1)] = Field(alias="nom", examples=["La directrice du centre social"])
    date: PartialDateField = Field(examples=["2026-09-01"])


class DeclaredCalendar(StrictModel):
    """A calendar that a structure keeps elsewhere, and agrees to see here."""

    id: Identifier = Field(examples=["centre-social-les-tilleuls"])
    name: Annotated[Line, MinLen(1)] = Field(alias="nom", examples=["Centre social Les Tilleuls"])
    address: Address = Field(alias="adresse", examples=["https://agenda.exemple.org/public.ics"])
    actor: Line = Field("", alias="acteur")
    territories: Places = Field((), alias="territoires")
    themes: Themes = ()
    description: Literal["oui", "non"] = "non"
    agreement: Agreement = Field(alias="accord", examples=[EXAMPLE])
    """Without it, nothing is read."""


class OwnEvent(Event):
    """An event of no sheet: the same fields, and what a sheet would say of it."""

    actor: Line = Field("", alias="acteur")
    territories: Places = Field((), alias="territoires")
    themes: Themes = ()
