"""What is kept is what this user kept there, or it is not there."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from partage.reference.terms import Term
from partage.runtime import cache
from partage.runtime.cache import MAX_UNUSED, BlobRef, Cache, CacheChanged, dumps, loads
from partage.runtime.fingerprint import digest
from tests.samples import initiative

NAME = "partage/mots/fr"
DIGEST_1, DIGEST_2 = "1" * 32, "2" * 32


def file_of(root: Path) -> Path:
    return root / ".cache" / NAME


def test_what_is_kept_is_read_back(tmp_path: Path) -> None:
    assert Cache(tmp_path).write(NAME, b"du texte")
    assert Cache(tmp_path).read(NAME) == b"du texte"
    assert [*file_of(tmp_path).parent.iterdir()] == [file_of(tmp_path)]


def test_a_damaged_file_is_none(tmp_path: Path) -> None:
    for spoil in (lambda d: d[:-1], lambda d: d[:-1] + b"?", lambda _: b"", lambda d: d * 2):
        Cache(tmp_path).write(NAME, dumps([1, 2, 3]))
        assert Cache(tmp_path).read_value(NAME) == [1, 2, 3]
        file_of(tmp_path).write_bytes(spoil(file_of(tmp_path).read_bytes()))
        assert Cache(tmp_path).read(NAME) is None
        assert Cache(tmp_path).read_value(NAME) is None


def test_a_file_that_another_key_wrote_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as another_machine:
        another_machine.setattr(cache, "key", lambda: b"k" * 32)
        Cache(tmp_path).write(NAME, dumps(["<script>"]))
        assert Cache(tmp_path).read_value(NAME) == ["<script>"]
    assert Cache(tmp_path).read_value(NAME) is None


def test_a_file_of_another_name_or_project_is_none(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.write("partage/mots/en", b"x")
    file_of(tmp_path).with_name("en").rename(file_of(tmp_path))
    assert kept.read(NAME) is None
    (tmp_path / "copy").mkdir()
    kept.write(NAME, b"x")
    (tmp_path / ".cache").rename(tmp_path / "copy/.cache")
    assert Cache(tmp_path / "copy").read(NAME) is None


def test_nothing_changes_in_one_that_is_only_read(tmp_path: Path) -> None:
    names = [f"x/{'a' * 32}/0", f"x/{'b' * 32}/0", f"y/{'c' * 20}.json"]
    for name in names:
        Cache(tmp_path).write(name, b"x")
    read_only = Cache(tmp_path, is_read_only=True)
    assert read_only.write(names[0], b"y") is False
    read_only.remove_siblings("x", "a" * 32)
    read_only.prune("x", 1)
    read_only.prune_unused("y", (), time.time() + 2 * MAX_UNUSED)
    assert [read_only.read(name, is_used=True) for name in names] == [b"x"] * 3


def test_nothing_is_kept_where_nothing_can_be(tmp_path: Path) -> None:
    assert Cache(None).write(NAME, b"") is False
    assert Cache(None).read(NAME) is None
    (tmp_path / ".cache/x/y").mkdir(parents=True)
    assert Cache(tmp_path).write("x/y", b"") is False
    assert [path.name for path in (tmp_path / ".cache/x").iterdir()] == ["y"]
    (tmp_path / ".cache/partage").write_text("")
    assert Cache(tmp_path).write(NAME, b"") is False
    assert Cache(tmp_path).read(NAME) is None


@pytest.mark.parametrize("linked", [".cache", ".cache/partage", ".cache/partage/mots", f".cache/{NAME}"])
def test_no_link_is_followed(tmp_path: Path, linked: str) -> None:
    root, elsewhere = tmp_path / "p", tmp_path / "elsewhere"
    elsewhere.mkdir()
    Cache(elsewhere).write(NAME, b"precious")
    before = file_of(elsewhere).read_bytes()
    (root / linked).parent.mkdir(parents=True)
    (root / linked).symlink_to(elsewhere / linked)
    kept = Cache(root)
    assert kept.read(NAME) is None
    kept.write(NAME, b"other")
    kept.prune("partage/mots", 0)
    kept.remove_siblings("partage", DIGEST_1)
    assert file_of(elsewhere).read_bytes() == before


def test_made_once_then_kept_and_again_where_nothing_is(tmp_path: Path) -> None:
    times: list[int] = []

    def make() -> bytes:
        times.append(1)
        return b"made"

    assert [Cache(tmp_path).made(NAME, make) for _ in range(2)] == [b"made"] * 2
    assert len(times) == 1
    file_of(tmp_path).write_bytes(b"damaged")
    assert [Cache(tmp_path).made(NAME, make) for _ in range(2)] == [b"made"] * 2
    assert len(times) == 2
    assert [Cache(None).made(NAME, make) for _ in range(2)] == [b"made"] * 2
    assert len(times) == 4


def test_values_of_the_knowledge_base_are_read_back() -> None:
    sheet = initiative("x", "## Suites\n\nUn texte.", debut="2020-03", sources=[{"titre": "a"}]).sheet
    value = {"a": [Term(id="a", label="A")], "b": (frozenset({1}), date(2020, 1, 1)), "c": sheet}
    assert loads(dumps(value)) == value


class Evil:
    def __reduce__(self) -> Any:
        return os.system, ("true",)


def planted(data: bytes) -> Callable[[Path], None]:
    """Write *data* as the format of an earlier version, whose digest anyone can compute, and as today's."""

    def write(root: Path) -> None:
        file_of(root).parent.mkdir(parents=True, exist_ok=True)
        file_of(root).write_bytes(b"partage1" + digest(data) + data)
        assert Cache(root).read_value(NAME) is None
        file_of(root).write_bytes(b"partage2" + digest(data) + data)

    return write


