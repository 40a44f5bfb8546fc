"""The published site in a real browser, on 127.0.0.1 only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.kinds import enough_for_each_element, one_of_each_kind
from tests.browser.serving import Visit, built, dated, serving, visiting
from tests.samples import ROOT
from tests.shared import shared
from tests.site.building import BASE, project
from tests.site.shared_sites import seventy_sheets

STATES = (
    "rechercher/?q=habitants+relais&themes=participation-des-habitants",
    "rechercher/?q=zzzz&methodes=tirage-au-sort",
    "en/rechercher/?q=youth",
    "comparer/?fiches=groupe-d-habitants-relais,conseil-citoyen-haut-gap,rencontre-marseille-gap-2018",
    "comparer/?fiches=Pas-une-fiche",
    "nulle-part/",
    "integrer/?acteurs=ville-de-gap",
    "integrer/liste/?publics=habitants",
)
"""Pages that an address alone shows."""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the base."""

    def make(folder: Path) -> Path:
        root = dated(project(folder, BASE))
        return built(root, root / "site")

    return shared(tmp_path_factory, "published", make)


@pytest.fixture(scope="session")
def site(published: Path) -> Iterator[str]:
    """Its address."""
    with serving(published) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(published: Path) -> list[str]:
    """A page of each kind of that site, but those made of what others are made of, and what addresses alone show."""
    return [*enough_for_each_element(published, one_of_each_kind(published)), *STATES]


@pytest.fixture(scope="session")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of seventy sheets (`tests/site/shared_sites.py`)."""
    return seventy_sheets(tmp_path_factory).folder


@pytest.fixture(scope="session")
def english_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an English site of the sheets of the base, in French, and those of the English corpus."""

    def make(folder: Path) -> Path:
        root = project(folder, BASE)
        for sheet in (ROOT / "tests/corpus/search-en").glob("*.md"):
            shutil.copy(sheet, root / "initiatives")
        return built(root, root / "site", PARTAGE_LANGUAGES="en")

    with serving(shared(tmp_path_factory, "searched-en", make)) as address:
        yield address


@pytest.fixture(scope="session")
def corpus_site(corpus_folder: Path) -> Iterator[str]:
    """Its address."""
    with serving(corpus_folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Open pages of the base's site as a visitor does."""
    with visiting(browser, site) as open_page:
        yield open_page


@pytest.fixture
def visit_corpus(browser: Browser, corpus_site: str) -> Iterator[Visit]:
    """Open pages of the site of the search's corpus."""
    with visiting(browser, corpus_site) as open_page:
        yield open_page


@pytest.fixture
def visit_english(browser: Browser, english_site: str) -> Iterator[Visit]:
    """The same, of the English site of the search's corpus."""
    with visiting(browser, english_site) as open_page:
        yield open_page
