"""The files that somebody gives → draft sheets in a folder, each checked, and a report for the person who asked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, cast

from partage.importing.bounded import Bounds, call
from partage.importing.documents import ImportedDocument, document_of
from partage.importing.draft_writer import draft_text
from partage.importing.incoming_file import TABLES, content, kind_of
from partage.importing.pandoc import BOUNDS
from partage.importing.refusal import Refusal
from partage.importing.rows import columns_of, sheet_of, sorted_out
from partage.importing.spreadsheet import rows_of
from partage.importing.suggestions import Suggestion, proposals_for
from partage.reference.reference_data import VOCABULARIES_FOLDER, ReferenceData, load_references
from partage.sheets.body.limits import excesses
from partage.sheets.body.render import TOO_MUCH
from partage.sheets.fields import KEYS
from partage.sheets.file_names import name_problem
from partage.sheets.source import Source, image_names, read_text_source, sheet_paths
from partage.sheets.template import identifier, of_level
from partage.sheets.validation import check
from partage.sheets.writer import Value
from partage.text.messages import listed, quoted
from partage.text.problem import Problem, Written

OPENING = (
    "Brouillon tiré d’un document par « partage import » : à relire avant de le proposer.",
    "« # proposé » : une supposition, avec la phrase qui la suggère. Pour la garder, effacez « # proposé : » ; sinon, "
    "effacez la ligne.",
)


_BOUNDS_OF_TABLES = Bounds(
    processor=60,
    elapsed=90.0,
    way_out="importez-le en plusieurs fois, ou enregistrez-le au format .csv",
)
"""Two thousand rows, each a sheet."""


@dataclass(slots=True)
class Report:
    """What became of one file."""

    file: Path
    written: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """In French."""
    unanswered: list[str] = field(default_factory=list)
    """Mandatory fields of a document's draft that nothing is known of."""
    problems: list[Problem] = field(default_factory=list)
    """What else the check says of the sheets written."""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class _Draft:
    title: str
    text: str
    remarks: Sequence[str]
    where: str = ""


def project_references(root: Path, folder: Path) -> ReferenceData:
    """Return what the sheets of the project at *root* are checked against."""
    names = frozenset(path.stem for path in sheet_paths(folder))
    references, _ = load_references(folder / VOCABULARIES_FOLDER, root, names, image_names(folder)[0])
    return references


def import_files(files: Sequence[Path], target: Path, references: ReferenceData) -> list[Report]:
    """Write into *target* the drafts that *files* make; nothing that exists is overwritten."""
    taken: set[str] = set()
    return [_imported(file, target, references, taken) for file in files]


def _imported(file: Path, target: Path, references: ReferenceData, taken: set[str]) -> Report:
    report = Report(file)
    try:
        kind = kind_of(file)
        bounds = _BOUNDS_OF_TABLES if kind in TABLES else BOUNDS
        # All of a file is understood before anything of it is written.
        told = call(_understood, file, kind, references, bounds=bounds)
    except Refusal as refused:
        report.refused = str(refused)
        return report
    report.remarks += told["remarks"]
    drafts = [_Draft(**draft) for draft in told["drafts"]]
    for draft in drafts:
        _write(draft, target, references, report, taken)
    if not report.written and not report.refused:
        report.refused = "aucune fiche n’a été écrite ; voyez les remarques ci-dessus."
    return report


def _understood(file: Path, kind: str, references: ReferenceData) -> dict[str, Any]:
    """Return what *file* says, as JSON can say it: the drafts that it makes, and remarks on the whole."""
    remarks: list[str] = []
    drafts = [asdict(draft) for draft in _drafts(content(file, kind), kind, references, remarks)]
    return {"drafts": drafts, "remarks": remarks}


