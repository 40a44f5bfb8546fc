"""What the list of methods may say of a method, for people who choose one: all optional, never without its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, field_validator, model_validator

from partage.reference.terms import MethodUse
from partage.reference.vocabularies import Entry, Vocabulary
from partage.text import messages
from partage.text.field_types import Address, Called, FrenchName, Number
from partage.text.lists import Listed, MaxItems
from partage.text.messages import quoted
from partage.text.problem import Place

Purpose: TypeAlias = Literal[
    "mobiliser",
    "comprendre",
    "debattre",
    "proposer",
    "decider",
    "representer",
    "agir",
    "apprendre",
    "evaluer",
]
Time: TypeAlias = Literal["une-journee", "quelques-jours", "quelques-semaines", "plusieurs-mois"]
Preparation: TypeAlias = Literal["quelques-heures", "quelques-jours", "quelques-semaines", "plusieurs-mois"]
MAX_PEOPLE = 100_000
_SIZE = "écrivez de combien à combien de personnes (« [10, 30] »), ou à partir de combien (« [12] »)"
_SOURCED = ("purposes", "size", "time", "preparation", "levels")


class MethodEntry(Entry):
    """One method as `methodes.yml` writes it."""

    purposes: Annotated[Listed[Purpose], MaxItems(9)] = Field(
        (), alias="buts", description="À quoi elle sert.", examples=["[debattre, proposer]"]
    )
    size: Annotated[Listed[Annotated[Number, Field(ge=1, le=MAX_PEOPLE)]], MaxItems(2)] = Field(
        (), alias="taille", description="De combien à combien de personnes.", examples=["[10, 30]"]
    )
    time: Time | None = Field(
        None, alias="duree", description="Combien de temps elle prend.", examples=["une-journee"]
    )
    preparation: Preparation | None = Field(
        None, description="Combien de temps la préparer.", examples=["quelques-semaines"]
    )
    levels: Annotated[Listed[Called], MaxItems(10)] = Field(
        (),
        alias="niveaux",
        description="La place des habitants.",
        examples=["[consultation]"],
        json_schema_extra={"x-vocabulaire": "niveaux-de-participation"},
    )
    source: FrenchName = Field("", description="La page ou le document qui le dit.")
    address: Address = Field("", alias="adresse", description="Où le lire, si c’est public.")
    etroits: Annotated[tuple[MethodEntry, ...], MaxItems(200)] = Field(
        (), description="Méthodes plus étroites."
    )

    @field_validator("size")
    @classmethod
    def _from_few_to_many(cls, size: tuple[int, ...]) -> tuple[int, ...]:
        if len(size) == len("ab") and size[0] > size[1]:
            raise ValueError(f"{quoted(f'{size[0]}, {size[1]}')} va du plus grand au plus petit ; {_SIZE}")
        return size

    @model_validator(mode="after")
    def _with_a_source(self) -> Self:
        if any(getattr(self, name) for name in _SOURCED) and not self.source:
            raise ValueError(
                f"{quoted(self.id)} dit comment la méthode s’emploie sans dire d’où cela vient ; ajoutez « source » "
                "(exemple : « source: Guide du débat public, 2019 »), ou retirez ces lignes"
            )
        return self

    @property
    def use(self) -> MethodUse | None:
        """What is known of its use; None where nothing is."""
        if not self.source:
            return None
        smallest, largest = (*self.size, None, None)[:2]
        return MethodUse(
            purposes=self.purposes,
            smallest=smallest,
            largest=largest,
            time=self.time or "",
            preparation=self.preparation or "",
            levels=self.levels,
            source=self.source,
            address=self.address,
        )


@dataclass(frozen=True, slots=True)
class UnknownLevel:
    """A level of participation that is in no list, and where it is written."""

    place: Place
    written: str

    def sentence(self, levels: Vocabulary, *, guess: bool) -> str:
        """Return what is wrong, with a suggestion if *guess*."""
        near = levels.nearest(self.written) if guess else None
        noun = messages.NOUNS[levels.name]
        return messages.unknown_term(self.written, noun, near, levels.terms)


def unknown_levels(entries: Mapping[int, Entry], levels: Vocabulary) -> Iterator[UnknownLevel]:
    """Yield the levels of *entries*, narrower ones included, that are none of *levels*."""
    for index, entry in entries.items():
        yield from _unknown_in(entry, (index,), levels)


def _unknown_in(entry: Entry, place: Place, levels: Vocabulary) -> Iterator[UnknownLevel]:
    for rank, written in enumerate(getattr(entry, "levels", ())):
        if levels.find(written) is None:
            yield UnknownLevel((*place, "niveaux", rank), written)
    for rank, narrower in enumerate(entry.etroits):
        yield from _unknown_in(narrower, (*place, "etroits", rank), levels)
