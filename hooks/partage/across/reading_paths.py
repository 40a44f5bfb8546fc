"""Reading paths: steps through sheets, methods and pages, for a training; each is a page of `docs/parcours/`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Self

from annotated_types import MaxLen, MinLen
from pydantic import ConfigDict, Field, ValidationError, model_validator

from partage.reference.reference_data import ReferenceData
from partage.runtime.project import DOCS_FOLDER, PATHS_FOLDER
from partage.sheets.source import Source, read_files, read_text_source, sheet_paths
from partage.sheets.types import SheetName, TermOf
from partage.text.field_types import Called, Number, Text
from partage.text.fuzzy import nearest
from partage.text.lists import Listed, MaxItems
from partage.text.messages import did_you_mean, quoted
from partage.text.problem import Problem
from partage.text.problem_limits import bounded
from partage.text.pydantic_errors import to_problems
from partage.text.strict_model import StrictModel
from partage.text.strings import Locale

MAX_PATHS = 200
MAX_STEPS = 30
_TRANSLATED = ".en.md"
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
_EXAMPLE = "{fiche: fete-des-voisins, question: Qui a fait le premier pas ?, minutes: 20}"
_ONE_PLACE = (
    f"une étape mène à une seule chose : « fiche », « methode » ou « page » ; exemple : « - {_EXAMPLE} »"
)


class Step(StrictModel):
    """Where a step leads, what to ask oneself there, and for how long."""

    sheet: SheetName | None = Field(None, alias="fiche", examples=["fete-des-voisins"])
    method: Annotated[Called, TermOf("methodes")] | None = Field(
        None, alias="methode", examples=["tirage-au-sort"]
    )
    page: Called = Field("", examples=["enseignements/"])
    question: Annotated[Text, MinLen(3), MaxLen(300)] = Field(examples=["Qui a fait le premier pas ?"])
    minutes: Annotated[Number, Field(ge=1, le=600)] = Field(examples=["20"])

    @model_validator(mode="after")
    def _to_one_place(self) -> Self:
        if sum(map(bool, (self.sheet, self.method, self.page))) != 1:
            raise ValueError(_ONE_PLACE)
        return self


class PathFields(StrictModel):
    """The front matter of a reading path."""

    model_config = ConfigDict(title="Parcours de lecture")

    title: Annotated[Text, MinLen(3), MaxLen(120)] = Field(examples=["Le pouvoir d’agir en dix fiches"])
    description: Annotated[Text, MaxLen(300)] = ""
    hide: Annotated[Listed[Called], MaxItems(5)] = ()
    """For MkDocs alone, as on any page."""
    audience: Called = Field(alias="public", examples=["Équipes et bénévoles en formation"])
    length: Called = Field(alias="duree", examples=["une demi-journée"])
    objectives: Annotated[Listed[Annotated[Text, MaxLen(300)]], MinLen(1), MaxItems(10)] = Field(
        alias="objectifs", examples=["Repérer ce qui a aidé les habitants à agir"]
    )
    steps: Annotated[tuple[Step, ...], MinLen(1), MaxItems(MAX_STEPS)] = Field(
        alias="etapes", examples=[f"[{_EXAMPLE}]"]
    )


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """A checked path, in French and perhaps in English."""

    id: str
    fields: PathFields
    fields_en: PathFields | None = None

    def said(self, locale: Locale) -> PathFields:
        """Return its words in *locale*; French where there are no others."""
        return self.fields_en if locale != "fr" and self.fields_en else self.fields


@dataclass(frozen=True, slots=True)
class ReadingPaths:
    """The reading paths of a network."""

    by_id: Mapping[str, ReadingPath] = field(default_factory=dict)
    """In the order of their names."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the pages of `docs/` that steps lead to, by their source; a translation has its own."""

    def title_of(self, source: str, locale: Locale) -> str:
        """Return what the page of `docs/` at *source* is called in *locale*."""
        translated = source.removesuffix(".md") + _TRANSLATED if locale == "en" else source
        return self.titles.get(translated) or self.titles.get(source) or source


def read_paths(
    root: Path, references: ReferenceData, generated: Collection[str]
) -> tuple[ReadingPaths, list[Problem]]:
    """Read the paths of the project at *root*; wrong ones are left out and reported, as sheets are.

    A step may lead to a page of `docs/`, or to one of the *generated* addresses.
    """
    folder = root / DOCS_FOLDER / PATHS_FOLDER
    try:
        files = [
            path for path in sheet_paths(folder) if path.name != "index.md" and path.name != "index.en.md"
        ]
    except OSError:
        # Links and what is unreadable in docs/ are refused by the build itself.
        return ReadingPaths(), []
    problems: list[Problem] = []
    checked: dict[str, PathFields] = {}
    for path, data in zip(files[:MAX_PATHS], read_files(files[:MAX_PATHS], root), strict=True):
        fields, wrong = _checked(data, path, root, references, generated)
        problems += wrong
        if fields:
            checked[path.name] = fields
    found = {
        name.removesuffix(".md"): ReadingPath(
            name.removesuffix(".md"), fields, checked.get(name.removesuffix(".md") + _TRANSLATED)
        )
        for name, fields in checked.items()
        if not name.endswith(_TRANSLATED)
    }
    steps = (step for fields in checked.values() for step in fields.steps if step.page.endswith(".md"))
    return ReadingPaths(found, _titles(root, {step.page for step in steps})), problems


def _titles(root: Path, pages: Collection[str]) -> dict[str, str]:
    """Return the title of each of *pages* and of its translation, as their front matter gives it."""
    names = [each for page in pages for each in (page, page.removesuffix(".md") + _TRANSLATED)]
    files = {name: root / DOCS_FOLDER / name for name in names}
    there = {name: file for name, file in files.items() if file.is_file()}
    texts = zip(there, read_files(list(there.values()), root), strict=True)
    found = {
        name: _TITLE.search(data.decode("utf-8", "replace"))
        for name, data in texts
        if isinstance(data, bytes)
    }
    return {name: match[1].strip("\"' ") for name, match in found.items() if match}


def _checked(
    data: bytes | Problem, path: Path, root: Path, references: ReferenceData, generated: Collection[str]
) -> tuple[PathFields | None, list[Problem]]:
    place = path.relative_to(root).as_posix()
    # The name of a translation is none that a sheet may have: it is read under that of the page.
    plain = place.replace(_TRANSLATED, ".md")
    source = data if isinstance(data, Problem) else read_text_source(data, plain)
    if isinstance(source, Problem):
        return None, [replace(source, path=place)]
    problems: list[Problem] = []
    fields = None
    try:
        fields = PathFields.model_validate(dict(source.front_matter), context=references)
    except ValidationError as error:
        problems += to_problems(error, PathFields, place, source.line_of)
    else:
        problems += _missing_pages(fields, source, place, root, generated)
    problems = bounded(problems)
    return (None if problems else fields), problems


def _missing_pages(
    fields: PathFields, source: Source, place: str, root: Path, generated: Collection[str]
) -> list[Problem]:
    docs = root / DOCS_FOLDER
    known = {each.relative_to(docs).as_posix() for each in docs.rglob("*.md")} | {*generated}
    return [
        Problem(
            place,
            source.line_of("etapes", index, "page"),
            "etapes.page",
            f"{quoted(step.page)} n’est ni un fichier de « {DOCS_FOLDER}/ » ni une page du site"
            + (
                did_you_mean(nearest(step.page, known))
                or " ; exemples : « page: contribuer/ecrire.md », « page: enseignements/ »"
            ),
        )
        for index, step in enumerate(fields.steps)
        if step.page and step.page not in known
    ]
