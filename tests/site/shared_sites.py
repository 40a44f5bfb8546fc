"""Sites built once for all tests and all their processes, at the moment of the tests of sites."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.shared import shared
from tests.site.building import BASE, CORPUS, Built, build, build_environment, project

T = TypeVar("T")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """Return what *make* makes of a folder of that *name*, once for all, before any test has begun."""
    with build_environment():
        return shared(factory, name, make)


def seventy_sheets(factory: pytest.TempPathFactory) -> Built:
    """The sheets of the base and those of the search's corpus, whose terms cross, in French, strictly."""

    def make(folder: Path) -> Built:
        root = project(folder, BASE, site_url="https://partage.exemple/", extra={"languages": "fr"})
        for sheet in (CORPUS / "recherche").glob("*.md"):
            shutil.copy(sheet, root / "initiatives")
        return build(root)

    return once(factory, "seventy", make)
