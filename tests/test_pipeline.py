"""Files in; what is right goes on, what is wrong is told, all at once."""

from __future__ import annotations

from pathlib import Path

from partage.pipeline import KnowledgeBase, read_knowledge_base
from tests.benchmarks.generate import generate
from tests.conftest import Project
from tests.samples import ROOT, sheet, spaced


def read(root: Path, processes: int = 1) -> KnowledgeBase:
    return read_knowledge_base(root, root / "initiatives", processes)


def told(knowledge: KnowledgeBase) -> list[str]:
    return [spaced(str(problem)) for problem in knowledge.problems]


def test_the_project_s_own_sheets_are_right() -> None:
    knowledge = read(ROOT)
    assert told(knowledge) == []
    assert len(knowledge.catalogue.initiatives) >= 10


def test_bad_sheet_is_left_out_and_the_others_go_on(project: Project) -> None:
    knowledge = read(project(jardin=sheet(), faux=sheet(themes="jeunesses"), vide=""))
    assert list(knowledge.catalogue.by_id) == ["jardin"]
    assert told(knowledge) == [
        "initiatives/faux.md:6: themes : « jeunesses » n’est pas un thème connu ; vouliez-vous dire « jeunesse » ?",
        "initiatives/vide.md:1: ce fichier est vide ; une fiche commence par ses champs : "
        "« --- », puis « titre: Le jardin partagé » et les autres champs, puis « --- »",
    ]


def test_mistake_of_a_list_is_told_with_those_of_the_sheets(project: Project) -> None:
    root = project(faux=sheet(themes="jeunesses"))
    (root / "initiatives/_vocabulaires/roles.yml").unlink()
    assert [each.path for each in read(root).problems] == [
        "initiatives/_vocabulaires/roles.yml",
        "initiatives/faux.md",
    ]


def test_link_to_a_sheet_that_is_left_out_is_no_mistake_and_leads_nowhere(project: Project) -> None:
    knowledge = read(project(a=sheet("[Un mot](b.md) et [un autre](c.md)."), b=sheet(themes="x"), c=sheet()))
    assert [each.path for each in knowledge.problems] == ["initiatives/b.md"]
    html = knowledge.catalogue.by_id["a"].sections[0].html
    assert "Un mot" in html
    assert html.count("<a ") == 1


def test_mistakes_between_sheets_have_their_line(project: Project) -> None:
    knowledge = read(
        project(a=sheet(alias=["ancien", "b"]), b=sheet(), c=sheet(porteur="Centre social Les Tilleul"))
    )
    assert [(each.path, each.line, each.field, each.severity) for each in knowledge.problems] == [
        ("initiatives/a.md", 8, "alias", "error"),
        ("initiatives/c.md", 7, "porteur", "warning"),
    ]


def test_one_process_or_two_read_the_same(project: Project) -> None:
    root = project(faux=sheet(themes="jeunesses"))
    generate(root / "initiatives", 80)
    one, two = read(root), read(root, processes=2)
    assert one.problems == two.problems
    assert one.catalogue.initiatives == two.catalogue.initiatives
    assert one.catalogue.postings == two.catalogue.postings
