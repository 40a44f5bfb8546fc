"""The key is this user's own, outside the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partage.runtime import cache_key
from partage.runtime.cache_key import KEY_LENGTH, key


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The user's folder for the state of programs."""
    monkeypatch.setattr(cache_key, "user_state_path", lambda name: tmp_path / name)
    key.cache_clear()
    yield tmp_path / "partage"
    key.cache_clear()


def drawn() -> bytes:
    """The key of another process."""
    key.cache_clear()
    return key()


def test_it_is_drawn_once_and_only_its_owner_reads_it(folder: Path) -> None:
    first = drawn()
    assert len(first) == KEY_LENGTH
    assert drawn() == first
    assert (folder / "cache-key").stat().st_mode & 0o777 == 0o600


def test_a_key_that_others_can_read_or_that_is_cut_is_drawn_anew(folder: Path) -> None:
    first = drawn()
    (folder / "cache-key").chmod(0o644)
    second = drawn()
    assert second != first
    (folder / "cache-key").write_bytes(second[:-1])
    assert len(drawn()) == KEY_LENGTH


def test_a_key_that_is_a_link_is_not_believed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "known").write_bytes(b"k" * KEY_LENGTH)
    (tmp_path / "known").chmod(0o600)
    folder.mkdir()
    (folder / "cache-key").symlink_to(tmp_path / "known")
    assert drawn() != b"k" * KEY_LENGTH


def test_where_none_can_be_kept_it_lasts_as_long_as_the_process(folder: Path) -> None:
    folder.write_text("a file, where a folder should be")
    first = key()
    assert key() == first
    assert drawn() != first
