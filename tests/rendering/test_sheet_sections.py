"""The sections of a sheet: every heading that somebody wrote, each identifier once."""

from __future__ import annotations

from partage.rendering.components import SectionView
from partage.rendering.sheet_sections import section_views
from tests.samples import initiative, site

DOCUMENTS = [{"titre": "Le service", "url": "https://exemple.org/"}]


def views(body: str, **fields: object) -> list[SectionView]:
    sheet = initiative("x", body, **fields)
    return section_views(site(sheet), sheet, "../../")


def test_a_heading_with_nothing_under_it_is_shown() -> None:
    top = "Voici.\n\n### 10. Petit\n\n### 9. Deux sens\n\n### 8. Le nom\n\nUn mot.\n\n## 7. Fin"
    assert [view.title for view in views(top)] == ["", "10. Petit", "9. Deux sens", "8. Le nom", "7. Fin"]


def test_a_heading_over_another_one_is_shown() -> None:
    shown = views("## Bilan\n\n### Ressources\n\nUn texte.\n\n# Annexes\n\n## Plan")
    assert [view.title for view in shown] == ["Bilan", "Annexes", "Plan"]
    assert "Ressources</h3>" in shown[0].html


def test_a_guided_heading_that_nobody_answered_is_not() -> None:
    assert [view.title for view in views("## Origine\n\n## Suites\n\nDepuis.")] == ["Suites"]


def test_an_identifier_of_the_text_is_not_taken_again() -> None:
    twins = views("## Bilan\n\n### Ressources\n\nUn.\n\n### Ressources\n\nDeux.", documents=DOCUMENTS)
    assert [view.id for view in twins] == ["s-bilan", "s-ressources-3"]
    assert [view.id for view in views("## Bilan\n\nUn.", documents=DOCUMENTS)] == ["s-bilan", "s-ressources"]
    assert [view.id for view in views("## Ressources\n\nUn.", documents=DOCUMENTS)] == ["s-ressources"]
