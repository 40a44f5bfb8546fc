"""What is slow to make is made once."""

from __future__ import annotations

from pathlib import Path

from partage.sharing.kept import kept


class Maker:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return b"fait"


def test_made_once_then_kept_with_nothing_beside_it(tmp_path: Path) -> None:
    make = Maker()
    path = tmp_path / "a/b/c.png"
    assert [kept(path, make), kept(path, make)] == [b"fait", b"fait"]
    assert make.times == 1
    assert list(path.parent.iterdir()) == [path]


def test_what_is_damaged_is_made_again(tmp_path: Path) -> None:
    make = Maker()
    path = tmp_path / "c.png"
    kept(path, make)
    whole = path.read_bytes()
    for damaged in (b"", whole[:-1], whole[:-1] + b"x", b"x" + whole[1:]):
        path.write_bytes(damaged)
        assert kept(path, make) == b"fait"
        assert path.read_bytes() == whole
    assert make.times == 5


def test_where_nothing_can_be_written_it_is_made_each_time(tmp_path: Path) -> None:
    make = Maker()
    (tmp_path / "a").write_text("a file, where a folder should be")
    assert [kept(tmp_path / "a/c.png", make), kept(tmp_path / "a/c.png", make)] == [b"fait", b"fait"]
    assert make.times == 2
