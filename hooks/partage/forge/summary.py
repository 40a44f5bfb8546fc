"""The summary of a proposal, for its reviewer and its author."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from partage.forge import other_files
from partage.forge.changes import Change, Status
from partage.forge.wording import count, plain, rest
from partage.text.printable import printable
from partage.text.problem import Problem
from partage.text.translation import spoken_words

MAX_SHEETS = 100
"""Sheets that are listed individually: forges truncate longer summaries."""
MAX_PROBLEMS = 20
_WORDS: Mapping[Status, str] = {"added": "nouvelle", "changed": "modifiée", "removed": "retirée"}
_MIXED = (
    "Cette proposition change à la fois des fiches et du code. Relisez-les séparément, et demandez deux propositions "
    "si c’est possible : une fiche seule se publie plus vite."
)
_MOVED = "Si la fiche a seulement changé de nom, écrivez l’ancien dans son champ « alias » : son adresse sera gardée."
_UNKNOWN_ADDRESS = (
    "L’adresse du site n’est pas connue, d’où l’absence de lien vers le formulaire : "
    "écrivez-la dans mkdocs.yml (site_url), ou dans la variable SITE_URL de la forge."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSummary:
    """One sheet of the proposal."""

    id: str
    title: str
    """As written in the sheet, else its identifier."""
    path: str
    status: Status
    problems: tuple[Problem, ...]
    form: str
    """URL of the form; empty if it is not known, or of no use for this sheet."""

    @property
    def verdict(self) -> str:
        """A few words on whether anything needs correcting."""
        if self.status == "removed":
            return spoken_words("elle ne sera plus publiée.")
        errors = sum(each.severity == "error" for each in self.problems)
        remarks = len(self.problems) - errors
        parts = [count(errors, "point à corriger", "points à corriger")] if errors else []
        parts += [count(remarks, "remarque", "remarques")] if remarks else []
        return f"{', '.join(parts) or spoken_words('rien à corriger')}."

    @property
    def invitation(self) -> str:
        """The text of the link to the form."""
        if self.status == "added":
            # It is not published yet: its draft is only on the device where it was written.
            return spoken_words(
                "Reprendre le brouillon dans le formulaire, sur l’appareil où la fiche a été écrite"
            )
        return spoken_words("Ouvrir cette fiche dans le formulaire")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything that there is to say about a proposal."""

    sheets: tuple[SheetSummary, ...]
    others: tuple[Change, ...]
    """Every changed file that is not a sheet, the most dangerous first."""
    other_errors: tuple[Problem, ...]
    """Errors in files that the proposal does not change."""
    about_others: tuple[Problem, ...]
    """Problems in the files of `others`: a sheet that nobody reads under its name is one of them."""
    has_address: bool
    """Whether the URL of the site is known."""

    @property
    def is_mixed(self) -> bool:
        """Whether both sheets and code change."""
        return bool(self.sheets) and any(change.is_code for change in self.others)


def summary_of(
    changes: Iterable[Change], problems: Sequence[Problem], titles: Mapping[str, str], address: str
) -> Summary:
    """Return the summary of *changes*; *titles* are by path, *address* is the URL of the site, or empty."""
    changes = list(changes)
    touched = {change.path for change in changes}
    strange = {change.path for change in changes if not change.is_sheet and change.status != "removed"}
    return Summary(
        sheets=tuple(
            _sheet_summary(change, problems, titles, address) for change in changes if change.is_sheet
        ),
        others=other_files.ranked(changes),
        other_errors=tuple(
            each for each in problems if each.severity == "error" and each.path not in touched
        ),
        about_others=tuple(each for each in problems if each.path in strange),
        has_address=bool(address),
    )


def _sheet_summary(
    change: Change, problems: Sequence[Problem], titles: Mapping[str, str], address: str
) -> SheetSummary:
    name = PurePosixPath(change.path).stem
    forms: Mapping[Status, str] = {
        "added": f"{address}proposer/",
        "changed": f"{address}proposer/?fiche={quote(os.fsencode(name), safe='')}",
        "removed": "",
    }
    return SheetSummary(
        id=name,
        title=titles.get(change.path, name),
        path=change.path,
        status=change.status,
        problems=tuple(each for each in problems if each.path == change.path),
        form=forms[change.status] if address else "",
    )


