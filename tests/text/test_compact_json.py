"""JSON without spaces, written in one way."""

from __future__ import annotations

from pathlib import Path

from partage.text import compact_json as module
from partage.text.compact_json import compact_json

HOOKS = Path(module.__file__).parents[2]


def test_no_space_and_letters_as_they_are() -> None:
    assert compact_json({"b": [1, "é « »"], "a": None}) == '{"b":[1,"é « »"],"a":null}'


def test_nothing_else_writes_it() -> None:
    assert [path.name for path in HOOKS.rglob("*.py") if '"separators"' in path.read_text("utf-8")] == [
        "compact_json.py"
    ]