def test_a_planted_value_is_never_unpickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "loads", lambda data: pytest.fail("unpickled"))
    for data in (pickle.dumps(Evil()), dumps(["<script>"]), b""):
        planted(data)(tmp_path)
        assert Cache(tmp_path).read_value(NAME) is None


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "partage.runtime.cache.pickle",
        "partage.runtime.cache.dumps",
        "partage.runtime.cache.os.system",
    ],
)
def test_no_function_is_ever_read_back(name: str) -> None:
    module, _, attribute = name.rpartition(".")
    data = b"\x80\x04" + pickle.SHORT_BINUNICODE + bytes([len(module)]) + module.encode()
    data += (
        pickle.SHORT_BINUNICODE + bytes([len(attribute)]) + attribute.encode() + pickle.STACK_GLOBAL + b"."
    )
    with pytest.raises(pickle.UnpicklingError):
        loads(data)
    with pytest.raises(pickle.UnpicklingError):
        loads(pickle.dumps(Evil()))


def test_a_piece_that_changed_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"--sheet--")
    piece = BlobRef(str(file), 2, 5, cache.keyed_digest(b"sheet"))
    assert piece.read() == b"sheet"
    file.write_bytes(b"-sheet---")
    with pytest.raises(CacheChanged):
        piece.read()
    file.write_bytes(b"--sheet--")
    file.rename(tmp_path / "y")
    file.symlink_to("y")
    with pytest.raises(CacheChanged):
        piece.read()


def test_only_what_older_versions_kept_goes(tmp_path: Path) -> None:
    kept, folder = Cache(tmp_path), tmp_path / ".cache/partage/fiches"
    for name in (
        f"{DIGEST_1}/00",
        f"{DIGEST_1}/63",
        f"{DIGEST_2}/00",
        f"{'3' * 32}/00",
        "objects/00",
        "notes",
    ):
        kept.write(f"partage/fiches/{name}", b"")
    (folder / f"{'3' * 32}/lettre.txt").write_text("")
    kept.remove_siblings("partage/fiches", DIGEST_2)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        f"{DIGEST_2}/00",
        f"{'3' * 32}/lettre.txt",
        "objects/00",
        "notes",
    }
    kept.remove_siblings("absent", DIGEST_2)


