"""The organisations that a network names once: their settled name, type and other spellings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from partage.reference.list_files import ListFile
from partage.reference.terms import Term
from partage.reference.vocabularies import Claim, Vocabulary
from partage.text import messages
from partage.text.field_types import Called, Identifier
from partage.text.folding import fold
from partage.text.lists import Listed, MaxItems
from partage.text.problem import Place, Problem
from partage.text.problem_limits import Guesses
from partage.text.strict_model import StrictModel


class NamedActor(StrictModel):
    """An organisation with a settled name, type and other spellings."""

    file: ClassVar = "acteurs"
    max_entries: ClassVar = 5000
    """Entries of the list."""

    id: Identifier
    name: Called = Field(alias="nom")
    type: Called | None = Field(None, json_schema_extra={"x-vocabulaire": "types-d-acteur"})
    aliases: Annotated[Listed[Called], MaxItems(30)] = Field((), alias="alias")


def claim_of(actor: NamedActor, place: Place) -> Claim:
    """Return the names that *actor*, at *place* of its file, takes for itself."""
    aliases = [((*place, "alias", index), alias) for index, alias in enumerate(actor.aliases)]
    return Claim(place, actor.id, [((*place, "nom"), actor.name), *aliases])


def actor_vocabulary(actors: Collection[NamedActor], types: Vocabulary) -> Vocabulary:
    """Return *actors* as terms, each of which has its type, one of *types*, as its definition."""
    terms = {}
    for actor in actors:
        kind = types.find(actor.type or "")
        terms[actor.id] = Term(
            id=actor.id, label=actor.name, aliases=actor.aliases, definition=kind.id if kind else ""
        )
    spellings = {fold(name): actor.id for actor in actors for name in (actor.id, actor.name, *actor.aliases)}
    return Vocabulary("acteurs", terms, spellings)


def unknown_types(
    file: ListFile, actors: Mapping[int, NamedActor], types: Vocabulary, guesses: Guesses
) -> Iterator[Problem]:
    """Yield a problem for each type of *actors*, given by index in *file*, that is not one of *types*."""
    for index, actor in actors.items():
        if actor.type and types.find(actor.type) is None:
            noun = messages.NOUNS["types-d-acteur"]
            near = types.nearest(actor.type) if guesses.take() else None
            sentence = messages.unknown_term(actor.type, noun, near, types.terms)
            yield Problem(file.path, file.line_of(index, "type"), "type", sentence)
