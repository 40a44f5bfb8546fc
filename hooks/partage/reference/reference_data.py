"""The data that sheets are checked against: vocabularies, territories and actors of a folder, themselves checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path
from typing import Annotated, ClassVar, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from partage.reference.acronyms import Acronym, repeated
from partage.reference.list_files import ListFile, read_lists
from partage.reference.method_use import MethodEntry, unknown_levels
from partage.reference.page_bound import SETTING as PAGES
from partage.reference.page_bound import PageBound, page_bound
from partage.reference.perimeter import SETTING as PERIMETER
from partage.reference.perimeter import wrong_perimeter
from partage.reference.terms import Term
from partage.reference.territories import OwnTerritory, Territories, load_territories
from partage.reference.vocabularies import (
    Claim,
    Entry,
    Vocabulary,
    count_written,
    duplicates,
    missing_default,
    salvaged,
    term_claims,
    vocabulary_of,
)
from partage.reference.zone_of_site import DEFAULT_ZONE, UnknownZone, zone_of_site
from partage.reference.zone_of_site import SETTING as ZONE
from partage.runtime import fingerprint
from partage.runtime.configuration import CONFIGURATION, configuration_text, configured, line_of_setting
from partage.text import messages
from partage.text.field_types import Called, Identifier
from partage.text.folding import fold
from partage.text.lists import Listed, MaxItems
from partage.text.problem import Place, Problem, Written
from partage.text.problem_limits import Guesses, bounded
from partage.text.pydantic_errors import to_problems


class NamedActor(BaseModel):
    """An organisation with a settled name, type and other spellings."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: ClassVar = "acteurs"
    max_entries: ClassVar = 5000
    """Entries of the list."""

    id: Identifier
    name: Called = Field(alias="nom")
    type: Called | None = Field(None, json_schema_extra={"x-vocabulaire": "types-d-acteur"})
    aliases: Annotated[Listed[Called], MaxItems(30)] = Field((), alias="alias")


METHODS, LEVELS = "methodes", "niveaux-de-participation"
ENTRIES: Mapping[str, type[Entry]] = {METHODS: MethodEntry}
"""Entries of the closed lists that say more than the others."""
OPTIONAL_ENTRIES = (OwnTerritory, NamedActor, Acronym)
"""Entries of the optional lists."""
LISTS = frozenset((*messages.NOUNS, *(model.file for model in OPTIONAL_ENTRIES)))
"""The names of all lists, without « .yml »."""


# Compared by identity: it is a key of caches.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReferenceData:
    """Closed lists and places to check sheets against."""

    vocabularies: Mapping[str, Vocabulary]
    territories: Territories
    actors: Vocabulary
    """Settled organisations; a term's definition is its type."""
    acronyms: Mapping[str, Acronym] = field(default_factory=dict)
    """Those that are explained, as they are written."""
    sheets: Collection[str] = field(default_factory=frozenset)
    images: Collection[str] = field(default_factory=frozenset)
    unsure: frozenset[str] = frozenset()
    """Names of the lists that are empty, unread or lost entries: whether a value is one of theirs cannot be told."""
    digest: bytes = b""
    """Fingerprint of the files that all of this was read from."""
    zone: tzinfo = field(default_factory=lambda: ZoneInfo(DEFAULT_ZONE))
    """Where the days of the site begin."""
    pages: PageBound = field(default_factory=PageBound)
    """How many pages one sheet may cause to be published."""


