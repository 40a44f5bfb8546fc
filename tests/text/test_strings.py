"""Both languages have the same strings, and none of them is unused."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from partage.catalogue.facets import FACETS
from partage.sheets.fields import LEVELS
from partage.text.strings import strings

PACKAGE = Path(__file__).parents[2] / "hooks/partage"
FRENCH, ENGLISH = strings("fr").table, strings("en").table


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_both_locales_have_the_same_keys() -> None:
    assert list(FRENCH) == list(ENGLISH)


@pytest.mark.parametrize("key", FRENCH)
def test_both_locales_have_the_same_placeholders(key: str) -> None:
    assert placeholders(FRENCH[key]) == placeholders(ENGLISH[key])


def test_every_key_that_is_asked_for_exists() -> None:
    asked = set()
    for path in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.jinja")]:
        asked |= set(re.findall(r"(?:\bt|strings)\(\s*[\"']([\w.+-]+)[\"']", path.read_text("utf-8")))
    assert asked
    # A key that ends with a dot is completed at run time.
    assert {key for key in asked if not key.endswith(".")} - set(FRENCH) == set()


def test_every_facet_and_level_has_its_words() -> None:
    needed = {
        f"facet.{facet.id}.{part}" for facet in FACETS for part in ("title", "description", "one", "crossing")
    }
    needed |= {f"guide.level.{level}" for level in set(LEVELS.values())}
    assert needed <= set(FRENCH)


def test_french_counts_nothing_as_one_and_english_as_many() -> None:
    assert strings("fr").counted("count.initiatives", 0) == "0 initiative"
    assert strings("en").counted("count.initiatives", 0) == "0 initiatives"
    assert strings("fr").counted("count.initiatives", 12000) == "12\u202f000 initiatives"
