"""What many tests start from."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from partage.reference.reference_data import ReferenceData
from tests.samples import real_references, write_project

Project = Callable[..., Path]


def pytest_configure(config: pytest.Config) -> None:
    """Give the tests a key of the cache of their own, and their subprocesses too."""
    os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="partage-state-")
    config.add_cleanup(lambda: shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True))


def pytest_collection_finish() -> None:
    """Look no more for cycles among what is there for good: each build is followed by a look (`site/building`)."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def references() -> ReferenceData:
    """The vocabularies of the project itself."""
    return real_references()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Draws a project of the given sheets: `project(jardin=sheet())`."""
    return lambda **sheets: write_project(tmp_path, sheets)