def load_references(
    folder: Path, root: Path, sheets: Collection[str], images: Collection[str]
) -> tuple[ReferenceData, list[Problem]]:
    """Read the vocabularies of *folder*; an invalid entry is left out and reported, the rest is kept."""
    most = dict.fromkeys(messages.NOUNS, Entry.max_entries)
    most |= {model.file: model.max_entries for model in OPTIONAL_ENTRIES}
    files, problems = read_lists(folder, root, most, [model.file for model in OPTIONAL_ENTRIES])
    unread = {problem.path for problem in problems}
    unsure, vocabularies = set(), {}
    written: dict[str, dict[int, Entry]] = {}
    for name in messages.NOUNS:
        file = files[name]
        found: list[Problem] = []
        entries = _entries(file, ENTRIES.get(name, Entry), found, Guesses(), salvaged)
        written[name] = entries
        vocabularies[name] = vocabulary_of(name, entries.values())
        claims = [claim for index, entry in entries.items() for claim in term_claims(entry, (index,))]
        # An entry that could not be read may be the missing one, and is reported already.
        is_whole = file.path not in unread and count_written(file.values) == len(vocabularies[name].terms)
        if not is_whole or not entries:
            unsure.add(name)
        if is_whole and (sentence := missing_default(vocabularies[name])):
            found.append(Problem(file.path, 1, "id", sentence))
        problems += bounded([*found, *_double_claims(file, claims)])
    problems += bounded(_unknown_levels(files[METHODS], written[METHODS], vocabularies[LEVELS]))
    own_file, found, guesses = files[OwnTerritory.file], [], Guesses()
    own = _entries(own_file, OwnTerritory, found, guesses)
    territories, misplaced = load_territories(list(own.values()), guesses)
    if own_file.path in unread or len(own) < len(own_file.values):
        unsure.add(OwnTerritory.file)
    places = list(own)
    for index, key, sentence in misplaced:
        line = own_file.line_of(places[index], key)
        found.append(Problem(own_file.path, line, key, sentence))
    problems += bounded(found)
    actor_file, found, guesses = files[NamedActor.file], [], Guesses()
    actors = _entries(actor_file, NamedActor, found, guesses)
    found += _double_claims(actor_file, [_actor_claim(each, (index,)) for index, each in actors.items()])
    found += _unknown_types(actor_file, actors, vocabularies["types-d-acteur"], guesses)
    problems += bounded(found)
    acronyms, found = _acronyms(files[Acronym.file])
    problems += bounded(found)
    settings = configuration_text(root)
    configuration = configured(settings, os.environ)
    pages, sentence = page_bound(configuration)
    zone, unknown_zone = _zone(configuration.get("extra"))
    for setting, wrong in (
        (ZONE, unknown_zone),
        (PAGES, sentence),
        (PERIMETER, wrong_perimeter(configuration.get("extra"), territories)),
    ):
        problems += [Problem(CONFIGURATION, line_of_setting(settings, setting), "", wrong)] if wrong else []
    contents = (part for each in files.values() for part in (each.path, each.data))
    return (
        ReferenceData(
            vocabularies=vocabularies,
            territories=territories,
            actors=_actor_vocabulary(actors.values(), vocabularies["types-d-acteur"]),
            acronyms=acronyms,
            sheets=sheets,
            images=images,
            unsure=frozenset(unsure),
            digest=fingerprint.digest(repr((pages, zone)), *contents),
            zone=zone,
            pages=pages,
        ),
        problems,
    )


def _zone(extra: object) -> tuple[tzinfo, str]:
    """Return the zone of the site, and what is wrong where its setting names none."""
    try:
        return zone_of_site(extra), ""
    except UnknownZone as error:
        return ZoneInfo(DEFAULT_ZONE), str(error)


def _acronyms(file: ListFile) -> tuple[dict[str, Acronym], list[Problem]]:
    problems: list[Problem] = []
    entries = _entries(file, Acronym, problems, Guesses())
    for index, sentence in list(repeated(entries)):
        problems.append(Problem(file.path, file.line_of(index, "sigle"), "sigle", sentence))
        del entries[index]
    return {each.acronym: each for each in entries.values()}, problems


AnyEntry = TypeVar("AnyEntry", bound=BaseModel)


def _entries(
    file: ListFile,
    model: type[AnyEntry],
    problems: list[Problem],
    guesses: Guesses,
    salvage: Callable[[Written], AnyEntry | None] = lambda _: None,
) -> dict[int, AnyEntry]:
    """Return the valid entries of *file* by index, and what *salvage* recovers of the others."""
    entries = {}
    for index, written in enumerate(file.values):
        try:
            entries[index] = model.model_validate(written)
        except ValidationError as error:
            problems += to_problems(error, model, file.path, file.line_of, (index,), guesses)
            salvaged = salvage(written)
            if salvaged is not None:
                entries[index] = salvaged
    return entries


def _double_claims(file: ListFile, claims: Sequence[Claim]) -> Iterator[Problem]:
    for place, sentence in duplicates(claims):
        key = next(part for part in reversed(place) if isinstance(part, str))
        yield Problem(file.path, file.line_of(*place), key, sentence)


def _actor_claim(actor: NamedActor, place: Place) -> Claim:
    aliases = [((*place, "alias", index), alias) for index, alias in enumerate(actor.aliases)]
    return Claim(place, actor.id, [((*place, "nom"), actor.name), *aliases])


def _actor_vocabulary(actors: Collection[NamedActor], types: Vocabulary) -> Vocabulary:
    terms = {}
    for actor in actors:
        kind = types.find(actor.type or "")
        terms[actor.id] = Term(
            id=actor.id, label=actor.name, aliases=actor.aliases, definition=kind.id if kind else ""
        )
    spellings = {fold(name): actor.id for actor in actors for name in (actor.id, actor.name, *actor.aliases)}
    return Vocabulary("acteurs", terms, spellings)


def _unknown_levels(file: ListFile, methods: Mapping[int, Entry], levels: Vocabulary) -> list[Problem]:
    guesses = Guesses()
    return [
        Problem(file.path, file.line_of(*each.place), "niveaux", each.sentence(levels, guess=guesses.take()))
        for each in unknown_levels(methods, levels)
    ]


def _unknown_types(
    file: ListFile, actors: Mapping[int, NamedActor], types: Vocabulary, guesses: Guesses
) -> Iterator[Problem]:
    for index, actor in actors.items():
        if actor.type and types.find(actor.type) is None:
            noun = messages.NOUNS["types-d-acteur"]
            near = types.nearest(actor.type) if guesses.take() else None
            sentence = messages.unknown_term(actor.type, noun, near, types.terms)
            yield Problem(file.path, file.line_of(index, "type"), "type", sentence)