def _drafts(data: bytes, kind: str, references: ReferenceData, remarks: list[str]) -> Iterator[_Draft]:
    if kind not in TABLES:
        yield _from_document(document_of(data, kind), references)
        return
    names, rows = rows_of(data, kind)
    columns = columns_of(names)
    remarks += columns.remarks
    if "title" not in columns.fields.values():
        raise Refusal(
            "aucune colonne ne donne le titre des initiatives ; nommez-en une « titre ». Colonnes lues : "
            + listed(filter(None, names))
            + "."
        )
    for number, cells in rows:
        row = sheet_of(cells, columns, references)
        yield _Draft(row.title, row.text, row.remarks, f"ligne {number}")


def _from_document(document: ImportedDocument, references: ReferenceData) -> _Draft:
    proposals = proposals_for(document.texts, references)
    values: dict[str, Value] = {}
    unread: dict[str, list[str]] = {}
    for key, written in document.told.items():
        if key in KEYS.values() and written not in ("", [], {}):
            right, wrong = sorted_out(key, cast("Value", written), references)
            values |= {key: right} if right else {}
            unread |= {key: wrong} if wrong else {}
        elif key != "title" and written:
            unread.setdefault("sources", []).append(f"{key}: {_on_one_line(written)}")
    values["titre"] = document.title
    if "sources" not in values:
        proposals["sources"] = [Suggestion(document.title, document.title)]
    text = draft_text(OPENING, values, proposals, unread, document.body)
    proposed = ", ".join(f"{key} ({len(said)})" for key, said in proposals.items())
    remarks = [*document.remarks, f"proposé en commentaire, à vérifier : {proposed}"]
    return _Draft(document.title, text, remarks)


def _on_one_line(written: Written) -> str:
    if isinstance(written, str):
        return written
    return json.dumps(written, ensure_ascii=False)


def _write(draft: _Draft, target: Path, references: ReferenceData, report: Report, taken: set[str]) -> None:
    where = f"{draft.where} : " if draft.where else ""
    name = identifier(draft.title)
    if not name or name_problem(f"{name}.md"):
        report.remarks.append(
            f"{where}pas de titre dont on puisse faire un nom de fichier ; ligne laissée de côté"
        )
        return
    name = next(each for each in _names(name) if each not in taken)
    path = target / f"{name}.md"
    data = draft.text.encode("utf-8", "replace")
    source = read_text_source(data, PurePosixPath(*path.parts[-2:]).as_posix())
    problems = check(source, references)[1] if isinstance(source, Source) else [source]
    unbearable = _unbearable(source, problems)
    if unbearable:
        report.remarks.append(f"{where}{quoted(draft.title)} n’est pas écrite : {unbearable}")
        return
    try:
        target.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.write(data)
    except FileExistsError:
        report.remarks.append(
            f"{where}la fiche {quoted(path.name)} existe déjà, elle n’est pas touchée ; changez de titre, ou de "
            "dossier avec « --vers »"
        )
        return
    except OSError as error:
        report.remarks.append(f"{where}{quoted(str(path))} ne peut pas être écrit ({error.strerror})")
        return
    taken.add(name)
    report.written.append(path)
    report.remarks += [f"{where}{remark}" for remark in draft.remarks]
    told = source.front_matter if isinstance(source, Source) else {}
    open_keys = {KEYS[name] for name in of_level("O")} - set(told)
    report.unanswered += [f"{where}{', '.join(key for key in KEYS.values() if key in open_keys)}"] * bool(
        open_keys
    )
    report.problems += [replace(each, path=str(path)) for each in problems if each.field not in open_keys]


def _unbearable(source: Source | Problem, problems: Sequence[Problem]) -> str:
    """Return why no correction of its fields would make the draft a sheet; empty where one would."""
    if isinstance(source, Problem):
        return source.message
    sentences = [message for _, message, _ in excesses(source.body, source.body_line)]
    return next(iter([*sentences, *(each.message for each in problems if each.message == TOO_MUCH)]), "")


def _names(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 10_000):
        yield f"{name}-{number}"
