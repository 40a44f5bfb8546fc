"""A site built once with a sheet that has everything, and pages that tell what goes wrong in them."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.serving import ROOT, build, launched, served

Scheme = Literal["light", "dark"]
Opens = Callable[..., Page]
MISSING = "nulle-part/"
"""An address that the site has not."""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests last: the threads of the server would keep the builds of others in one process."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, with one more sheet, that fills every field."""
    root = tmp_path_factory.mktemp("project")
    for name in ("hooks", "docs"):
        (root / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "initiatives", root / "initiatives")
    shutil.copy(Path(__file__).with_name("jardin-tres-complet.md"), root / "initiatives")
    images = root / "initiatives/images"
    images.mkdir(exist_ok=True)
    (images / "jardin.png").write_bytes(base64.b64decode(DOT))
    build(root, root / "site")
    return root / "site"


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launched(playwright)
        yield running
        running.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser, home: str) -> Iterator[Callable[[int, Scheme, bool], BrowserContext]]:
    """Gives the context of a width, a colour scheme, with or without JavaScript: made once, used again."""
    made: dict[tuple[int, Scheme, bool], BrowserContext] = {}

    def context(width: int, scheme: Scheme, javascript: bool) -> BrowserContext:
        key = (width, scheme, javascript)
        if key not in made:
            made[key] = browser.new_context(
                base_url=home,
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
                java_script_enabled=javascript,
                locale="fr-FR",
            )
        return made[key]

    yield context
    for each in made.values():
        each.close()


@pytest.fixture
def opens(
    contexts: Callable[[int, Scheme, bool], BrowserContext], home: str, problems: list[str]
) -> Iterator[Opens]:
    """Opens an address in a new page; what goes wrong there fails the test at its end."""
    pages: list[Page] = []

    def open_page(
        address: str = "", width: int = 1280, scheme: Scheme = "light", *, javascript: bool = True
    ) -> Page:
        page = contexts(width, scheme, javascript).new_page()
        pages.append(page)
        page.on("console", lambda message: problems.extend(_complaint(message)))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("request", lambda request: problems.extend(_elsewhere(request, home)))
        page.goto(address)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert problems == []


@pytest.fixture
def problems() -> list[str]:
    """What went wrong in the pages of the test: errors, violations of the policy, requests to other origins."""
    return []


def _complaint(message: ConsoleMessage) -> Iterator[str]:
    # The browser tells of a missing page, which is what the test asked for.
    expected = message.location["url"].endswith(MISSING)
    if message.type in ("error", "warning") and not expected:
        yield f"{message.type}: {message.text}"


def _elsewhere(request: Request, home: str) -> Iterator[str]:
    if not request.url.startswith((home, "data:")):
        yield f"request to another origin: {request.url}"
