"""What is compared, and that the pages of sheets mark it."""

from __future__ import annotations

import pytest

from partage.sheets.fields import FrontMatter
from partage.views import comparison, sheets
from tests.samples import initiative, site
from tests.site.dom import parse

NAMES = [name for names in comparison.ROWS.values() for name in names]


def test_what_is_compared_is_told_by_a_field_and_once() -> None:
    assert set(NAMES) <= FrontMatter.model_fields.keys()
    assert len(NAMES) == len(set(NAMES))


FULL = {
    "nature": "projet",
    "lieu": "La Maison du quartier",
    "debut": "2024",
    "duree": "un an",
    "echelle": "quartier",
    "publics": "habitants",
    "publics_absents": "Les jeunes de plus de 16 ans.",
    "methodes": "tirage-au-sort",
    "freins": [
        {"texte": "Personne n’avait le temps.", "facteur": "temps-equipe", "contournement": "En été."}
    ],
    "leviers": [{"texte": "Un local ouvert.", "facteur": "lieu-materiel"}],
    "enseignements": ["Commencer petit."],
    "a_refaire": "Commencer plus tôt.",
}


@pytest.fixture(scope="module")
def marks() -> dict[str, str]:
    sheet = initiative(**FULL)
    page = parse(sheets.body(site(sheet), sheet))
    return {node.attributes["data-row"]: node.text for node in page.walk() if "data-row" in node.attributes}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("stage", "En cours"),
        ("territories", "Gap 41 293 habitants en 2023 (Insee)"),
        ("place", "La Maison du quartier"),
        ("lead", "Centre social Les Tilleuls"),
        ("missing_audiences", "Les jeunes de plus de 16 ans."),
        ("obstacles", "Personne n’avait le temps."),
        ("obstacles", "En été."),
        ("levers", "Un local ouvert."),
        ("lessons", "Commencer petit."),
        ("next_time", "Commencer plus tôt."),
    ],
)
def test_the_page_of_a_sheet_marks_what_is_compared(name: str, words: str, marks: dict[str, str]) -> None:
    assert words in marks[name].replace("\u202f", " ")


def test_a_text_that_tells_a_section_is_marked() -> None:
    sheet = initiative("x", "## Freins, leviers, contournements\n\nOn a manqué de temps.")
    page = parse(sheets.body(site(sheet), sheet))
    told = next(node for node in page.walk() if node.attributes.get("data-told") == "freins")
    assert told.text == "On a manqué de temps."


def test_the_page_explains_itself_without_script() -> None:
    page = parse(comparison.body(site()))
    assert "JavaScript" in page.text
    assert {"../initiatives/", "../themes/"} <= {link.attributes["href"] for link in page.all("a")}
