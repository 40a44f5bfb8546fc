"""Tags go, the words stay."""

from __future__ import annotations

from pathlib import Path

from partage.text import tags
from partage.text.tags import without_tags

HOOKS = Path(tags.__file__).parents[2]


def test_words_stay_as_they_are_written() -> None:
    html = '<p class="a\nb">Un <em>jardin</em> &amp; un four<br/></p>'
    assert without_tags(html) == "Un jardin &amp; un four"
    assert without_tags("un<br>deux", " ") == "un deux"
    assert without_tags("1 < 2") == "1 < 2"


def test_tags_are_recognised_in_one_place() -> None:
    pattern = f're.compile(r"{tags.TAG.pattern}")'
    assert [path.name for path in HOOKS.rglob("*.py") if pattern in path.read_text("utf-8")] == ["tags.py"]
