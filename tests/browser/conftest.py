"""The published site in a real browser, on 127.0.0.1 only."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium
from tests.browser.kinds import one_of_each_kind
from tests.browser.serving import ROOT, built, serving, visiting

STATES = (
    "rechercher/?q=habitants+relais&themes=participation-des-habitants",
    "rechercher/?q=zzzz&methodes=tirage-au-sort",
    "en/rechercher/?q=youth",
    "comparer/?fiches=groupe-d-habitants-relais,conseil-citoyen-haut-gap,rencontre-marseille-gap-2018",
    "comparer/?fiches=Pas-une-fiche",
    "nulle-part/",
)
"""Pages that an address alone shows."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests last: the threads of the server would keep the builds of others in one process."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site."""
    return built(ROOT, tmp_path_factory.mktemp("published") / "site")


@pytest.fixture(scope="session")
def site(published: Path) -> Iterator[str]:
    """Its address."""
    with serving(published) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(published: Path) -> list[str]:
    """A page of each kind of that site, and what addresses alone show."""
    return [*one_of_each_kind(published), *STATES]


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the real sheets and those of the search's corpus."""
    root = tmp_path_factory.mktemp("corpus") / "project"
    for name in ("docs", "initiatives", "hooks"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for sheet in (ROOT / "tests/corpus/recherche").glob("*.md"):
        shutil.copy(sheet, root / "initiatives")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return built(root, root / "site", PARTAGE_LANGUAGES="fr")


@pytest.fixture(scope="session")
def corpus_site(corpus_folder: Path) -> Iterator[str]:
    """Its address."""
    with serving(corpus_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a missing browser is a failure, since a skipped test hides."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open pages of the project's own site as a visitor does."""
    with visiting(browser, site) as open_page:
        yield open_page


@pytest.fixture
def visit_corpus(browser: Browser, corpus_site: str) -> Iterator[Callable[..., Page]]:
    """The same, of the site of the search's corpus."""
    with visiting(browser, corpus_site) as open_page:
        yield open_page
