"""Closed lists: the schema of their files, and how a written value finds its term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar, TypeAlias

from pydantic import Field, StringConstraints, ValidationError

from partage.reference.palette import ColourName
from partage.reference.terms import MethodUse, Term
from partage.text import messages
from partage.text.field_types import Called, Definition, FrenchDefinition, FrenchName, Identifier
from partage.text.folding import fold
from partage.text.fuzzy import nearest
from partage.text.lists import Listed, MaxItems
from partage.text.messages import quoted
from partage.text.problem import Place, Written
from partage.text.strict_model import StrictModel

DEFAULT_TERMS = MappingProxyType(
    {
        "types-de-lien": "voir-aussi",
        "types-d-enseignement": "enseignement",
        "etats-de-proposition": "proposee",
        "types-de-document": "autre",
    }
)
"""By closed list: the term that is meant where a sheet gives none."""


class Entry(StrictModel):
    """One term as a vocabulary file writes it."""

    max_entries: ClassVar = 1000
    """Entries of a list, narrower terms apart."""

    id: Identifier = Field(
        description="Identifiant permanent : lettres minuscules, chiffres, traits d’union."
    )
    libelle: FrenchName = Field(description="Nom en français.")
    label: Called = Field(description="Nom en anglais.")
    definition: FrenchDefinition = Field("", description="Définition en français, une phrase.")
    definition_en: Definition = Field("", description="Définition en anglais.")
    alias: Annotated[Listed[Called], MaxItems(50)] = Field(
        (), description="Autres noms, sigles, anciens identifiants."
    )
    icone: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = Field(
        None, description="Nom d’une icône « material » du thème graphique, comme « handshake »."
    )
    couleur: ColourName | None = Field(None, description="Couleur de la famille.")
    etroits: Annotated[tuple[Entry, ...], MaxItems(200)] = Field((), description="Termes plus étroits.")

    @property
    def use(self) -> MethodUse | None:
        """How the term is used, where the list can say it: that of methods alone."""
        return None


def salvaged(written: Written) -> Entry | None:
    """Return the terms of an invalid entry, as far as they have an identifier.

    The entry is reported; the sheets that use its terms stay valid.
    """
    if not isinstance(written, dict):
        return None
    inside = written.get("etroits", [])
    narrower = [salvaged(each) for each in inside] if isinstance(inside, list) else []
    kept = {key: written.get(key) or written.get("id") for key in ("id", "libelle", "label")}
    try:
        return Entry.model_validate(
            {**kept, "alias": written.get("alias", []), "etroits": [each for each in narrower if each]}
        )
    except ValidationError:
        return None


def count_written(entries: Sequence[Written]) -> int:
    """Return how many *entries* are written, right or wrong, narrower ones included, whatever their key is called."""
    held = (value for each in entries if isinstance(each, dict) for value in each.values())
    inside = (
        value for value in held if isinstance(value, list) and any(isinstance(each, dict) for each in value)
    )
    return len(entries) + sum(map(count_written, inside))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms in the order of their file, broader before narrower."""

    name: str
    terms: Mapping[str, Term]
    spellings: Mapping[str, str]
    """Folded identifier, label or alias → identifier."""

    def find(self, written: str) -> Term | None:
        """Return the term that *written* names by identifier, label or alias, ignoring accents and case."""
        known = self.terms.get(written)
        if known is not None:
            return known
        identifier = self.spellings.get(fold(written))
        return None if identifier is None else self.terms[identifier]

    def nearest(self, written: str) -> str | None:
        """Return the identifier spelt most like *written*, if one is close enough."""
        return nearest(fold(written), self.spellings)

    @property
    def roots(self) -> list[Term]:
        """The terms without a broader one."""
        return [term for term in self.terms.values() if term.broader is None]


Conflict: TypeAlias = tuple[Place, str]
"""The place of what another entry has already, and the sentence."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one entry is called: nobody could tell which is meant if another entry were called the same."""

    place: Place
    id: str
    names: Sequence[tuple[Place, str]]
    """Label and aliases, each with its place in the file."""


def duplicates(claims: Sequence[Claim]) -> Iterator[Conflict]:
    """Yield what a second entry is called too; identifiers come before names, whatever their order in the file."""
    identifiers = set()
    holders: dict[str, str] = {}
    for claim in claims:
        if claim.id in identifiers:
            sentence = messages.duplicate_identifier(claim.id, "une autre entrée de cette liste")
            yield (*claim.place, "id"), sentence
        identifiers.add(claim.id)
        holders.setdefault(fold(claim.id), claim.id)
    for claim in claims:
        for place, name in claim.names:
            holder = holders.setdefault(fold(name), claim.id)
            if holder != claim.id:
                yield place, messages.duplicate_name(name, holder)


def vocabulary_of(name: str, entries: Iterable[Entry]) -> Vocabulary:
    """Return the vocabulary that *entries* declare; the first of two claims on one spelling wins."""
    terms = {term.id: term for entry in entries for term in _terms(entry, ())}
    spellings: dict[str, str] = {}
    for spelling_of in (_identifiers, _labels, _aliases):
        for term in terms.values():
            for spelling in spelling_of(term):
                spellings.setdefault(fold(spelling), term.id)
    return Vocabulary(name, terms, spellings)


def missing_default(vocabulary: Vocabulary) -> str:
    """Return what is wrong with a *vocabulary* that lacks its default term; empty where nothing is."""
    default = DEFAULT_TERMS.get(vocabulary.name)
    if not default or vocabulary.find(default):
        return ""
    term = quoted(default)
    return (
        f"il manque le terme {term}, celui des fiches qui n’en écrivent aucun ; remettez-le (« - id: {default} »), ou "
        f"ajoutez {term} aux « alias » du terme qui le remplace"
    )


def term_claims(entry: Entry, place: Place) -> Iterator[Claim]:
    """Yield the claim of the *entry* at *place* of a list, then those of its narrower entries."""
    aliases = [((*place, "alias", index), alias) for index, alias in enumerate(entry.alias)]
    yield Claim(place, entry.id, [((*place, "libelle"), entry.libelle), *aliases])
    for index, narrower in enumerate(entry.etroits):
        yield from term_claims(narrower, (*place, "etroits", index))


def _identifiers(term: Term) -> tuple[str, ...]:
    return (term.id,)


def _labels(term: Term) -> tuple[str, ...]:
    return (term.label,)


def _aliases(term: Term) -> tuple[str, ...]:
    return (*term.aliases, term.label_en)


def _terms(entry: Entry, ancestors: tuple[str, ...]) -> Iterator[Term]:
    yield Term(
        id=entry.id,
        label=entry.libelle,
        label_en=entry.label,
        definition=entry.definition,
        definition_en=entry.definition_en,
        aliases=entry.alias,
        broader=ancestors[0] if ancestors else None,
        narrower=tuple(narrower.id for narrower in entry.etroits),
        ancestors=ancestors,
        icon=entry.icone or "",
        colour=entry.couleur,
        use=entry.use,
    )
    for narrower in entry.etroits:
        yield from _terms(narrower, (entry.id, *ancestors))
