"""Findings of people across sheets: what is accepted, and the sentence about each mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.across.findings import MAX_FINDINGS, read_findings
from partage.catalogue.knowledge_base import read_knowledge_base
from tests.conftest import Project
from tests.samples import base_references, sheet, spaced

RIGHT = """\
titre: Une échelle trop large éloigne
enonce: Plus l’échelle est large, moins les habitants viennent.
appuie: fete-des-voisins
nuance: conseil-citoyen-haut-gap
source: {titre: Compte-rendu, date: 2018-11-16, extrait: « Trop large. »}
"""


def read(tmp_path: Path, text: str, name: str = "echelle.md", body: str = "") -> list[str]:
    folder = tmp_path / "initiatives/_constats"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f"---\n{text}---\n{body}", "utf-8")
    findings, problems = read_findings(folder.parent, tmp_path, base_references())
    assert bool(findings.by_id) == (problems == [] or all(each.severity == "warning" for each in problems))
    return [spaced(f"{each.line} {each.field} : {each.message}") for each in problems]


def test_a_right_finding_is_known_by_its_file_and_by_the_sheets_that_it_names(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT) == []
    findings, _ = read_findings(tmp_path / "initiatives", tmp_path, base_references())
    assert [*findings.by_id] == ["echelle"]
    source = findings.by_id["echelle"].fields.source
    assert source is not None
    assert source.excerpt == "«\u00a0Trop large.\u00a0»"
    title = "Une échelle trop large éloigne"
    assert findings.by_sheet == {
        "fete-des-voisins": (("echelle", title, "supports"),),
        "conseil-citoyen-haut-gap": (("echelle", title, "qualifies"),),
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RIGHT.replace("nuance: conseil-citoyen-haut-gap\n", ""), "s’appuie sur deux fiches au moins"),
        (RIGHT.replace("nuance: conseil-citoyen-haut-gap", "nuance:"), "s’appuie sur deux fiches au moins"),
        (
            RIGHT.replace("nuance: conseil-citoyen-haut-gap", "nuance: fete-des-voisins"),
            "déjà d’un autre côté",
        ),
        (
            RIGHT.replace("conseil-citoyen-haut-gap", "conseil-citoyen-haut-gapp"),
            "vouliez-vous dire « conseil-citoyen",
        ),
        (RIGHT.replace("nuance", "nuances"), "vouliez-vous dire « nuance »"),
        (RIGHT.replace("enonce: Plus", "enonces: Plus"), "vouliez-vous dire « enonce »"),
        (RIGHT.replace("titre: Une échelle trop large éloigne\n", ""), "ce champ est obligatoire"),
        (RIGHT.replace("2018-11-16", "novembre"), "n’est pas une date"),
        (RIGHT + "appuie: fete-des-voisins\n", "appuie"),
        (RIGHT.replace("moins", "m" * 1000), "trop long"),
    ],
)
def test_a_wrong_one_is_left_out_with_a_sentence_and_a_way_out(tmp_path: Path, text: str, said: str) -> None:
    problems = read(tmp_path, text)
    assert len(problems) == 1, problems
    assert said in problems[0]


def test_what_nobody_knows_may_be_said_as_in_a_sheet(tmp_path: Path) -> None:
    assert read(tmp_path, RIGHT + "contredit: non-renseigne\n") == []


def test_a_text_under_the_header_would_be_published_nowhere(tmp_path: Path) -> None:
    [problem] = read(tmp_path, RIGHT, body="\nEt aussi ceci.\n")
    assert "« enonce »" in problem


def test_private_data_is_remarked(tmp_path: Path) -> None:
    assert any(
        "06" in each or "téléphone" in each
        for each in read(tmp_path, RIGHT.replace("Plus", "06 12 34 56 78 plus"))
    )


def test_a_bad_name_a_link_and_too_many_are_told(tmp_path: Path) -> None:
    [problem] = read(tmp_path, RIGHT, name="Une Échelle.md")
    assert "renommez le fichier" in problem
    folder = tmp_path / "autre/initiatives"
    folder.mkdir(parents=True)
    (folder / "_constats").symlink_to(tmp_path / "initiatives/_constats")
    findings, problems = read_findings(folder, tmp_path / "autre", base_references())
    assert not findings.by_id
    assert [each.path for each in problems] == ["initiatives/_constats"]
    for number in range(MAX_FINDINGS + 1):
        (tmp_path / f"initiatives/_constats/c{number}.md").write_text("", "utf-8")
    _, problems = read_findings(tmp_path / "initiatives", tmp_path, base_references())
    assert any(f"{MAX_FINDINGS} au plus" in spaced(each.message) for each in problems)


def test_they_are_read_with_the_sheets_and_are_no_sheets(project: Project) -> None:
    root = project(**{"fete-des-voisins": sheet(), "conseil-citoyen-haut-gap": sheet()})
    (root / "initiatives/_constats").mkdir()
    (root / "initiatives/_constats/echelle.md").write_text(f"---\n{RIGHT}---\n", "utf-8")
    (root / "initiatives/_constats/fausse.md").write_text("---\ntitre: x\n---\n", "utf-8")
    knowledge = read_knowledge_base(root, root / "initiatives")
    assert {each.id for each in knowledge.catalogue.initiatives} == {
        "fete-des-voisins",
        "conseil-citoyen-haut-gap",
    }
    assert [*knowledge.findings.by_id] == ["echelle"]
    assert {each.path for each in knowledge.errors} == {"initiatives/_constats/fausse.md"}
