"""The data that sheets are checked against: vocabularies, territories and actors of a folder, themselves checked."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ValidationError

from partage.reference.acronyms import Acronym, repeated
from partage.reference.actors import NamedActor, actor_vocabulary, claim_of, unknown_types
from partage.reference.list_files import ListFile, read_lists
from partage.reference.method_use import MethodEntry, unknown_levels
from partage.reference.names_needed import with_every_name
from partage.reference.page_bound import PageBound, page_bound
from partage.reference.perimeter import SETTING as PERIMETER
from partage.reference.perimeter import wrong_perimeter
from partage.reference.place_kinds import PlaceKind, kinds_of, repeated_kinds
from partage.reference.place_table_file import read_place_table
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
from partage.runtime.configuration import (
    CONFIGURATION,
    configuration_text,
    setting_lines,
    settings_of_project,
)
from partage.settings.checking import value_of, wrong_settings
from partage.settings.limits import Limits, limits_of
from partage.text import messages
from partage.text.problem import Problem, Written
from partage.text.problem_limits import Guesses, bounded
from partage.text.pydantic_errors import to_problems
from partage.text.strings import WRITTEN_IN, Locale, language_of_base

METHODS, LEVELS = "methodes", "niveaux-de-participation"
ENTRIES: Mapping[str, type[Entry]] = {METHODS: MethodEntry}
"""Entries of the closed lists that say more than the others."""
OPTIONAL_ENTRIES = (OwnTerritory, NamedActor, Acronym, PlaceKind)
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
    place_kinds: Mapping[str, Term] = field(default_factory=dict)
    """Kinds of places that the network names itself."""
    unsure: frozenset[str] = frozenset()
    """Names of the lists that are empty, unread or lost entries: whether a value is one of theirs cannot be told."""
    digest: bytes = b""
    """Fingerprint of the files that all of this was read from."""
    points: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """File and line of the points of own territories, by identifier."""
    limits: Limits = field(default_factory=Limits)
    """How much a sheet may hold, where the base sets it."""
    language: Locale = WRITTEN_IN
    """Of the sheets and pages that do not declare another: that of the edition at the root."""
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
    settings = configuration_text(root)
    configuration = settings_of_project(root, os.environ)
    languages = str(value_of(configuration, "extra.languages") or "fr").split()
    unsure, vocabularies = set(), {}
    written: dict[str, dict[int, Entry]] = {}
    for name in messages.NOUNS:
        file = files[name]
        found: list[Problem] = []
        file = replace(file, values=[with_every_name(each, languages) for each in file.values])
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
    kinds, found = _place_kinds(files[PlaceKind.file])
    problems += bounded(found)
    table = read_place_table(folder, root, kinds)
    problems += table.problems
    own_file, found, guesses = files[OwnTerritory.file], [], Guesses()
    own = _entries(own_file, OwnTerritory, found, guesses, kinds=kinds)
    territories, misplaced = load_territories(list(own.values()), guesses, table.table)
    if own_file.path in unread or len(own) < len(own_file.values):
        unsure.add(OwnTerritory.file)
    places = list(own)
    for index, key, sentence in misplaced:
        line = own_file.line_of(places[index], key)
        found.append(Problem(own_file.path, line, key, sentence))
    problems += bounded(found)
    actor_file, found, guesses = files[NamedActor.file], [], Guesses()
    actors = _entries(actor_file, NamedActor, found, guesses)
    found += _double_claims(actor_file, [claim_of(each, (index,)) for index, each in actors.items()])
    found += unknown_types(actor_file, actors, vocabularies["types-d-acteur"], guesses)
    problems += bounded(found)
    acronyms, found = _acronyms(files[Acronym.file])
    problems += bounded(found)
    pages = page_bound(configuration)
    limits = limits_of(configuration)
    language = language_of_base(configuration)
    zone, unknown_zone = zone_or_usual(configuration.get("extra"))
    wrong = dict(wrong_settings(configuration))
    for setting, sentence in (
        (ZONE, unknown_zone),
        (PERIMETER, wrong_perimeter(configuration.get("extra"), territories)),
    ):
        if sentence:
            # The place of a problem says it already.
            wrong.setdefault(f"extra.{setting}", sentence.removeprefix(f"extra.{setting} : "))
    lines = setting_lines(settings)
    problems += [Problem(CONFIGURATION, lines.get(key, 1), key, said) for key, said in wrong.items()]
    contents = (part for each in files.values() for part in (each.path, each.data))
    return (
        ReferenceData(
            vocabularies=vocabularies,
            territories=territories,
            actors=actor_vocabulary(actors.values(), vocabularies["types-d-acteur"]),
            acronyms=acronyms,
            sheets=sheets,
            images=images,
            points={
                each.id: (own_file.path, own_file.line_of(index, "point"))
                for index, each in own.items()
                if each.point
            },
            unsure=frozenset(unsure),
            place_kinds=kinds,
            digest=fingerprint.digest(repr((pages, limits, languages, zone)), table.data, *contents),
            zone=zone,
            pages=pages,
            limits=limits,
            language=language,
        ),
        problems,
    )


def _place_kinds(file: ListFile) -> tuple[dict[str, Term], list[Problem]]:
    problems: list[Problem] = []
    entries = _entries(file, PlaceKind, problems, Guesses())
    problems += (
        Problem(file.path, file.line_of(index, "id"), "id", text) for index, text in repeated_kinds(entries)
    )
    return kinds_of(entries.values()), problems


def zone_or_usual(extra: object) -> tuple[tzinfo, str]:
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
    kinds: Collection[str] = (),
) -> dict[int, AnyEntry]:
    """Return the valid entries of *file* by index, and what *salvage* recovers of the others."""
    entries = {}
    for index, written in enumerate(file.values):
        try:
            entries[index] = model.model_validate(written, context=kinds)
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


def _unknown_levels(file: ListFile, methods: Mapping[int, Entry], levels: Vocabulary) -> list[Problem]:
    guesses = Guesses()
    return [
        Problem(file.path, file.line_of(*each.place), "niveaux", each.sentence(levels, guess=guesses.take()))
        for each in unknown_levels(methods, levels)
    ]
