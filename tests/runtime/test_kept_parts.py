"""Parts of a large file are taken from the published one, as long as it is the one that is known."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from partage.runtime.cache import Cache
from partage.runtime.kept_parts import Around, KeptParts, PartedFile

AROUND = Around("[", ",", "]")


class Files:
    """A site with one file, and what was made of it again."""

    def __init__(self, root: Path) -> None:
        self.root, self.inputs, self.made = root, {"v1/a": ("engine", "")}, []
        (root / "site/v1").mkdir(parents=True)

    def build(self, *parts: str, engine: str = "engine", publishes: bool = True) -> str:
        def made(part: str) -> str:
            self.made.append(part)
            return part

        self.made = []
        kept = KeptParts(Cache(self.root), self.root / "site", self.inputs.get, engine.encode())
        file = PartedFile("v1/a", "+".join(parts), AROUND, kept)
        for part in parts:
            file.add(part.encode(), partial(made, part))
        with file.taken() as taken:
            content = taken.read()
        if publishes:
            (self.root / "site/v1/a").write_bytes(content)
            self.inputs["v1/a"] = (engine.encode(), "+".join(parts))  # type: ignore[assignment]
        assert content.decode() == f"[{','.join(filter(None, parts))}]"
        return content.decode()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_only_what_changed_is_made(files: Files) -> None:
    files.build("un", "", "trois")
    assert files.made == ["un", "", "trois"]
    files.build("un", "", "quatre", "trois")
    assert files.made == ["quatre"]
    files.build("", "trois")
    assert files.made == []


def test_nothing_is_taken_from_another_file_than_the_one_that_is_known(files: Files) -> None:
    files.build("un", "deux")
    # A build that failed: what is known is not what is published.
    files.build("zéro", "un", "deux", publishes=False)
    files.build("un", "deux")
    assert files.made == ["un", "deux"]
    files.build("un", "deux", engine="another", publishes=False)
    files.build("un", "deux", engine="another")
    assert files.made == ["un", "deux"]
    for other in (b"", ((b"another", "un"),), (b"another", "un", [], [])):
        for entry in (files.root / ".cache/partage/parts").iterdir():
            Cache(files.root).write_value(f"partage/parts/{entry.name}", other)
        files.build("un", "deux", engine="another", publishes=False)
        assert files.made == ["un", "deux"]
    files.inputs.clear()
    files.build("un", "deux", engine="another")
    assert files.made == ["un", "deux"]


def test_what_is_damaged_or_ends_too_early_gives_nothing(files: Files) -> None:
    files.build("un", "deux")
    (files.root / "site/v1/a").write_bytes(b"[nu,deux]")
    files.build("un", "deux")
    assert files.made == ["un"]
    with (files.root / "site/v1/a").open("r+b") as published:
        published.truncate(4)
    files.build("un", "deux", publishes=False)
    assert files.made == ["deux"]
    (files.root / "site/v1/a").unlink()
    files.build("un", "deux")
    assert files.made == ["un", "deux"]
