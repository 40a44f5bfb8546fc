"""Results that are kept while they are used, and while what they are made with is the same."""

from __future__ import annotations

from pathlib import Path

from partage.runtime.cache import Cache
from partage.runtime.kept_results import KeptResults


def test_a_result_is_made_again_when_anything_that_it_is_made_from_changes(tmp_path: Path) -> None:
    made: list[str] = []

    def build(*given: str, made_with: bytes = b"1", forgotten: str = "") -> list[str]:
        def make(text: str) -> str:
            made.append(text)
            return text.upper()

        made.clear()
        kept = KeptResults(Cache(tmp_path), "partage/pages/x", made_with)
        assert [kept.made("page", each, lambda each=each: make(each)) for each in given] == [  # type: ignore[misc]
            each.upper() for each in given
        ]
        kept.forget("page", forgotten)
        kept.keep()
        return [*made]

    assert build("a", "b") == ["a", "b"]
    assert build("a", "b", forgotten="b") == []
    assert build("a", "b") == ["b"]
    assert build("a") == []
    # It was not used by the last build.
    assert build("a", "b") == ["b"]
    assert build("a", "b", made_with=b"2") == ["a", "b"]
