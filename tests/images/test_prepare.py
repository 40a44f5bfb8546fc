"""Many pictures at once: the right ones and the reasons why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.images import messages
from partage.images.decode import MAX_FILE_BYTES
from partage.images.prepare import Prepared, prepare
from partage.images.store import Store
from partage.runtime.cache import Cache
from tests.images.drawing import encoded, halves

GOOD = [f"{number}.jpg" for number in range(6)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "images"
    folder.mkdir()
    for number, name in enumerate(GOOD):
        (folder / name).write_bytes(encoded(halves(300, 200 + number)))
    (folder / "faux.png").write_text("un texte")
    with (folder / "lourd.jpg").open("wb") as file:
        file.truncate(MAX_FILE_BYTES * 40)
    return folder


def prepared(folder: Path, processes: int, cache: str) -> Prepared:
    (folder.parent / cache).mkdir()
    names = [*GOOD, "faux.png", "lourd.jpg", "absent.jpg"]
    return prepare(folder, names, Store(Cache(folder.parent / cache)), processes)


def test_right_pictures_are_ready_and_the_others_say_why(folder: Path) -> None:
    found = prepared(folder, 1, "un")
    assert list(found.pictures) == GOOD
    assert [size.width for size in found.pictures["0.jpg"].sizes] == [300]
    assert list(found.refused) == ["absent.jpg", "faux.png", "lourd.jpg"]
    assert found.refused["faux.png"] == messages.UNKNOWN
    assert found.refused["lourd.jpg"].startswith("pèse 200,0 Mio, c’est trop (5 Mio au plus)")
    assert found.refused["absent.jpg"].startswith("ne peut pas être lue")


def test_one_process_or_two_make_the_same(folder: Path) -> None:
    assert prepared(folder, 1, "un") == prepared(folder, 2, "deux")
    one, two = (
        {path.name: path.stat().st_size for path in (folder.parent / name / ".cache/pictures").iterdir()}
        for name in ("un", "deux")
    )
    assert one == two


def test_nothing_to_show_is_nothing_to_do(tmp_path: Path) -> None:
    assert prepare(tmp_path / "nowhere", [], Store(Cache(tmp_path))) == Prepared({}, {})
    assert not (tmp_path / ".cache").exists()
