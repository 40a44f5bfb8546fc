"""What the menus of a network hold, whoever wrote them: its own `nav`, or MkDocs from the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Navigation, get_navigation

from adapter.content import prune
from partage.build.routes import generated_pages
from partage.catalogue.site import Site
from partage.rendering.rooms import MIN_ENTRIES
from partage.runtime.cache import Cache
from partage.runtime.kept_results import KeptResults
from tests.samples import initiative, site

NOTHING_KEPT = KeptResults(Cache(None), "", b"")
LESSONS = "enseignements/index.md"
THEIRS = [
    {"Bienvenue": "index.md"},
    {"Nos leçons": LESSONS},
    {"Savoirs": [{"Promesses": ["suites/index.md"]}, {"Ce que nous constatons": "constats/index.md"}]},
]


def telling(lessons: int) -> Site:
    return site(initiative("a", enseignements=[f"Appris {number}." for number in range(lessons)]))


Menus: TypeAlias = Callable[[Site, list[Any] | None], Navigation]


@pytest.fixture
def menus(tmp_path: Path) -> Menus:
    """The menus of a site, from the `nav` of its network, which may have none."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Un autre réseau\nplugins: []\n", "utf-8")

    def made(here: Site, nav: list[Any] | None) -> Navigation:
        for name, title in {"index.md": "Accueil", **generated_pages(here)}.items():
            (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "docs" / name).write_text(f"# {title}", "utf-8")
        config = load_config(str(tmp_path / "mkdocs.yml"), nav=nav)
        found = get_navigation(get_files(config), config)
        prune(found, SimpleNamespace(site=here, bodies=NOTHING_KEPT))  # type: ignore[arg-type]
        return found

    return made


def sources(items: list[Any]) -> Iterator[str]:
    for item in items:
        yield from [item.file.src_uri] if item.is_page else sources(item.children)


@pytest.mark.parametrize("nav", [THEIRS, None], ids=["written", "generated"])
def test_a_page_is_in_a_menu_once_it_has_three_entries(menus: Menus, nav: list[Any] | None) -> None:
    few, enough = (menus(telling(count), nav) for count in (MIN_ENTRIES - 1, MIN_ENTRIES))
    assert set(sources(enough.items)) - set(sources(few.items)) == {LESSONS}
    assert {"suites/index.md", "constats/index.md"}.isdisjoint(sources(enough.items))
    for made in (few, enough):
        assert {page.file.src_uri for page in made.pages} == set(sources(made.items))
        neighbours = [each for page in made.pages for each in (page.previous_page, page.next_page) if each]
        assert {each.url for each in neighbours} <= {page.url for page in made.pages}


def test_a_section_that_is_left_empty_is_no_line_of_a_menu(menus: Menus) -> None:
    assert [item.title for item in menus(telling(1), THEIRS).items] == ["Bienvenue"]
