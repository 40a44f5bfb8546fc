"""The network's own places: what an entry of `territoires.yml` says, and what is wrong between entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar, TypeAlias

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from partage.reference import territory_messages
from partage.reference.gazetteer import Gazetteer, bare_code
from partage.reference.place_kinds import KindName, unknown_kind
from partage.reference.terms import Territory
from partage.text import messages
from partage.text.field_types import Decimal, Definition, Identifier, Number, Text
from partage.text.folding import fold
from partage.text.lists import Listed, MaxItems
from partage.text.problem_limits import Guesses
from partage.text.strict_model import StrictModel

MAX_NESTING = 8
"""Places of this list nested below an official one: each place knows all those that contain it."""

Misplaced: TypeAlias = tuple[int, str, str]
"""Index of an entry, key, sentence."""


def _kind(written: str, info: ValidationInfo) -> str:
    if sentence := unknown_kind(written, info.context or ()):
        raise ValueError(sentence)
    return written


Name = Annotated[Text, Field(min_length=1, max_length=120)]
Kind = Annotated[KindName, AfterValidator(_kind)]


class Point(StrictModel):
    """A place on the map, in degrees (WGS 84)."""

    latitude: Decimal = Field(alias="lat", ge=-90, le=90, allow_inf_nan=False)
    longitude: Decimal = Field(alias="lon", ge=-180, le=180, allow_inf_nan=False)


class OwnTerritory(StrictModel):
    """A place without an official code, as `_vocabulaires/territoires.yml` declares it."""

    file: ClassVar = "territoires"
    max_entries: ClassVar = 3000
    """Entries of the list."""

    id: Identifier = Field(description="Identifiant permanent.", examples=["quartiers-sud"])
    name: Name = Field(alias="nom", description="Nom, tel qu’on le dit.", examples=["Quartiers Sud"])
    kind: Kind = Field(
        alias="type",
        description="Quartier, quartier prioritaire, territoire vécu, ou un type de « types-de-territoire.yml ».",
        examples=["quartier"],
    )
    parent: Name | None = Field(
        None,
        description="Territoire qui le contient, écrit comme dans une fiche ; rien s’il est au-dessus de tous.",
        examples=["05061 Gap"],
    )
    country: Name | None = Field(
        None, alias="pays", description="Son pays, si aucun territoire ne le contient.", examples=["Belgique"]
    )
    code: Annotated[Text, Field(max_length=40)] = Field("", description="Code officiel, s’il y en a un.")
    population: Number | None = Field(None, ge=0, description="Nombre d’habitants.", examples=["3200"])
    year: Number | None = Field(
        None, alias="annee", ge=1800, le=2100, description="Année de la population.", examples=["2018"]
    )
    source: Annotated[Text, Field(max_length=300)] = Field("", description="D’où vient la population.")
    point: Point | None = Field(None, description="Un point à l’intérieur : latitude et longitude.")
    aliases: Annotated[Listed[Name], MaxItems(30)] = Field((), alias="alias", description="Autres noms.")
    definition: Definition = Field("", description="Ce que c’est, en une phrase.")
    definition_en: Definition = Field("", description="La même phrase, en anglais.")
    replaces: Annotated[Listed[Identifier], MaxItems(30)] = Field(
        (), alias="remplace", description="Identifiants des territoires qu’il remplace."
    )

    @model_validator(mode="after")
    def _is_held_once(self) -> OwnTerritory:
        if self.parent and self.country:
            raise ValueError("« parent » dit déjà où est ce territoire ; retirez « pays »")
        return self

    @property
    def holder(self) -> tuple[str, str]:
        """The key that says what holds the place, and what is written there; empty where nothing does."""
        return ("parent", self.parent) if self.parent else ("pays", self.country or "")


def add_own(own: Sequence[OwnTerritory], places: Gazetteer, guesses: Guesses) -> list[Misplaced]:
    """Add *own* to *places*; return the conflicts between entries, in order.

    An entry whose id is taken is left out. One with an invalid parent or alias is kept without it: the sheets that
    name it stay valid, and one cause makes one problem.
    """
    problems = list(_taken_identifiers(own, places))
    left_out = {index for index, _, _ in problems}
    entries = {index: entry for index, entry in enumerate(own) if index not in left_out}
    claimed = dict(_claimed_aliases(entries))
    problems += [
        (index, "alias", messages.duplicate_name(alias, other)) for (index, alias), other in claimed.items()
    ]
    known = {entry.id for entry in entries.values()}
    for index, entry in entries.items():
        aliases = tuple(alias for alias in entry.aliases if (index, alias) not in claimed)
        former = [identifier for identifier in entry.replaces if identifier not in known]
        code = (entry.code, f"{entry.code} {entry.name}") if entry.code else ()
        places.add(_territory(entry, aliases), (entry.id, entry.name, *aliases, *former, *code))
    parents = _parents(entries, places, problems, guesses)
    for identifier in parents:
        ancestors = tuple(_ancestors(identifier, parents, places))
        places.add(replace(places[identifier], broader=ancestors[0], ancestors=ancestors), ())
    return sorted(problems)


def _taken_identifiers(own: Sequence[OwnTerritory], places: Gazetteer) -> Iterator[Misplaced]:
    """An identifier is that of one entry, and names no official place: it could not be told from it."""
    seen = set()
    for index, entry in enumerate(own):
        if entry.id in seen:
            yield index, "id", messages.duplicate_identifier(entry.id, "un autre territoire de cette liste")
        elif bare_code(entry.id):
            yield index, "id", territory_messages.identifier_like_code(entry.id)
        elif official := [each for each in places.read(entry.id) if each.id not in places.countries]:
            where = territory_messages.choice(official[0], places)
            yield index, "id", messages.duplicate_identifier(entry.id, where)
        seen.add(entry.id)


def _claimed_aliases(entries: Mapping[int, OwnTerritory]) -> Iterator[tuple[tuple[int, str], str]]:
    """An alias is no other entry's identifier, name or alias: yield those that are, with that entry."""
    claims = {fold(name): entry.id for entry in entries.values() for name in (entry.name, entry.id)}
    for index, entry in entries.items():
        for alias in entry.aliases:
            other = claims.setdefault(fold(alias), entry.id)
            if other != entry.id:
                yield (index, alias), other


