"""No name in a folder leads out of it, and nothing but plain files of a bounded size is read."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from partage.runtime import rooted
from partage.runtime.rooted import Folder, NotAFolder, Unsafe


def test_what_is_written_is_read_in_one_step_and_nothing_is_left_beside(tmp_path: Path) -> None:
    with Folder(tmp_path, "a", "b", make=True) as folder:
        assert folder.path == tmp_path / "a/b"
        folder.write("x", b"un", b"deux")
        assert folder.read("x") == b"undeux"
        assert [entry.name for entry in folder.entries()] == ["x"]
        folder.remove("x")
    with Folder(tmp_path, "a") as folder:
        assert folder.is_folder("b")
        folder.remove_folder("b")
        assert not folder.is_folder("b")


def test_a_missing_folder_is_made_only_if_asked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Folder(tmp_path, "a")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("make", [False, True])
def test_a_link_or_a_file_on_the_way_is_refused(tmp_path: Path, make: bool) -> None:
    (tmp_path / "elsewhere/b").mkdir(parents=True)
    (tmp_path / "p").mkdir()
    (tmp_path / "p/a").symlink_to("../elsewhere")
    (tmp_path / "p/loop").symlink_to("loop")
    (tmp_path / "p/file").write_text("")
    for name in ("a", "loop"):
        with pytest.raises(Unsafe, match="un lien") as refused:
            Folder(tmp_path / "p", name, "b", make=make)
        assert refused.value.filename == str(tmp_path / "p" / name)
    with pytest.raises(NotAFolder):
        Folder(tmp_path / "p", "file", "b", make=make)


def test_a_root_that_is_reached_by_a_link_is_the_users_own_business(tmp_path: Path) -> None:
    (tmp_path / "real/a").mkdir(parents=True)
    (tmp_path / "root").symlink_to("real")
    Folder(tmp_path / "root", "a").close()


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    theirs = os.geteuid() + 1
    real = Folder.status

    def status(folder: Folder, name: str) -> os.stat_result:
        fields = list(real(folder, name))
        fields[4] = theirs
        return os.stat_result(fields)

    monkeypatch.setattr(Folder, "status", status)
    with pytest.raises(Unsafe, match="autre utilisateur"):
        Folder(tmp_path, "a")


def test_only_plain_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "link").symlink_to("secret")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "dangling").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as made, Folder(tmp_path) as folder:
        made.bind(str(tmp_path / "s"))
        for name in ("link", "zero", "dangling", "pipe", "folder", "s"):
            with pytest.raises(Unsafe):
                folder.read(name)
        with pytest.raises(FileNotFoundError):
            folder.read("absent")


def test_a_size_is_bounded_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    with Folder(tmp_path) as folder:
        assert folder.read("x", 5) == b"12345"
        with pytest.raises(Unsafe, match="trop grand"):
            folder.read("x", 4)


def test_no_name_leads_elsewhere(tmp_path: Path) -> None:
    with Folder(tmp_path) as folder:
        for name in ("", ".", "..", "a/b", "/etc/passwd"):
            with pytest.raises(ValueError, match=f"^{re.escape(name)}$"):
                folder.read(name)
            with pytest.raises(ValueError, match=f"^{re.escape(name)}"):
                folder.write(name, b"")


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "p").mkdir()
    for name in ("x", f"x.{os.getpid()}"):
        (tmp_path / "p" / name).symlink_to("../precious")
    with Folder(tmp_path, "p") as folder:
        folder.write("x", b"new")
        assert folder.read("x") == b"new"
    assert (tmp_path / "precious").read_text() == "precious"


def test_without_descriptors_links_are_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows."""
    (tmp_path / "apart").mkdir()
    monkeypatch.setattr(rooted, "_BY_DESCRIPTOR", False)
    test_a_link_or_a_file_on_the_way_is_refused(tmp_path, make=False)
    test_what_is_written_is_read_in_one_step_and_nothing_is_left_beside(tmp_path / "apart")
