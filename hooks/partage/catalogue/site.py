"""Site: everything that a view may read, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date
from typing import Protocol

from partage.across.findings import Findings
from partage.across.reading_paths import ReadingPaths
from partage.agenda.entry import Agenda
from partage.catalogue.catalogue import Catalogue
from partage.catalogue.forges import ContributionTargets
from partage.catalogue.initiative import Initiative
from partage.images.picture import Picture
from partage.reference.reference_data import ReferenceData
from partage.runtime import fingerprint
from partage.runtime.git import GitDates
from partage.settings.values import Licence, Reviewing
from partage.text.problem import Problem
from partage.text.strings import Locale, Strings


class PageShell(Protocol):
    """The page around one of many contents of a kind."""

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the whole page; *values* are HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The knowledge base as one edition publishes it."""

    name: str
    locale: Locale
    locales: tuple[Locale, ...]
    """Every edition of the site; the first one is at its root."""
    base_url: str
    """Absolute address of this edition, ending with a slash; empty where it is unknown."""
    strings: Strings
    catalogue: Catalogue
    references: ReferenceData
    today: date
    findings: Findings = field(default_factory=Findings)
    """What people found in several sheets."""
    paths: ReadingPaths = field(default_factory=ReadingPaths)
    """Ways through sheets, methods and pages, step by step."""
    description: str = ""
    """What the site is, in a sentence."""
    licence: Licence = field(default_factory=Licence)
    """That of its sheets and lists."""
    reviewing: Reviewing = field(default_factory=Reviewing)
    perimeter: tuple[str, ...] = ()
    """The territories that the network means to cover."""
    history: Mapping[str, GitDates] = field(default_factory=dict)
    """By file; empty where Git cannot tell."""
    contributions: ContributionTargets = field(default_factory=ContributionTargets)
    """Where sheets are sent."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Those that sheets show, by the name of their file; without those that cannot be published."""
    icons: Mapping[str, str] = field(default_factory=dict)
    """Icons of the theme by name, as SVG files say them."""
    drawing: str = ""
    """What share images depend on in addition to their words; empty where none is drawn."""
    texts: frozenset[str] = frozenset()
    """Sources of the hand-written pages, such as `methodes/habitants-relais.md`."""
    problems: tuple[Problem, ...] = ()
    agenda: Agenda = field(default_factory=lambda: Agenda(UTC, date.min))
    """Every date from the day of the build on."""
    shells: Mapping[tuple[str, int], PageShell] = field(default_factory=dict)
    """By folder of the site and depth of the page in it."""
    fragments: dict[tuple[str, str], bytes] = field(default_factory=dict, compare=False)
    """HTML that many pages share, by kind and sheet: each is rendered once, when first needed."""

    @property
    def is_first(self) -> bool:
        """Whether this edition is the one at the root, which holds the files that all editions share."""
        return self.locale == self.locales[0]

    @property
    def own_folder(self) -> str:
        """Where this edition is in the site: empty for the first one, else such as `en/`."""
        return "" if self.is_first else f"{self.locale}/"

    def shared_root(self, root: str) -> str:
        """Return the way to the root of the first edition from a page that is *root* away from that of its own."""
        return root if self.is_first else f"{root}../"

    def digest_of(self, initiative: Initiative) -> bytes:
        """Return the fingerprint of everything that the page of *initiative* publishes of it."""
        # Where it is not in the cache, it may be without its links to sheets that are left out.
        here = initiative.packed if isinstance(initiative.packed, bytes) else b""
        # A page without a history has the date of the build.
        day = "" if initiative.path in self.history else str(self.today)
        return fingerprint.digest(initiative.digest, *self._head_of(initiative), here, day)

    def head_digest_of(self, initiative: Initiative) -> bytes:
        """Return the fingerprint of all that other pages show of *initiative*: its front matter, dates and pictures."""
        return fingerprint.digest(*self._head_of(initiative))

    def _head_of(self, initiative: Initiative) -> tuple[str, bytes, str]:
        # Asked for tens of thousands of times, where most sheets have neither.
        dates, pictures = self.history.get(initiative.path), initiative.pictures
        others = repr((dates, [*map(self.pictures.get, pictures)])) if dates or pictures else ""
        return initiative.id, initiative.head_digest, others
