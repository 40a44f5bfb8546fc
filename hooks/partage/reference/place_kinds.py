"""What kinds of places there are: those of the engine, and those that a network names in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from partage.reference.countries import COUNTRY, SET
from partage.reference.terms import Term
from partage.text import messages
from partage.text.field_types import Called, Identifier, Text
from partage.text.fuzzy import nearest
from partage.text.strict_model import StrictModel

PLACE_KINDS = (
    "quartier", "qpv", "territoire-vecu", "commune", "arrondissement-municipal", "epci", "departement", "region",
)  # fmt: skip
"""Those that both locales name."""


class PlaceKind(StrictModel):
    """A kind of places, as `_vocabulaires/types-de-territoire.yml` names it."""

    file: ClassVar = "types-de-territoire"
    max_entries: ClassVar = 60
    """Entries of the list."""

    id: Identifier = Field(description="Identifiant permanent.", examples=["province"])
    libelle: Called | None = Field(None, description="Nom en français.", examples=["Province"])
    label: Called | None = Field(None, description="Nom en anglais.", examples=["Province"])

    @model_validator(mode="after")
    def _is_named(self) -> PlaceKind:
        if not (self.libelle or self.label):
            raise ValueError("ce type n’a pas de nom ; écrivez « libelle », « label » ou les deux")
        return self


def kinds_of(entries: Iterable[PlaceKind]) -> dict[str, Term]:
    """Return the kinds of *entries* as terms, by identifier."""
    return {
        each.id: Term(id=each.id, label=each.libelle or each.label or "", label_en=each.label or "")
        for each in entries
    }


def unknown_kind(written: str, own: Iterable[str]) -> str:
    """Return what is wrong with the kind *written*, where *own* are those of the network; empty if it is known."""
    known = (*PLACE_KINDS, *own)
    if written in known:
        return ""
    return messages.unknown_term(written, "un type de territoire connu", nearest(written, known), known)


def repeated_kinds(entries: dict[int, PlaceKind]) -> Iterator[tuple[int, str]]:
    """Yield the index of each entry whose identifier is taken, and the sentence."""
    seen = {COUNTRY, SET}
    for index, each in entries.items():
        if each.id in seen:
            yield index, messages.duplicate_identifier(each.id, "un autre type de territoire")
        seen.add(each.id)


KindName = Annotated[Text, Field(min_length=1, max_length=60)]
