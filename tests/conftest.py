"""What many tests start from."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from partage.reference.reference_data import ReferenceData
from partage.text.translation import speak
from tests.browser.chromium import chromium
from tests.own_network import OwnNetwork
from tests.samples import base_references, write_project

Project = Callable[..., Path]


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests a key of the cache of their own, and their subprocesses too; keep them to their own networks."""
    config.pluginmanager.register(OwnNetwork())
    # Those of pytest-xdist have that of the process that started them: they share what they build.
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="partage-state-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True))


LONGEST = (
    "test_fuzz.py", "test_storage_failures.py", "test_incremental.py", "test_publishing_failures.py", "test_build.py",
    "test_every_page.py", "test_sheet_form.py", "test_search_page.py", "test_hostile_visits.py", "test_form_drafts.py",
    "test_pictures.py", "test_printing.py", "test_ways_in.py", "test_completing.py", "test_form_twins.py",
)  # fmt: skip
"""Files whose tests take longest: begun first, so that no process is left alone with one at the end."""


def _turn(item: pytest.Item) -> tuple[bool, int]:
    name = item.path.name
    return (
        # Last: the threads that drive a browser would keep the builds of others in one process.
        item.get_closest_marker("browser") is not None,
        LONGEST.index(name) if name in LONGEST else len(LONGEST),
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the order in which processes take them, a file at a time."""
    items.sort(key=_turn)


def pytest_collection_finish() -> None:
    """Look no more for cycles among what is there for good: each build is followed by a look (`site/building`)."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _in_french() -> None:
    """Messages are in French, whatever base was built before."""
    speak("fr")


@pytest.fixture
def references() -> ReferenceData:
    """The vocabularies of the base of the tests."""
    return base_references()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Draws a project of the given sheets: `project(jardin=sheet())`."""
    return lambda **sheets: write_project(tmp_path, sheets)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a missing browser is a failure, since a skipped test hides."""
    with chromium() as browser:
        yield browser
