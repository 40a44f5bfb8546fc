"""Findings: what people state across sheets, one file each, with the sheets that support, qualify or contradict it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from annotated_types import MaxLen, MinLen
from pydantic import ConfigDict, Field, ValidationError, field_validator, model_validator

from partage.reference.reference_data import ReferenceData
from partage.runtime import fingerprint
from partage.runtime.project import FINDINGS_FOLDER, SHEETS_FOLDER
from partage.runtime.unreadable import why_no_folder
from partage.sheets.items import CitedSource, Sentence
from partage.sheets.markers import parse_marker
from partage.sheets.source import Source, read_files, read_text_source, sheet_paths
from partage.sheets.types import IsFact, SheetName
from partage.text.field_types import Text, plain_text_is
from partage.text.lists import Listed, MaxItems
from partage.text.messages import quoted
from partage.text.problem import Problem
from partage.text.problem_limits import bounded
from partage.text.pydantic_errors import to_problems
from partage.text.strict_model import StrictModel
from partage.text.strings import WRITTEN_IN

Side: TypeAlias = Literal["supports", "qualifies", "contradicts"]
SIDES: tuple[Side, ...] = ("supports", "qualifies", "contradicts")
MAX_FINDINGS = 1000
"""Files that are read: each is the work of people who compared sheets."""
MIN_SHEETS = 2
Sheets: TypeAlias = Annotated[Listed[SheetName], MaxItems(60)]
_NO_TEXT = (
    "un constat n’a pas de texte sous son en-tête, il ne serait pas publié ; dites tout dans « enonce », et d’où cela "
    "vient dans « source »"
)
_TOO_FEW = (
    "un constat s’appuie sur deux fiches au moins ; nommez-les dans « appuie », « nuance » ou « contredit » "
    "(exemple : « appuie: [fete-des-voisins, conseil-citoyen] »), ou écrivez la phrase dans les « enseignements » de "
    "la seule fiche qui la dit"
)


class FindingSource(CitedSource):
    """Where a finding was stated first."""

    excerpt: Annotated[Text, MaxLen(1000)] = Field(
        "", alias="extrait", description="La phrase, mot pour mot."
    )


class FindingFields(StrictModel):
    """The front matter of a finding."""

    model_config = ConfigDict(title="Constat à partir de plusieurs fiches")

    title: Annotated[Text, MinLen(3), MaxLen(120), IsFact] = Field(
        alias="titre", description="Le constat en quelques mots.", examples=["Une échelle trop large éloigne"]
    )
    statement: Sentence = Field(
        alias="enonce",
        description="Le constat, en une à trois phrases.",
        examples=["Plus l’échelle est large, plus il est difficile de mobiliser."],
    )
    supports: Sheets = Field(
        (), alias="appuie", description="Les fiches qui vont dans ce sens.", examples=["fete-des-voisins"]
    )
    qualifies: Sheets = Field(
        (), alias="nuance", description="Celles qui le nuancent.", examples=["fete-des-voisins"]
    )
    contradicts: Sheets = Field(
        (), alias="contredit", description="Celles qui disent le contraire.", examples=["fete-des-voisins"]
    )
    source: Annotated[FindingSource, plain_text_is("titre")] | None = Field(
        None,
        description="D’où vient le constat : une réunion, un bilan ; « extrait » en cite la phrase.",
        examples=["{titre: Compte-rendu, date: 2018-11-16, extrait: Les échelles n’ont rien de commun.}"],
    )

    @field_validator("qualifies", "contradicts")
    @classmethod
    def _on_one_side(cls, named: tuple[str, ...], info: object) -> tuple[str, ...]:
        before = getattr(info, "data", {})
        others = {each for side in SIDES for each in before.get(side, ())}
        if twice := next((each for each in named if each in others), None):
            raise ValueError(
                f"la fiche {quoted(twice)} est déjà d’un autre côté de ce constat ; ne la gardez que d’un côté"
            )
        return named

    @model_validator(mode="after")
    def _across_sheets(self) -> Self:
        if len({*self.supports, *self.qualifies, *self.contradicts}) < MIN_SHEETS:
            raise ValueError(_TOO_FEW)
        return self


_OPTIONAL = frozenset(
    each.alias or name for name, each in FindingFields.model_fields.items() if not each.is_required()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A checked finding."""

    id: str
    fields: FindingFields
    digest: bytes
    """Of its file."""

    @property
    def sides(self) -> Iterator[tuple[Side, str]]:
        """Each sheet that it names, with the side that it is on."""
        for side in SIDES:
            for sheet in getattr(self.fields, side):
                yield side, sheet


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of a network."""

    by_id: Mapping[str, Finding] = field(default_factory=dict)
    """In the order of their names."""
    by_sheet: Mapping[str, tuple[tuple[str, str, Side], ...]] = field(default_factory=dict)
    """By sheet: identifier and title of each finding that names it, and on which side."""


def read_findings(folder: Path, root: Path, references: ReferenceData) -> tuple[Findings, list[Problem]]:
    """Read the findings beside the sheets of *folder*; wrong ones are left out and reported, as sheets are."""
    try:
        paths = sheet_paths(folder / FINDINGS_FOLDER)
    except FileNotFoundError:
        return Findings(), []
    except OSError as error:
        return Findings(), [Problem(f"{SHEETS_FOLDER}/{FINDINGS_FOLDER}", 1, "", why_no_folder(error))]
    problems = [] if len(paths) <= MAX_FINDINGS else [_too_many(len(paths))]
    paths = paths[:MAX_FINDINGS]
    found: dict[str, Finding] = {}
    for path, data in zip(paths, read_files(paths, root), strict=True):
        finding, wrong = _checked(data, path.relative_to(root).as_posix(), references)
        problems += wrong
        if finding:
            found[finding.id] = finding
    return Findings(found, _by_sheet(found.values())), problems


def _too_many(count: int) -> Problem:
    return Problem(
        f"{SHEETS_FOLDER}/{FINDINGS_FOLDER}", 1, "",
        f"{count} constats, c’est trop ({MAX_FINDINGS} au plus) ; réunissez ceux qui se ressemblent",
    )  # fmt: skip


def _checked(
    data: bytes | Problem, path: str, references: ReferenceData
) -> tuple[Finding | None, list[Problem]]:
    source = data if isinstance(data, Problem) else read_text_source(data, path)
    if isinstance(source, Problem):
        return None, [source]
    assert isinstance(data, bytes)  # noqa: S101 - it was read
    # Loaded where there is one, as with sheets.
    from partage.sheets.validation import spaced, text_problems

    problems = list(text_problems(source))
    if source.body.strip():
        problems.append(Problem(path, source.body_line, "texte", _NO_TEXT))
    fields = None
    try:
        given = _given(source)
        given = spaced(given) if references.language == WRITTEN_IN else given
        fields = FindingFields.model_validate(given, context=references)
    except ValidationError as error:
        problems += to_problems(error, FindingFields, path, source.line_of)
    problems = bounded(problems)
    if fields is None or any(each.severity == "error" for each in problems):
        return None, problems
    return Finding(source.id, fields, fingerprint.digest(data)), problems


def _given(source: Source) -> dict[str, object]:
    """Return the keys that hold something: an empty « nuance: » names no sheet, nor does « non-renseigne »."""
    return {
        key: value
        for key, value in source.front_matter.items()
        if value not in ("", [], {}) and not (key in _OPTIONAL and parse_marker(value))
    }


def _by_sheet(findings: Iterable[Finding]) -> dict[str, tuple[tuple[str, str, Side], ...]]:
    named: dict[str, list[tuple[str, str, Side]]] = {}
    for finding in findings:
        for side, sheet in finding.sides:
            named.setdefault(sheet, []).append((finding.id, finding.fields.title, side))
    return {sheet: tuple(entries) for sheet, entries in named.items()}
