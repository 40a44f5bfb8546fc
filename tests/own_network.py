"""The engine's tests look at networks of their own, never at the one that the repository publishes.

A network that takes the engine up changes its sheets, its lists, its pages and its settings: a test that opened one of
them would fail there. Here it fails at once, whoever publishes. `tests/network` alone is about what is published.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
_PUBLISHED = tuple(f"{ROOT / name}{os.sep}" for name in ("initiatives", "docs"))
_SETTINGS = str(ROOT / "mkdocs.yml")
_ASSETS = f"{ROOT / 'docs/assets'}{os.sep}"
"""Scripts and stylesheets are the engine's."""
_ABOUT_IT = ROOT / "tests/network"


class LooksAtThePublished(AssertionError):
    """A test of the engine opens a file of the network that the repository publishes."""


def is_of_the_published(path: str, event: str) -> bool:
    """Whether *path*, absolute, is a sheet, a list, a page or the settings of the repository's own network.

    So is the repository's root where it is opened, since what is in it is then read from there.
    """
    inside = f"{path}{os.sep}"
    if event == "open" and path == str(ROOT):
        return True
    return path == _SETTINGS or (inside.startswith(_PUBLISHED) and not inside.startswith(_ASSETS))


class OwnNetwork:
    """The plugin that watches what each file of tests opens, while it is read and while its tests run."""

    def __init__(self) -> None:
        self._watches = False
        sys.addaudithook(self._seen)

    def _seen(self, event: str, values: tuple[object, ...]) -> None:
        if self._watches and event in ("open", "os.scandir", "os.listdir"):
            path = values[0]
            # A relative one is mostly inside a folder that is open, whose own path was seen.
            if isinstance(path, str) and path.startswith(os.sep) and is_of_the_published(path, event):
                raise LooksAtThePublished(
                    f"{path}: only tests/network may look at the network that is published"
                )

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, object, object]:
        """Watch a file of tests while it is imported."""
        self._watches = isinstance(collector, pytest.Module) and not collector.path.is_relative_to(_ABOUT_IT)
        try:
            return (yield)
        finally:
            self._watches = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Watch a test and what it starts from."""
        self._watches = not item.path.is_relative_to(_ABOUT_IT)
        try:
            return (yield)
        finally:
            self._watches = False
