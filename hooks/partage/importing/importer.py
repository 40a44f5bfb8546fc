"""Files to import → draft sheets in a folder, each of them checked, and a report for the person who imports them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from partage.importing.bounded import Bounds, call
from partage.importing.documents import ImportedDocument, document_of
from partage.importing.draft_writer import draft_text
from partage.importing.given_fields import given_fields
from partage.importing.incoming_file import TABLES, content, kind_of
from partage.importing.pandoc import BOUNDS
from partage.importing.refusal import Refusal
from partage.importing.rows import columns_of, sheet_of
from partage.importing.spreadsheet import tables_of
from partage.importing.suggestions import Suggestion, suggestions_for
from partage.importing.table_layout import Table, table_in
from partage.reference.reference_data import ReferenceData, load_references
from partage.runtime.project import VOCABULARIES_FOLDER
from partage.sheets.body.limits import excesses
from partage.sheets.body.render import TOO_MUCH
from partage.sheets.fields import KEYS
from partage.sheets.file_names import name_problem
from partage.sheets.source import Source, image_names, read_text_source, sheet_paths
from partage.sheets.template import identifier, of_level
from partage.sheets.validation import check
from partage.text.messages import quoted
from partage.text.problem import Problem

OPENING = (
    "Brouillon tiré d’un document par « partage importer » : à relire avant de le proposer.",
    "« # proposé » : une supposition, avec la phrase qui la suggère. Pour la garder, effacez « # proposé : » ; sinon, "
    "effacez la ligne.",
)


_BOUNDS_OF_TABLES = Bounds(
    processor=60,
    elapsed=90.0,
    way_out="importez-le en plusieurs fois, ou enregistrez-le au format .csv",
)
"""Two thousand rows, each a sheet."""
_KNOWN_NAMES = 2
"""Names of fields from which on the table that a document consists of describes initiatives."""


@dataclass(slots=True)
class Report:
    """The outcome for one file."""

    file: Path
    written: list[Path] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    """In French."""
    unanswered: list[str] = field(default_factory=list)
    """Keys of the mandatory fields that are still empty, one entry per draft, in French."""
    problems: list[Problem] = field(default_factory=list)
    """The other problems of the drafts written."""
    refused: str = ""
    """Why nothing was imported, in French; empty if something was."""


@dataclass(frozen=True, slots=True)
class _Draft:
    title: str
    text: str
    remarks: Sequence[str]
    where: str = ""


def project_references(root: Path, folder: Path) -> ReferenceData:
    """Return the reference data of the project at *root*, whose sheets are in *folder*."""
    names = frozenset(path.stem for path in sheet_paths(folder))
    references, _ = load_references(folder / VOCABULARIES_FOLDER, root, names, image_names(folder)[0])
    return references


def import_files(files: Sequence[Path], target: Path, references: ReferenceData) -> list[Report]:
    """Write the drafts made from *files* into *target*; nothing that exists is overwritten. One report per file."""
    taken: set[str] = set()
    return [_imported(file, target, references, taken) for file in files]


def _imported(file: Path, target: Path, references: ReferenceData, taken: set[str]) -> Report:
    report = Report(file)
    try:
        kind = kind_of(file)
        bounds = _BOUNDS_OF_TABLES if kind in TABLES else BOUNDS
        # The whole file is parsed before anything is written.
        parsed = call(_parsed, file, kind, references, bounds=bounds)
    except Refusal as refused:
        report.refused = str(refused)
        return report
    report.remarks += parsed["remarks"]
    drafts = [_Draft(**draft) for draft in parsed["drafts"]]
    for draft in drafts:
        _write(draft, target, references, report, taken)
    if not report.written and not report.refused:
        report.refused = "aucune fiche n’a été écrite ; voyez les remarques ci-dessus."
    return report


def _parsed(file: Path, kind: str, references: ReferenceData) -> dict[str, Any]:
    """Return the drafts made from *file*, and remarks on the file as a whole, as a JSON value."""
    remarks: list[str] = []
    drafts = [asdict(draft) for draft in _drafts(content(file, kind), kind, references, remarks)]
    return {"drafts": drafts, "remarks": remarks}


def _drafts(data: bytes, kind: str, references: ReferenceData, remarks: list[str]) -> Iterator[_Draft]:
    if kind in TABLES:
        tables, said = tables_of(data, kind)
        remarks += said
        for name, table in tables:
            yield from _from_table(
                table, f"feuille {quoted(name)}, " if len(tables) > 1 else "", references, remarks
            )
        return
    document = document_of(data, kind)
    only = table_in(list(enumerate(document.grid, 1)))
    if only and only.rows and only.known >= _KNOWN_NAMES and not only.lists_people:
        remarks += [
            *document.remarks,
            *(f"au-dessus du tableau, non repris : {quoted(each)}" for each in only.above),
        ]
        yield from _from_table(only, "", references, remarks)
    else:
        yield _from_document(document, references)


def _from_table(table: Table, where: str, references: ReferenceData, remarks: list[str]) -> Iterator[_Draft]:
    columns = columns_of(table.names)
    remarks += [each for each in columns.remarks if each not in remarks]
    for place, cells in table.rows:
        row = sheet_of(cells, columns, references)
        yield _Draft(row.title, row.text, row.remarks, where + place)


def _from_document(document: ImportedDocument, references: ReferenceData) -> _Draft:
    suggestions = suggestions_for(document.texts, references)
    given = given_fields(document.front_matter, references)
    values = {**given.values, "titre": document.title}
    if "sources" not in values:
        suggestions["sources"] = [Suggestion(document.title, document.title)]
    body = "\n\n".join(filter(None, [document.body, given.text]))
    text = draft_text(OPENING, values, suggestions, given.unread, body, given.to_reread)
    suggested = ", ".join(f"{key} ({len(of_key)})" for key, of_key in suggestions.items())
    cut = [f"{key} : {each}" for key, sentences in given.to_reread.items() for each in sentences]
    remarks = [*document.remarks, *cut, f"proposé en commentaire, à vérifier : {suggested}"]
    return _Draft(document.title, text, remarks)


def _write(draft: _Draft, target: Path, references: ReferenceData, report: Report, taken: set[str]) -> None:
    where = f"{draft.where} : " if draft.where else ""
    name = identifier(draft.title)
    if not name or name_problem(f"{name}.md"):
        name = identifier(f"sans-titre-{draft.where or report.file.stem}")
        report.remarks.append(
            f"{where}pas de titre dont on puisse faire un nom de fichier ; le brouillon se nomme {quoted(name + '.md')}"
        )
    name = next(each for each in _names(name) if each not in taken)
    path = target / f"{name}.md"
    data = draft.text.encode("utf-8", "replace")
    source = read_text_source(data, PurePosixPath(*path.parts[-2:]).as_posix())
    problems = check(source, references)[1] if isinstance(source, Source) else [source]
    reason = _unfixable(source, problems)
    if reason:
        report.remarks.append(f"{where}{quoted(draft.title)} n’est pas écrite : {reason}")
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
    answered = source.front_matter if isinstance(source, Source) else {}
    open_keys = {KEYS[name] for name in of_level("O")} - set(answered)
    report.unanswered += [f"{where}{', '.join(key for key in KEYS.values() if key in open_keys)}"] * bool(
        open_keys
    )
    report.problems += [replace(each, path=str(path)) for each in problems if each.field not in open_keys]


def _unfixable(source: Source | Problem, problems: Sequence[Problem]) -> str:
    """Return why correcting its fields could never make the draft a valid sheet; empty if it could."""
    if isinstance(source, Problem):
        return source.message
    sentences = [message for _, message, _ in excesses(source.body, source.body_line)]
    return next(iter([*sentences, *(each.message for each in problems if each.message == TOO_MUCH)]), "")


def _names(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 10_000):
        yield f"{name}-{number}"
