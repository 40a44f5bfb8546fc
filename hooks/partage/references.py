"""What sheets are checked against: the vocabularies, territories and actors of a folder, themselves checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from partage import messages
from partage.claims import Claim, conflicts
from partage.explaining import problems_in
from partage.folding import fold
from partage.model import Place, Problem, Term, Written
from partage.strict_yaml import YamlProblem, parse
from partage.territories import OwnTerritory, Territories, load_territories
from partage.values import Identifier, Listed, Text
from partage.vocabularies import Entry, Vocabulary, salvaged, vocabulary_of

FOLDER = "_vocabulaires"
LARGEST = 1024 * 1024
DEEPEST = 12


class NamedActor(BaseModel):
    """An organisation whose name, type and other spellings are settled."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Identifier
    name: Text = Field(alias="nom")
    type: Text | None = Field(None, json_schema_extra={"x-vocabulaire": "types-d-acteur"})
    aliases: Listed[Text] = Field((), alias="alias")


# Two are the same only if they are one: they are keys of what is made once.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class References:
    """Closed lists and places, ready to check sheets against."""

    vocabularies: Mapping[str, Vocabulary]
    territories: Territories
    actors: Vocabulary
    """Settled organisations; a term's definition is its type."""
    sheets: Collection[str] = field(default_factory=frozenset)
    images: Collection[str] = field(default_factory=frozenset)
    digest: bytes = b""
    """What stands for the files that all of this was read in."""


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    values: list[Written]
    lines: Mapping[Place, int]

    def line_of(self, *place: str | int) -> int:
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def load_references(
    folder: Path, root: Path, sheets: Collection[str], images: Collection[str]
) -> tuple[References, list[Problem]]:
    """Read the vocabularies of *folder*; a wrong entry is left out and reported, the rest is kept."""
    problems: list[Problem] = []
    vocabularies = {}
    for name in messages.NOUNS:
        file = _read(folder / f"{name}.yml", root, problems, needed=True)
        entries = _entries(file, Entry, problems, salvaged)
        vocabularies[name] = vocabulary_of(name, entries.values())
        claims = [claim for index, entry in entries.items() for claim in _term_claims(entry, (index,))]
        problems += _double_claims(file, claims)
    own_file = _read(folder / "territoires.yml", root, problems)
    own = _entries(own_file, OwnTerritory, problems)
    territories, misplaced = load_territories(list(own.values()))
    for index, key, sentence in misplaced:
        line = own_file.line_of(list(own)[index], key)
        problems.append(Problem(own_file.path, line, key, sentence))
    actor_file = _read(folder / "acteurs.yml", root, problems)
    actors = _entries(actor_file, NamedActor, problems)
    problems += _double_claims(actor_file, [_actor_claim(each, (index,)) for index, each in actors.items()])
    return (
        References(
            vocabularies=vocabularies,
            territories=territories,
            actors=_actor_vocabulary(actors.values(), vocabularies["types-d-acteur"]),
            sheets=sheets,
            images=images,
        ),
        problems + list(_unknown_types(actor_file, actors, vocabularies["types-d-acteur"])),
    )


def _read(path: Path, root: Path, problems: list[Problem], *, needed: bool = False) -> _File:
    name = path.relative_to(root).as_posix()
    try:
        text = path.read_text("utf-8-sig")
        values, lines = parse(text, max_bytes=LARGEST, max_depth=DEEPEST)
    except FileNotFoundError:
        if needed:
            problems.append(
                Problem(name, 1, "", "cette liste manque ; remettez le fichier, même avec un seul terme")
            )
        return _File(name, [], {})
    except UnicodeDecodeError:
        problems.append(
            Problem(name, 1, "", "ce fichier n’est pas en UTF-8 ; enregistrez-le de nouveau en UTF-8")
        )
        return _File(name, [], {})
    except OSError as error:
        problems.append(Problem(name, 1, "", f"ce fichier ne peut pas être lu ({error.strerror})"))
        return _File(name, [], {})
    except YamlProblem as problem:
        problems.append(Problem(name, problem.line, "", problem.message))
        return _File(name, [], {})
    if not isinstance(values, list):
        if values != "":
            problems.append(
                Problem(name, 1, "", "une liste est attendue ; chaque terme commence par « - id: … »")
            )
        return _File(name, [], lines)
    return _File(name, values, lines)


AnyEntry = TypeVar("AnyEntry", bound=BaseModel)


def _entries(
    file: _File,
    model: type[AnyEntry],
    problems: list[Problem],
    salvage: Callable[[Written], AnyEntry | None] = lambda _: None,
) -> dict[int, AnyEntry]:
    """Return the right entries of *file* by their index in it, and what *salvage* makes of the others."""
    entries = {}
    for index, written in enumerate(file.values):
        try:
            entries[index] = model.model_validate(written)
        except ValidationError as error:
            problems += problems_in(error, model, file.path, file.line_of, (index,))
            salvaged = salvage(written)
            if salvaged is not None:
                entries[index] = salvaged
    return entries


def _double_claims(file: _File, claims: Sequence[Claim]) -> Iterator[Problem]:
    for place, sentence in conflicts(claims):
        key = next(part for part in reversed(place) if isinstance(part, str))
        yield Problem(file.path, file.line_of(*place), key, sentence)


def _term_claims(entry: Entry, place: Place) -> Iterator[Claim]:
    aliases = [((*place, "alias", index), alias) for index, alias in enumerate(entry.alias)]
    yield Claim(place, entry.id, [((*place, "libelle"), entry.libelle), *aliases])
    for index, narrower in enumerate(entry.etroits):
        yield from _term_claims(narrower, (*place, "etroits", index))


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


def _unknown_types(file: _File, actors: Mapping[int, NamedActor], types: Vocabulary) -> Iterator[Problem]:
    for index, actor in actors.items():
        if actor.type and types.find(actor.type) is None:
            noun = messages.NOUNS["types-d-acteur"]
            sentence = messages.unknown_term(actor.type, noun, types.nearest(actor.type), types.terms)
            yield Problem(file.path, file.line_of(index, "type"), "type", sentence)