def _parents(
    entries: Mapping[int, OwnTerritory], places: Gazetteer, problems: list[Misplaced], guesses: Guesses
) -> dict[str, str]:
    """Return the parent of each entry whose parent is valid; report the others."""
    parents: dict[str, str] = {}
    for index, entry in entries.items():
        key, written = entry.holder
        if not written:
            continue
        found = places.read(written) if key == "parent" else places.countries.read(written)
        if len(found) == 1:
            parents[entry.id] = found[0].id
        else:
            sentence = territory_messages.refusal(written, found, places, guess=guesses.take())
            problems.append((index, key, sentence))
    for index, entry in entries.items():
        chain = list(_chain(entry.id, parents))
        if chain[-1] == entry.id and len(chain) > 1:
            problems.append((index, "parent", territory_messages.circle(chain)))
            del parents[entry.id]
        elif len(chain) > MAX_NESTING + 1:
            problems.append((index, "parent", territory_messages.too_deep(entry.id, MAX_NESTING)))
            del parents[entry.id]
    return parents


def _chain(identifier: str, parents: Mapping[str, str]) -> Iterator[str]:
    """Yield *identifier* and its parents, up to one that has none, was seen already, or is too far."""
    met: set[str] = set()
    yield identifier
    while identifier in parents and identifier not in met and len(met) <= MAX_NESTING:
        met.add(identifier)
        identifier = parents[identifier]
        yield identifier


def _ancestors(identifier: str, parents: Mapping[str, str], places: Gazetteer) -> Iterator[str]:
    *_, highest = chain = list(_chain(identifier, parents))
    yield from chain[1:]
    if highest not in places.own:
        yield from places[highest].ancestors


def _territory(entry: OwnTerritory, aliases: tuple[str, ...]) -> Territory:
    return Territory(
        id=entry.id,
        label=entry.name,
        definition=entry.definition,
        definition_en=entry.definition_en,
        aliases=aliases,
        kind=entry.kind,
        code=entry.code,
        population=entry.population,
        population_year=entry.year,
        population_source=entry.source,
        latitude=entry.point.latitude if entry.point else None,
        longitude=entry.point.longitude if entry.point else None,
        replaces=entry.replaces,
    )
