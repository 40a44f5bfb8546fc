"""The command `partage import`."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.cli import main
from tests.samples import ROOT, spaced, write_project

CORPUS = ROOT / "tests/corpus/import"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_project(tmp_path, {})
    monkeypatch.chdir(root)
    return root


def test_a_document_becomes_a_draft_in_the_project(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(CORPUS / "cafe-des-parents.docx")]) == 0
    assert (root / "initiatives/fiche-action-cafe-des-parents-a-la-ciotat.md").exists()
    out = spaced(capsys.readouterr().out)
    assert "  → initiatives/fiche-action-cafe-des-parents-a-la-ciotat.md" in out
    assert "titre « Déroulement » rapproché de la rubrique « Déroulé et moments clés »" in out
    assert "à répondre : resume, etat, territoires, themes, porteur" in out
    assert "1 brouillon écrit. Complétez, puis vérifiez avec : partage verifier" in out


def test_several_files_where_one_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(CORPUS / "tabulations.csv"), "absent.docx", str(CORPUS / "simple.md")]
    assert main(["import", *files, "--vers", "brouillons/2026"]) == 1
    assert len(list((root / "brouillons/2026").iterdir())) == 2
    captured = capsys.readouterr()
    assert "2 brouillons écrits" in captured.out
    assert spaced(captured.err) == (
        "partage : absent.docx : ce fichier n’existe pas ; vérifiez son nom et le dossier où vous êtes.\n"
    )


def test_the_same_document_again_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(CORPUS / "simple.md")]) == 0
    [sheet] = (root / "initiatives").glob("*.md")
    sheet.write_text("complété", "utf-8")
    assert main(["import", str(CORPUS / "simple.md")]) == 1
    assert sheet.read_text("utf-8") == "complété"
    assert "existe déjà, elle n’est pas touchée" in capsys.readouterr().out