def as_markdown(summary: Summary) -> str:
    """Return a Markdown page for people; contributors' text is escaped: it cannot link, mention or hide anything."""
    lines = other_files.as_markdown(summary.others)
    lines += [f"- {plain(str(each))}" for each in summary.about_others[:MAX_PROBLEMS]]
    lines += [f"- {each}" for each in rest(summary.about_others, MAX_PROBLEMS)]
    lines += [""] if summary.about_others else []
    if summary.is_mixed:
        lines += [f"> **Des fiches et du code.** {_MIXED}", ""]
    lines += ["## Fiches de cette proposition", ""]
    for sheet in summary.sheets[:MAX_SHEETS]:
        link = f" [{sheet.invitation}]({sheet.form})" if sheet.form else ""
        lines.append(
            f"- **{plain(sheet.title)}** ({spoken_words(_WORDS[sheet.status])}) : {sheet.verdict}{link}"
        )
        lines += [f"  - {plain(_problem_text(each))}" for each in sheet.problems[:MAX_PROBLEMS]]
        lines += [f"  - {each}" for each in rest(sheet.problems, MAX_PROBLEMS)]
    lines += [f"- {each}" for each in rest(summary.sheets, MAX_SHEETS)]
    if not summary.sheets:
        lines.append("Aucune fiche n’est changée.")
    if summary.other_errors:
        lines += ["", "### À corriger dans d’autres fichiers", ""]
        lines += [f"- {plain(str(each))}" for each in summary.other_errors[:MAX_PROBLEMS]]
        lines += [f"- {each}" for each in rest(summary.other_errors, MAX_PROBLEMS)]
    return spoken_words(
        "\n".join([*lines, *(f"\n{plain(spoken_words(each))}" for each in _remarks(summary)), ""])
    )


def as_text(summary: Summary) -> str:
    """Return the same for the log of a forge without summary pages; `partage check` prints the problems there."""
    lines = other_files.as_text(summary.others)
    lines += [f"  {each}" for each in summary.about_others[:MAX_PROBLEMS]]
    lines += [f"Attention : {_MIXED}"] if summary.is_mixed else []
    for sheet in summary.sheets[:MAX_SHEETS]:
        lines.append(f"{printable(sheet.path)} ({spoken_words(_WORDS[sheet.status])}) : {sheet.verdict}")
        lines += [f"  {sheet.invitation} : {sheet.form}"] if sheet.form else []
    lines += rest(summary.sheets, MAX_SHEETS) or ([] if summary.sheets else ["Aucune fiche n’est changée."])
    return spoken_words("\n".join([*lines, *_remarks(summary)]))


def as_github(summary: Summary) -> str:
    """Return GitHub's workflow commands: what a reviewer should not miss."""
    lines = other_files.as_github(summary.others)
    if summary.is_mixed:
        lines.append(f"::notice title=Des fiches et du code::{_MIXED}")
    return spoken_words("\n".join(lines))


def as_gitlab(summary: Summary) -> str:
    """Return GitLab's annotations report: the links shown on the page of the job."""
    links = [
        {
            "external_link": {
                "label": spoken_words(f"{sheet.invitation} : {printable(sheet.title)}"),
                "url": sheet.form,
            }
        }
        for sheet in summary.sheets[:MAX_SHEETS]
        if sheet.form
    ]
    return json.dumps({"Formulaire": links} if links else {}, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Summary], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "github": as_github,
    "gitlab": as_gitlab,
}


def _remarks(summary: Summary) -> list[str]:
    remarks = []
    if any(change.is_list for change in summary.others):
        remarks.append("Des listes sont changées. Un identifiant y est permanent, ne le renommez pas.")
    if any(sheet.status == "removed" for sheet in summary.sheets):
        remarks.append(_MOVED)
    if not summary.has_address and summary.sheets:
        remarks.append(_UNKNOWN_ADDRESS)
    return remarks


def _problem_text(problem: Problem) -> str:
    remark = "remarque, " if problem.severity == "warning" else ""
    about = f", {problem.field}" if problem.field else ""
    return f"{remark}ligne {problem.line}{about} : {problem.message}"
