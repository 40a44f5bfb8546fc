"""The pages of a site, of which one of each kind is looked at."""

from __future__ import annotations

from pathlib import Path

from tests.browser.kinds import enough_for_each_element, one_of_each_kind


def written(folder: Path, *addresses: str, longest: str = "") -> Path:
    for address in addresses:
        (folder / address).mkdir(parents=True, exist_ok=True)
        (folder / address / "index.html").write_text("<p>" + "x" * (address == longest), "utf-8")
    return folder


def test_of_pages_made_in_number_the_longest_is_looked_at(tmp_path: Path) -> None:
    sheets = [f"initiatives/{name}/" for name in "abcd"]
    found = one_of_each_kind(written(tmp_path, "", "initiatives/", *sheets, longest="initiatives/c/"))
    assert found == ["", "initiatives/", "initiatives/c/"]


def test_few_pages_are_each_of_a_kind(tmp_path: Path) -> None:
    found = one_of_each_kind(written(tmp_path, "", "proposer/", "proposer/grille/", "comparer/"))
    assert found == ["", "comparer/", "proposer/", "proposer/grille/"]


def test_folders_in_number_are_of_a_kind_too(tmp_path: Path) -> None:
    terms = [f"recueil/{facet}/{term}/" for facet in "abc" for term in "123"]
    assert one_of_each_kind(written(tmp_path, *terms, longest="recueil/b/2/")) == ["recueil/b/2/"]


def test_another_edition_is_looked_at_where_its_words_differ_most(tmp_path: Path) -> None:
    pages = [f"en/{name}/" for name in ("themes", "territoires", "rechercher", "methodes")]
    assert one_of_each_kind(written(tmp_path, "", "en/", *pages)) == ["", "en/", "en/rechercher/"]


def test_a_page_that_leads_elsewhere_is_none(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<meta http-equiv="refresh" content="0">', "utf-8")
    assert one_of_each_kind(tmp_path) == []


def test_a_page_made_of_what_others_are_made_of_is_left_out(tmp_path: Path) -> None:
    pages = {
        "a/": '<main><ul><li class="x">A</li></ul><p>B</p></main>',
        "b/": '<main><ul><li class="x">C</li><li class="x">D</li></ul></main>',
        "c/": '<main><ul><li class="x y">E</li></ul></main>',
        "d/": '<main><ul><li class="x" role="tab">F</li></ul></main>',
        "e/": '<main><div><li class="x">G</li></div></main>',
    }
    for address, html in pages.items():
        (tmp_path / address).mkdir()
        (tmp_path / address / "index.html").write_text(html, "utf-8")
    assert enough_for_each_element(tmp_path, [*pages]) == ["a/", "c/", "d/", "e/"]
