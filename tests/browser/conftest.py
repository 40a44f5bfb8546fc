"""The published site in a real browser, on 127.0.0.1 only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.serving import ROOT, built, serving, visiting

# Without these, Chromium calls its makers at each start.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")


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
    path = os.environ.get("PARTAGE_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("Chromium est introuvable ; sur Debian ou Ubuntu : apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


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
