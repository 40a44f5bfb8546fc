"""The written model of security names tests that are there, in both languages, and the same ones."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
PAGES = ("securite.md", "securite.en.md")


def named(page: str) -> list[tuple[str, str]]:
    return NAMED.findall((ROOT / "docs/contribuer" / page).read_text("utf-8"))


def test_every_promise_names_a_test_that_is_there() -> None:
    for file, test in named(PAGES[0]):
        text = (ROOT / file).read_text("utf-8")
        assert f"def {test or 'test_'}" in text, (file, test)
    assert len(named(PAGES[0])) > 20


def test_both_languages_promise_the_same() -> None:
    assert named(PAGES[0]) == named(PAGES[1])
