"""The items that the lists of a front matter hold: actors, factors, lessons, links…"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Self

from annotated_types import Ge, MaxLen, MinLen
from pydantic import (
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from partage.reference.vocabularies import DEFAULT_TERMS
from partage.sheets.dated_text import DatedText
from partage.sheets.event_times import (
    Cancelled,
    Day,
    HoursField,
    Repetition,
    is_day_of,
    wrong_first_day,
)
from partage.sheets.partial_date import PartialDate, PartialDateField, is_before, not_before
from partage.sheets.types import ImageName, IsFact, SheetName, TermOf, WebAddress
from partage.text import messages
from partage.text.field_types import Text, plain_text_is
from partage.text.lists import Listed, MaxItems
from partage.text.strict_model import StrictModel

Line = Annotated[Text, MaxLen(200), IsFact]
Sentence = Annotated[Text, MinLen(1), MaxLen(1000), IsFact]
People = Annotated[int, Ge(1)]


def _default_term(vocabulary: str, key: str | None = None) -> Any:
    """Declare a field under *key* that takes the default term of a closed list, which a network may have renamed."""
    return Field(DEFAULT_TERMS[vocabulary], alias=key, validate_default=True)


class Item(StrictModel):
    """A mapping inside a list; unknown keys are refused."""


class Actor(Item):
    """A participant: a named organisation, or a number of organisations of one type."""

    name: Line = Field("", alias="nom")
    type: Annotated[Text, TermOf("types-d-acteur")] = ""
    roles: Annotated[Listed[Annotated[Text, TermOf("roles")]], MaxItems(10)] = ()
    number: People | None = Field(None, alias="nombre")

    @model_validator(mode="after")
    def _says_who(self) -> Self:
        if not (self.name or self.type):
            raise ValueError(
                "écrivez au moins « nom » ou « type » pour cet acteur ; exemple : nom: Centre social"
            )
        return self


class Factor(Item):
    """An obstacle or a lever, from the one list of factors."""

    factor: Annotated[Text, TermOf("facteurs")] = Field(alias="facteur")
    text: Sentence = Field(alias="texte")
    way_round: Sentence | None = Field(None, alias="contournement")


class Stake(Item):
    """A starting problem that the project set out to solve."""

    text: Sentence = Field(alias="texte")
    factor: Annotated[Text, TermOf("facteurs")] | None = Field(None, alias="facteur")


class Lesson(Item):
    """A short sentence that others can reuse."""

    text: Sentence = Field(alias="texte")
    type: Annotated[Text, TermOf("types-d-enseignement")] = _default_term("types-d-enseignement")
    factor: Annotated[Text, TermOf("facteurs")] | None = Field(None, alias="facteur")


class Return(Item):
    """News of the initiative at a date."""

    date: PartialDateField
    text: Sentence = Field(alias="texte")


News = Annotated[Return, DatedText()]


class Proposal(Item):
    """Something that was proposed or promised, and what became of it."""

    text: Sentence = Field(alias="texte")
    partners: Annotated[Listed[Line], MaxItems(30)] = Field((), alias="avec")
    state: Annotated[Text, TermOf("etats-de-proposition")] = _default_term("etats-de-proposition", "etat")
    date: PartialDateField | None = None
    deadline: PartialDateField | None = Field(None, alias="echeance")
    news: Annotated[Listed[News], MaxItems(20)] = Field((), alias="nouvelles")

    @field_validator("deadline")
    @classmethod
    def _is_due_after_it_was_made(cls, due: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        made = info.data.get("date")
        if made and due and is_before(due, made):
            raise ValueError(messages.due_before_made(made, due))
        return due


class Link(Item):
    """A related sheet."""

    sheet: SheetName = Field(alias="fiche")
    type: Annotated[Text, TermOf("types-de-lien")] = _default_term("types-de-lien")


class Document(Item):
    """A document or tool that others may borrow."""

    title: Line = Field(alias="titre")
    url: WebAddress
    type: Annotated[Text, TermOf("types-de-document")] = _default_term("types-de-document")
    licence: Line = ""


class Picture(Item):
    """A picture of `initiatives/images/`: text, credit and permission are all needed."""

    file: ImageName = Field(alias="fichier")
    alt: Sentence
    credit: Line
    permission: Line = Field(alias="autorisation")


class Event(Item):
    """An event with its dates, for the agenda."""

    title: Line = Field(alias="titre")
    start: PartialDateField = Field(alias="debut")
    end: PartialDateField | None = Field(None, alias="fin")
    hours: HoursField | None = Field(None, alias="heure")
    repeats: Repetition | None = Field(None, alias="repete")
    until: Day | None = Field(None, alias="jusqu_au")
    without: Annotated[Listed[Day], MaxItems(100)] = Field((), alias="sauf")
    days: Annotated[Listed[Day], MaxItems(100)] = Field((), alias="dates")
    cancelled: Annotated[Listed[Cancelled], MaxItems(100)] = Field((), alias="annule")
    place: Line = Field("", alias="lieu")
    url: WebAddress | None = None

    @field_validator("end")
    @classmethod
    def _ends_after_it_starts(cls, end: PartialDate | None, info: ValidationInfo) -> PartialDate | None:
        return not_before(info.data.get("start"), end)

    @field_validator("hours", "repeats", "days")
    @classmethod
    def _is_of_a_day(cls, value: Any, info: ValidationInfo) -> Any:
        start = info.data.get("start")
        if value and start and not start.day:
            raise ValueError(
                f"il faut ici un jour de début, pas seulement « {start} » ; exemple : « debut: 2026-09-15 »"
            )
        return value

    @field_validator("repeats")
    @classmethod
    def _begins_on_its_day(cls, repeats: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start")
        if repeats and start and start.day:
            day = date(start.year, start.month, start.day)
            if not is_day_of(repeats, day):
                raise ValueError(wrong_first_day(repeats, day))
        return repeats

    @field_validator("until")
    @classmethod
    def _repeats_until(cls, until: date | None, info: ValidationInfo) -> date | None:
        start = info.data.get("start")
        if until and not info.data.get("repeats", True):
            raise ValueError(
                "« jusqu_au » finit une répétition ; ajoutez « repete: chaque semaine », ou retirez-le"
            )
        if until and start:
            not_before(start, PartialDate(until.year, until.month, until.day))
        return until

    @field_validator("without")
    @classmethod
    def _leaves_out_of_a_series(cls, without: tuple[date, ...], info: ValidationInfo) -> tuple[date, ...]:
        if without and not info.data.get("repeats", True):
            raise ValueError("« sauf » retire des jours d’une répétition ; ajoutez « repete », ou retirez-le")
        return without


class CitedSource(Item):
    """A source of the facts of a sheet."""

    title: Line = Field(alias="titre")
    author: Line = Field("", alias="auteur")
    date: PartialDateField | None = None
    url: WebAddress | None = None


class Review(Item):
    """Who approved the sheet, and when."""

    name: Line = Field(alias="nom")
    date: PartialDateField


Actors = Listed[Annotated[Actor, plain_text_is("nom")]]
Factors = Listed[Factor]
Stakes = Listed[Annotated[Stake, plain_text_is("texte")]]
Lessons = Listed[Annotated[Lesson, plain_text_is("texte")]]
Proposals = Listed[Annotated[Proposal, plain_text_is("texte")]]
Links = Listed[Annotated[Link, plain_text_is("fiche")]]
CitedSources = Listed[Annotated[CitedSource, plain_text_is("titre")]]
