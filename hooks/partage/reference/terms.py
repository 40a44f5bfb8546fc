"""Terms of the closed lists; territories are terms with a location."""

from __future__ import annotations

from dataclasses import dataclass

from partage.reference.palette import ColourName
from partage.runtime.quick_pickle import quickly_pickled
from partage.text.strings import Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodUse:
    """What a source says of how a method is used; what it does not say is empty."""

    purposes: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    """People, from *smallest* to *largest*; no bound above where only the first is known."""
    time: str = ""
    preparation: str = ""
    levels: tuple[str, ...] = ()
    """Terms of the list of levels of participation."""
    source: str
    address: str = ""


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a vocabulary, with its words in both languages."""

    id: str
    label: str
    label_en: str = ""
    definition: str = ""
    definition_en: str = ""
    aliases: tuple[str, ...] = ()
    broader: str | None = None
    narrower: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    """Every broader term, the nearest first: an initiative of this term is found under each of them."""
    icon: str = ""
    """Name in the theme's set of icons, such as `handshake`; narrower terms take that of their family."""
    colour: ColourName | None = None
    """Taken by the narrower terms too."""
    use: MethodUse | None = None
    """Of a method, if a source says how it is used."""

    @property
    def widest(self) -> str:
        """The term that holds it and is held by none: of a theme, its family."""
        return self.ancestors[-1] if self.ancestors else self.id

    def named(self, locale: Locale) -> str:
        """Return the label in *locale*; French where there is no other."""
        return self.label_en if locale != "fr" and self.label_en else self.label

    def defined(self, locale: Locale) -> str:
        """Return the definition in *locale*; French where there is no other."""
        return self.definition_en if locale != "fr" and self.definition_en else self.definition


@quickly_pickled
@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Term):
    """A place of the official reference, or one of the network's own."""

    kind: str
    """commune, arrondissement-municipal, epci, departement, region, or the kind of an own entry
    (quartier, qpv, territoire-vecu)."""
    code: str = ""
    """Insee or QPV code, always text; empty where there is none."""
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    latitude: float | None = None
    longitude: float | None = None
    replaces: tuple[str, ...] = ()
