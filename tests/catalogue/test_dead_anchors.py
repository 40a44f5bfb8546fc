"""Links to a heading of another sheet."""

from __future__ import annotations

from partage.catalogue.consistency import dead_anchors
from tests.catalogue.test_knowledge_base import read, told
from tests.conftest import Project
from tests.samples import initiative, sheet, spaced

JARDIN = "## Résultats et effets\n\nBien.\n\n### Les freins\n\nPeu."


def said(*bodies: str, **fields: object) -> list[tuple[str, str]]:
    jardin = initiative("conseil-citoyen-haut-gap", JARDIN, **fields)
    velos = initiative("velos", "\n\n".join(bodies))
    return [(str(place[1]), spaced(sentence)) for _, place, sentence in dead_anchors([velos, jardin])]


def test_a_heading_that_is_there_at_any_level_is_right() -> None:
    target = "conseil-citoyen-haut-gap.md"
    for anchor in ("resultats-et-effets", "s-les-freins", "Les freins", "Les%20freins", "les-FREINS"):
        assert said(f"[a](<{target}#{anchor}>)") == []


def test_a_heading_that_is_not_there_is_told_with_the_nearest() -> None:
    target = "conseil-citoyen-haut-gap.md"
    assert said(f"Voir [a]({target}#les-frein).") == [
        (
            f"{target}#les-frein",
            "aucun titre de « conseil-citoyen-haut-gap » n’a l’adresse « #les-frein » ; vouliez-vous dire « #s-les-freins » ?",
        )
    ]
    assert len(said(f"[a]({target}#x) [b]({target}#x) [c]({target}#y)")) == 2


def test_a_section_that_only_the_fields_fill_is_a_heading() -> None:
    link = "[a](conseil-citoyen-haut-gap.md#ressources)"
    assert len(said(link)) == 1
    assert said(link, documents=[{"titre": "Le bilan", "url": "https://exemple.org/"}]) == []


def test_nothing_is_said_of_a_sheet_that_is_left_out() -> None:
    velos = initiative("velos", "[a](conseil-citoyen-haut-gap.md#x)")
    assert list(dead_anchors([velos])) == []


def test_the_sheet_is_left_out_and_its_line_told(project: Project) -> None:
    root = project(jardin=sheet(JARDIN), velos=sheet("Un.\n\nVoir [a](jardin.md#freins-du-debut)."))
    knowledge = read(root)
    assert list(knowledge.catalogue.by_id) == ["jardin"]
    assert told(knowledge) == [
        "initiatives/velos.md:12: texte : aucun titre de « jardin » n’a l’adresse « #freins-du-debut »"
    ]