def test_the_oldest_go_of_what_is_named_by_a_digest(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    for number in range(4):
        kept.write(f"x/{number:032}", b"")
        os.utime(tmp_path / f".cache/x/{number:032}", (number, number))
    kept.write("x/lettre.txt", b"")
    kept.prune("x", 2)
    assert sorted(path.name for path in (tmp_path / ".cache/x").iterdir()) == [
        f"{2:032}",
        f"{3:032}",
        "lettre.txt",
    ]


def test_results_that_no_build_used_for_long_go_and_nothing_else(tmp_path: Path) -> None:
    kept, folder, now = Cache(tmp_path), tmp_path / ".cache/posters", 1_800_000_000
    aged = {
        f"{'1' * 20}.png": MAX_UNUSED + 1,
        f"{'2' * 20}.png": MAX_UNUSED - 1,
        f"{'3' * 20}.png": MAX_UNUSED * 9,
        f"{'4' * 20}.webp": MAX_UNUSED + 1,
        f"{'5' * 64}.json": MAX_UNUSED + 1,
        f"{'6' * 20}.png.4321": MAX_UNUSED + 1,
        # Not named by this program.
        "affiche.png": MAX_UNUSED * 9,
        f"{'7' * 20}.svg": MAX_UNUSED * 9,
        f"x{'7' * 20}.png": MAX_UNUSED * 9,
        f"{'A' * 20}.png": MAX_UNUSED * 9,
        f"{'7' * 20}.png~": MAX_UNUSED * 9,
    }
    (folder / f"{'8' * 20}.png").mkdir(parents=True)
    (folder / f"{'9' * 20}.png").symlink_to("affiche.png")
    for name, age in aged.items():
        kept.write(f"posters/{name}", b"x")
        os.utime(folder / name, (now - age, now - age))
    os.utime(folder / f"{'8' * 20}.png", (0, 0))
    os.utime(folder / f"{'9' * 20}.png", (0, 0), follow_symlinks=False)
    kept.prune_unused("posters", {f"{'3' * 20}.png"}, now)
    assert {path.name[0] for path in folder.iterdir() if path.suffix == ".png"} == {*"238axA"}
    assert len([*folder.iterdir()]) == 8
    # A folder that is not there, or that a link stands for, is left alone.
    kept.prune_unused("pictures", set(), now)
    (tmp_path / ".cache/pictures").symlink_to("posters")
    kept.prune_unused("pictures", set(), now * 2)
    assert len([*folder.iterdir()]) == 8


def test_what_is_used_stays_for_long_after_its_last_use(tmp_path: Path) -> None:
    """Not after the day when it was made: a branch that was left for a while finds its pictures again."""
    kept, name = Cache(tmp_path), f"{'1' * 20}.png"
    file = tmp_path / ".cache/posters" / name
    kept.write(f"posters/{name}", b"x")
    now = file.stat().st_mtime
    os.utime(file, (now - 9 * MAX_UNUSED, now - 9 * MAX_UNUSED))
    kept.prune_unused("posters", {name}, now)
    kept.prune_unused("posters", set(), now + MAX_UNUSED / 2)
    assert kept.read(f"posters/{name}") == b"x"
    kept.prune_unused("posters", set(), now + 2 * MAX_UNUSED)
    assert not file.exists()


def test_what_is_read_for_its_use_is_used(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.write(NAME, b"x")
    for is_used in (False, True):
        os.utime(file_of(tmp_path), (1000, 1000))
        assert kept.read(NAME, is_used=is_used) == b"x"
        assert (file_of(tmp_path).stat().st_mtime > 1000) == is_used


def test_a_file_without_end_is_none(tmp_path: Path) -> None:
    Cache(tmp_path).write(NAME, b"x")
    with file_of(tmp_path).open("r+b") as file:
        file.truncate(20 << 30)
    assert Cache(tmp_path).read(NAME) is None
    assert Cache(tmp_path).write(NAME, b"x")
    assert Cache(tmp_path).read(NAME) == b"x"
