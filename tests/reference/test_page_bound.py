"""What one sheet may cause to be published is bounded, and the bound is set in the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.catalogue.knowledge_base import read_knowledge_base
from partage.reference.page_bound import MAX_PAGES_PER_SHEET, PageBound, page_bound
from partage.runtime.cache import Cache
from partage.runtime.configuration import configured
from partage.settings.checking import wrong_settings
from tests.samples import checked, sheet, spaced, write_project

MANY = {
    "acteurs": [f"Acteur {number}" for number in range(60)],
    "financeurs": [f"Financeur {number}" for number in range(40)],
    "alias": [f"ancien-{number}" for number in range(20)],
}


def test_pages_are_counted_in_all_editions_with_what_counts() -> None:
    bound = PageBound(most=10, editions=2)
    assert bound.excess(1, {"theme": ["a", "b"], "year": ["2024"]}) == ""
    said = bound.excess(1, {"theme": ["a", "b"], "year": ["2024", "2025", "2025"]})
    assert "jusqu’à 12 pages (la sienne, 1 pour ses anciennes adresses, 4 pour les termes" in said
    assert "en 2 langues), c’est trop (10 au plus)" in said


def test_what_holds_a_place_or_a_theme_has_a_page_too(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[dict[str, set[str]]] = []
    monkeypatch.setattr(PageBound, "excess", lambda _, former, terms: seen.append(terms) or "")
    assert checked().right
    assert {"gap-05061", "departement-05", "region-93"} < seen[0]["territory"]
    assert len(seen[0]["theme"]) == 2


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("", PageBound(MAX_PAGES_PER_SHEET, 1)),
        ("extra:\n  pages_per_sheet: 500\n  languages: fr en", PageBound(500, 2)),
        ("extra:\n  languages: !ENV [L, 'fr en']", PageBound(MAX_PAGES_PER_SHEET, 1)),
        ("extra: [", PageBound(MAX_PAGES_PER_SHEET, 1)),
        ("extra: 3", PageBound(MAX_PAGES_PER_SHEET, 1)),
    ],
)
def test_bound_is_set_in_the_configuration(text: str, bound: PageBound) -> None:
    assert page_bound(configured(text, {"L": "fr"})) == bound


def test_a_bound_that_is_no_number_is_said_and_the_usual_one_holds() -> None:
    for asked in ("beaucoup", -1, 0, 1.5, None, True):
        assert page_bound({"extra": {"pages_per_sheet": asked}}).most == MAX_PAGES_PER_SHEET
        if asked is not None:
            assert [key for key, _ in wrong_settings({"extra": {"pages_per_sheet": asked}})] == [
                "extra.pages_per_sheet"
            ]


def test_a_sheet_beyond_the_bound_is_left_out_with_the_count_and_the_rest_goes_on(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"beaucoup": sheet(**MANY), "jardin": sheet("[Voir](beaucoup.md)")})
    (root / "mkdocs.yml").write_text("extra:\n  languages: fr en\n  pages_per_sheet: 200\n", "utf-8")
    knowledge = read_knowledge_base(root, root / "initiatives", kept=Cache(root))
    assert [each.id for each in knowledge.catalogue.initiatives] == ["jardin"]
    assert "beaucoup" not in knowledge.catalogue.by_id["jardin"].sections[0].html
    [problem] = knowledge.errors
    said = spaced(str(problem))
    assert said.startswith("initiatives/beaucoup.md:1: cette fiche ferait publier jusqu’à 2")
    assert "c’est trop (200 au plus) ; gardez" in said
    # What is known of the sheet depends on the bound.
    (root / "mkdocs.yml").write_text("extra:\n  languages: fr en\n  pages_per_sheet: 400\n", "utf-8")
    again = read_knowledge_base(root, root / "initiatives", kept=Cache(root))
    assert len(again.catalogue.initiatives) == 2
