"""A test of the engine that looks at the published network fails, wherever it is."""

from __future__ import annotations

import pytest

from tests.own_network import ROOT, LooksAtThePublished


@pytest.mark.parametrize("path", ["mkdocs.yml", "docs/index.md", "initiatives/_vocabulaires/themes.yml"])
def test_what_the_repository_publishes_cannot_be_opened_here(path: str) -> None:
    with pytest.raises(LooksAtThePublished):
        (ROOT / path).read_bytes()


def test_nor_can_its_sheets_be_listed() -> None:
    with pytest.raises(LooksAtThePublished):
        list((ROOT / "initiatives").iterdir())


def test_what_the_engine_sends_can() -> None:
    assert (ROOT / "docs/assets/javascripts/theme.js").read_bytes()
