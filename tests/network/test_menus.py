"""The menus of this network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.samples import ROOT

LONGEST = 7
"""Lines of one list of a menu."""


def test_no_list_of_our_menus_is_longer_than_one_reads() -> None:
    class Loader(yaml.SafeLoader):
        """Leaves what only MkDocs understands."""

    Loader.add_multi_constructor("!", lambda *_: None)
    nav = yaml.load(Path(ROOT / "mkdocs.yml").read_text("utf-8"), Loader)["nav"]

    def lists(items: list[Any]) -> Iterator[int]:
        yield sum(
            not (isinstance(each, dict) and isinstance(next(iter(each.values())), list)) for each in items
        )
        for each in items:
            if isinstance(each, dict) and isinstance(next(iter(each.values())), list):
                yield from lists(next(iter(each.values())))

    assert max(lists(nav)) <= LONGEST
