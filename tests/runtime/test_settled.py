"""What stands for files says so when any of them may have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from partage.runtime import settled as module
from partage.runtime.rooted import Folder
from partage.runtime.settled import settled


def stands_for(folder: Path, *names: str) -> bytes:
    with Folder(folder) as opened:
        return settled(opened, names)


def test_a_change_is_seen_whatever_time_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MARGIN", -(10**12))
    file = tmp_path / "a"
    file.write_text("un")
    before, status = stands_for(tmp_path, "a"), file.stat()
    assert before
    assert before == stands_for(tmp_path, "a")
    while file.stat().st_ctime_ns == status.st_ctime_ns:
        file.write_text("eh")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stands_for(tmp_path, "a") not in (before, b"")


def test_what_has_just_changed_could_change_again_unseen(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("un")
    assert stands_for(tmp_path, "a") == b""


def test_only_plain_files_that_are_there_are_sure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MARGIN", -(10**12))
    (tmp_path / "a").write_text("un")
    (tmp_path / "b").symlink_to("a")
    assert stands_for(tmp_path, "a", "b") == b"" == stands_for(tmp_path, "a", "nowhere")
