"""The values that flow from files to pages: frozen, comparable, with no host and no disk in them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from partage import cache
from partage.cache import Piece
from partage.folding import collation
from partage.palette import ColourName
from partage.printable import printable
from partage.typography import french

if TYPE_CHECKING:
    from partage.fields import FrontMatter
    from partage.markdown import Section

Locale: TypeAlias = Literal["fr", "en"]
WRITTEN_IN: Locale = "fr"
"""Language of sheets and pages that name no other."""
Severity: TypeAlias = Literal["error", "warning"]

Written: TypeAlias = "str | list[Written] | dict[str, Written]"
"""A YAML value as written: scalars are text, whatever they look like."""

Place: TypeAlias = tuple[str | int, ...]
"""A path of keys and list indexes inside a front matter."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to correct, with its place, in French."""

    path: str
    """From the project's root, with forward slashes."""
    line: int
    """From 1."""
    field: str
    """Front-matter key, or empty when it is about the file or its text."""
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return the problem on one printable line, with French spacing."""
        about = f"{self.field} : " if self.field else ""
        return printable(f"{self.path}:{self.line}: {french(about + self.message)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file of front matter and Markdown as written, unchecked."""

    path: str
    id: str
    front_matter: Mapping[str, Written]
    lines: Mapping[Place, int]
    """Line, from 1, of each key and list item."""
    body: str
    body_line: int
    """Line, from 1, of the first line of the body."""

    def line_of(self, *place: str | int) -> int:
        """Return the line of *place*, or of the nearest thing that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a vocabulary, with the words of both languages."""

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

    def named(self, locale: Locale) -> str:
        """Return the label in *locale*; French where there is no other."""
        return self.label_en if locale == "en" and self.label_en else self.label

    def defined(self, locale: Locale) -> str:
        """Return the definition in *locale*; French where there is no other."""
        return self.definition_en if locale == "en" and self.definition_en else self.definition


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Term):
    """A place of the official reference, or one of the network's own."""

    kind: str
    """commune, arrondissement-municipal, epci, departement, region, or the kind of an own entry
    (quartier, qpv, territoire-vecu)."""
    code: str = ""
    """INSEE or QPV code, always text; empty where there is none."""
    population: int | None = None
    population_year: int | None = None
    population_source: str = ""
    latitude: float | None = None
    longitude: float | None = None
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month or a day; a month or day of 0 is unknown."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """Return the ISO 8601 form, as long as it is known."""
        parts = [f"{self.year:04}", f"{self.month:02}", f"{self.day:02}"]
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a checked file tells."""

    fields: FrontMatter
    inapplicable: frozenset[str]
    """Front-matter keys of the questions that do not apply."""
    sections: tuple[Section, ...]
    """The text, safe to publish; a first one without title is what comes before any heading."""
    written: Mapping[str, Written]
    """The front matter as it was written."""
    body: str
    """The text as it was written."""


Named: TypeAlias = tuple[str, str, Place]
"""An organisation as a sheet writes it: its name, its type if told, its place in the front matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """An initiative as lists and indexes need it; its whole sheet is packed, since there may be many."""

    id: str
    path: str
    title: str
    title_order: tuple[str, str]
    """Sorts it by its title: long to find, for each of ten thousands at each build."""
    summary: str
    language: str
    start: PartialDate | None
    end: PartialDate | None
    attested: PartialDate | None
    terms: Mapping[str, tuple[str, ...]]
    """Terms carried directly, in the order of the sheet, by facet."""
    named: tuple[Named, ...]
    """The lead first."""
    links: tuple[tuple[str, str], ...]
    """Sheets that this one names, each with the type of the link, `inspiree-de` among them."""
    former_ids: tuple[str, ...]
    pictures: tuple[str, ...]
    """Files of the pictures that it shows, the first one for all."""
    packed: bytes | Piece
    """The sheet, in memory or in a file."""
    digest: bytes = b""
    """What stands for its whole file; empty where it is not known."""
    head_digest: bytes = b""
    """What stands for its front matter alone, which is all that other pages tell of it."""

    @property
    def sheet(self) -> Sheet:
        """Everything that the file tells."""
        return sheet_of(self.packed)

    @property
    def fields(self) -> FrontMatter:
        """The checked front matter."""
        return self.sheet.fields

    @property
    def sections(self) -> tuple[Section, ...]:
        """The text, safe to publish."""
        return self.sheet.sections


@lru_cache(maxsize=64)
def sheet_of(packed: bytes | Piece) -> Sheet:
    """Return the sheet that an initiative keeps packed."""
    sheet: Sheet = cache.opened(packed if isinstance(packed, bytes) else packed.read())
    return sheet


def initiative_of(
    identifier: str,
    path: str,
    sheet: Sheet,
    terms: Mapping[str, tuple[str, ...]],
    named: tuple[Named, ...],
    pictures: tuple[str, ...] = (),
) -> Initiative:
    """Return the initiative that *sheet* tells of."""
    fields = sheet.fields
    links = [(link.sheet, link.type) for link in fields.links]
    return Initiative(
        id=identifier,
        path=path,
        title=fields.title,
        title_order=collation(fields.title),
        summary=fields.summary,
        language=fields.language,
        start=fields.start,
        end=fields.end,
        attested=fields.attested,
        terms=terms,
        named=named,
        links=(*links, *((model, INSPIRED_BY) for model in fields.inspired_by)),
        former_ids=fields.former_ids,
        pictures=pictures,
        packed=cache.packed(sheet),
    )


INSPIRED_BY = "inspiree-de"
"""Type of the link to the sheet that gave the idea; the others are a vocabulary's."""


NAMED = "named"
"""An output is made of this where its path tells its content: there is no other under the same name."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site."""

    path: str
    """From the site's root, with forward slashes, such as `themes/jeunesse/index.html`."""
    content: Callable[[], str | bytes] = field(compare=False)
    """Makes the content; called once, in whichever process writes the file."""
    made_of: Hashable = None
    """What *content* is given beside the site, `()` for nothing; where it and the site’s answers stay, so does it."""
