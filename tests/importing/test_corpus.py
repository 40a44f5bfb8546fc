"""Documents as people have them: each becomes a draft that says all that it says, and that the check can accept.

`UPDATE_GOLDEN=1 pytest tests/importing/test_corpus.py` writes the drafts that people read when they change.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from partage.importing.importer import import_files
from partage.importing.incoming_file import text_of
from partage.importing.lost_text import missing_passages, paragraphs
from partage.reference.reference_data import ReferenceData
from tests.samples import MINIMAL, ROOT, base_references, checked_text

CORPUS = ROOT / "tests/corpus/import"
GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = sorted(path for path in CORPUS.iterdir() if path.suffix in (".docx", ".odt", ".html", ".md"))
TABLES = sorted(path for path in CORPUS.iterdir() if path.suffix in (".csv", ".xlsx"))
READ_BY_PEOPLE = (
    "compte-rendu-marseille-gap.docx",
    "ingenierie-sociale-quartiers-sud.odt",
    "bilan-jardin-partage.docx",
    "marche-exploratoire.docx",
    "page-de-site.html",
    "notes-avec-html.md",
    "avec-en-tete.md",
)
SAID_IN_THE_REPORT = {
    # Header, footer and comment of Word; comment of LibreOffice; a list in a note, which pandoc does not read.
    "bilan-jardin-partage.docx": 3,
    "epicerie-solidaire.odt": 1,
    "marche-exploratoire.odt": 2,
}


def ids(path: Path) -> str:
    return path.name


@cache
def drafted(path: Path) -> tuple[str, list[str]]:
    with TemporaryDirectory() as folder:
        [report] = import_files([path], Path(folder), base_references())
        assert report.refused == ""
        [written] = report.written
        return written.read_text("utf-8"), report.remarks


def completed(draft: str) -> str:
    """Return *draft* as somebody in a hurry completes it: with the missing mandatory fields, and nothing else."""
    present = re.findall(r"^(\w+):", draft, re.MULTILINE)
    added = "".join(f"{key}: {value}\n" for key, value in MINIMAL.items() if key not in present)
    return draft.replace("---\n", "---\n" + added, 1)


@pytest.mark.parametrize("kind", ["docx", "odt", "html", "md", "csv", "xlsx"])
def test_six_of_each_kind_and_none_is_heavy(kind: str) -> None:
    files = list(CORPUS.glob(f"*.{kind}"))
    assert len(files) >= 6
    assert all(file.stat().st_size < 40_000 for file in files)


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_a_draft_is_right_once_the_mandatory_fields_are_filled(path: Path) -> None:
    draft, _ = drafted(path)
    checked = checked_text(completed(draft))
    assert checked.errors == []
    assert not [warning for warning in checked.warnings if "HTML" in warning]


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_what_a_draft_does_not_say_is_in_the_report(path: Path) -> None:
    draft, remarks = drafted(path)
    kind = path.suffix[1:]
    data = path.read_bytes()
    missing = missing_passages(
        paragraphs(text_of(data, kind).encode() if kind == "html" else data, kind), draft
    )
    assert len(missing) == SAID_IN_THE_REPORT.get(path.name, 0)
    assert sum(remark.startswith("passage non repris") for remark in remarks) == len(missing)


@pytest.mark.parametrize("path", DOCUMENTS, ids=ids)
def test_proposals_are_comments_that_the_check_accepts_once_accepted(path: Path) -> None:
    draft, _ = drafted(path)
    checked = checked_text(completed(draft))
    fields = checked.right.sheet.fields
    proposed = re.findall(r"^# proposé : (?:(\w+): *)?(?:- )?(.*)", draft, re.MULTILINE)
    assert proposed
    assert all("# — d’après « " in value for key, value in proposed if value)
    if path.name != "avec-en-tete.md":
        # The only facts are the title and what the person added.
        assert fields.methods == fields.audiences == ()
        assert fields.start is fields.attested is None
    accepted = re.sub(r"^# proposé : ", "", draft, flags=re.MULTILINE)
    once = re.sub(r"^(atteste_en|debut|fin): .*\n(?=(?:.*\n)*?\1: )", "", accepted, flags=re.MULTILINE)
    assert checked_text(completed(once)).errors == []


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_drafts_that_people_read(name: str) -> None:
    draft, _ = drafted(CORPUS / name)
    golden = GOLDEN / f"{name}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(draft, "utf-8")
    assert draft == golden.read_text("utf-8")


def test_no_golden_draft_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.md" for name in READ_BY_PEOPLE}


@pytest.mark.parametrize("path", TABLES, ids=ids)
def test_a_table_makes_drafts_without_a_wrong_value(
    path: Path, tmp_path: Path, references: ReferenceData
) -> None:
    [report] = import_files([path], tmp_path, references)
    assert report.refused == ""
    assert report.written
    for written in report.written:
        assert checked_text(completed(written.read_text("utf-8"))).errors == []


def test_the_founding_documents_name_nobody() -> None:
    for path in CORPUS.glob("compte-rendu-marseille-gap.*"):
        text = " ".join(paragraphs(path.read_bytes(), path.suffix[1:]))
        assert "chef de projet politique de la ville" in text
        assert not re.search(r"Excusés [A-Z]\w+ [A-Z]", text)
