"""A point outside what contains its territory is remarked on, with its distance and a way out."""

from __future__ import annotations

import pytest

from partage.catalogue.knowledge_base import read_knowledge_base
from tests.conftest import Project
from tests.samples import sheet, spaced


def remarks(project: Project, point: str, parent: str = "05061 Gap") -> list[str]:
    root = project(jardin=sheet())
    file = root / "initiatives/_vocabulaires/territoires.yml"
    own = (
        f'- id: puymaure\n  nom: <b>Puymaure</b>\n  type: quartier\n  parent: "{parent}"\n  point: {point}\n'
    )
    file.write_text(own, "utf-8")
    knowledge = read_knowledge_base(root, root / "initiatives")
    assert knowledge.errors == []
    return [spaced(str(problem)) for problem in knowledge.problems]


@pytest.mark.parametrize("point", ["{lat: 44.56, lon: 6.08}", "{lat: 44.58, lon: 6.0757}"])
def test_a_point_inside_is_no_problem(project: Project, point: str) -> None:
    assert remarks(project, point) == []


def test_a_point_outside_is_a_remark_with_its_distance(project: Project) -> None:
    assert remarks(project, "{lat: 43.3, lon: 5.38}") == [
        "initiatives/_vocabulaires/territoires.yml:5: point : le point de « <b>Puymaure</b> » est à 144 km de « Gap », "
        "qui le contient ; écrivez un point qui y soit, par exemple « point: {lat: 44.580, lon: 6.076} », ou retirez "
        "cette ligne"
    ]


def test_latitude_and_longitude_exchanged_are_recognised(project: Project) -> None:
    [remark] = remarks(project, "{lat: 6.08, lon: 44.56}")
    assert "latitude et longitude sont échangées" in remark


def test_a_parent_without_an_outline_says_nothing(project: Project) -> None:
    assert remarks(project, "{lat: 0, lon: 0}", "departement-975") == []
