"""Pictures are made once; whatever happens to the folder, what is published is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.images import store as keeping
from partage.images.decode import Refused
from partage.images.store import SourceChanged, Store
from partage.runtime.cache import Cache
from tests.images.drawing import encoded, halves

DATA = encoded(halves())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(Cache(tmp_path))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where pictures are kept."""
    return tmp_path / ".cache/pictures"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(DATA)
    return path


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One entry each time that sizes are made."""
    done: list[int] = []
    make = keeping.made
    monkeypatch.setattr(keeping, "made", lambda data: done.append(1) or make(data))
    return done


def contents(store: Store, source: Path) -> list[bytes]:
    return [store.content(size, source) for size in store.picture(source.read_bytes()).sizes]


def test_picture_is_made_once(store: Store, folder: Path, source: Path, times: list[int]) -> None:
    first, again = contents(store, source), contents(store, source)
    assert first == again
    assert len(times) == 1
    assert not list(folder.glob(".*"))


def test_other_bytes_or_another_recipe_are_another_picture(
    store: Store, times: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    store.picture(DATA)
    store.picture(DATA + b"\0")
    monkeypatch.setattr(keeping, "RECIPE", "2")
    store.picture(DATA)
    assert len(times) == 3


@pytest.mark.parametrize("damage", [b"", b"x", None])
@pytest.mark.parametrize("pattern", ["*.webp", "*.json", "*"])
def test_what_is_damaged_or_missing_is_made_again(
    store: Store, folder: Path, source: Path, pattern: str, damage: bytes | None
) -> None:
    right = contents(store, source)
    for path in folder.glob(pattern):
        whole = path.read_bytes()
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(whole[:-20] + damage)
    assert contents(store, source) == right
    assert contents(store, source) == right


def test_damaged_sizes_are_kept_well_again(
    store: Store, folder: Path, source: Path, times: list[int]
) -> None:
    contents(store, source)
    for path in folder.iterdir():
        path.write_bytes(b"\0")
    contents(store, source)
    made_by_then = len(times)
    contents(store, source)
    assert len(times) == made_by_then


def test_folder_that_cannot_be_written_to_only_costs_time(tmp_path: Path, source: Path) -> None:
    right = contents(Store(Cache(tmp_path)), source)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/.cache").write_text("")
    assert contents(Store(Cache(tmp_path / "elsewhere")), source) == right


def test_refused_picture_leaves_nothing(store: Store, folder: Path) -> None:
    with pytest.raises(Refused):
        store.picture(b"un texte")
    assert not folder.exists()


def test_file_that_changed_meanwhile_is_not_published_under_the_name_of_the_former(
    store: Store, folder: Path, source: Path
) -> None:
    size = store.picture(DATA).sizes[0]
    source.write_bytes(encoded(halves(left="#00ff00")))
    for path in folder.iterdir():
        path.unlink()
    with pytest.raises(SourceChanged, match=r"photo\.jpg"):
        store.content(size, source)
