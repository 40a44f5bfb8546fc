"""A reviewer fetches a proposal, switches to it, checks and builds it: nothing of theirs changes but what is built."""

from __future__ import annotations

import errno
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from partage import cli
from partage.catalogue import initiative
from partage.runtime import cache
from partage.runtime.output_folders import MARKER
from partage.sheets.body import render
from partage.sheets.body.headings import sections_of
from tests.site.building import build, project

SCRIPT = b"<script>alert(1)</script>"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def clones(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A contributor's clone and a reviewer's, who has built the site, of one bare repository."""
    tmp_path = tmp_path_factory.mktemp("clones")
    bare, contributor, reviewer = (tmp_path / name for name in ("bare.git", "contributor", "reviewer"))
    project(contributor, extra={"languages": "fr", "share_images": False})
    (contributor / ".gitignore").write_text(
        ".cache/\n/site/\n/site.new/\n/site.old/\n__pycache__/\n", "utf-8"
    )
    git(tmp_path, "init", "-q", "--bare", "-b", "main", str(bare))
    git(contributor, "init", "-q", "-b", "main")
    git(contributor, "add", "-A")
    git(contributor, "commit", "-qm", "Base")
    git(contributor, "remote", "add", "origin", str(bare))
    git(contributor, "push", "-q", "origin", "main")
    git(tmp_path, "clone", "-q", str(bare), str(reviewer))
    (tmp_path / "neighbour/folder").mkdir(parents=True)
    (tmp_path / "neighbour/folder/notes.txt").write_text("à garder", "utf-8")
    build(reviewer, strict=False)
    return contributor, reviewer


def snapshot(folder: Path) -> dict[str, str]:
    """What stands for all of *folder*, Git's own folder included, but what is built and the times of the index."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(part in (".cache", "site") for part in Path(name).parts[1:2]) or name.endswith(".git/index"):
            continue
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = sha256(path.read_bytes()).hexdigest()
        else:
            found[name] = "folder"
    return found


def tried(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Check and build what is in *root*; return what the build said where it refused."""
    monkeypatch.chdir(root)
    cli.main(["check"])
    try:
        build(root, strict=False)
    except Abort as refusal:
        return str(refusal.message)
    return ""


LINKS = {
    ".cache/partage/fiches": "../../.git",
    ".cache/partage/sites": "../../.git/objects",
    ".cache/partage/mots": "../../../neighbour",
    ".cache/partage": "../.git",
    ".cache": ".git",
    ".cache/posters": "../.git",
    ".cache/pictures": "../../neighbour/folder",
    "site": "../neighbour/folder",
    "site.new": ".git",
    "site.old": "../neighbour",
}


def test_a_proposed_link_leads_nowhere(clones: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    contributor, reviewer = clones
    for number, (name, target) in enumerate(LINKS.items()):
        link, branch = contributor / name, f"proposal-{number}"
        git(contributor, "checkout", "-q", "main")
        shutil.rmtree(contributor / ".cache", ignore_errors=True)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
        git(contributor, "checkout", "-qb", branch)
        git(contributor, "add", "--force", name)
        git(contributor, "commit", "-qm", "Une fiche")
        git(contributor, "push", "-q", "origin", branch)
        git(reviewer, "fetch", "-q")
        git(reviewer, "switch", "-q", branch)
        before = snapshot(reviewer.parent)
        refused = tried(reviewer, monkeypatch)
        assert name in refused
        assert f"git rm --force {name}" in refused
        assert snapshot(reviewer.parent) == before
        git(reviewer, "switch", "-q", "main")
    git(reviewer, "fsck", "--strict")
    assert tried(reviewer, monkeypatch) == ""
    assert (reviewer / "site/index.html").is_file()


def test_a_cache_that_another_user_wrote_is_not_believed(
    clones: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It came in an archive, or from the cache of a forge: in the format of today, by an engine that lets scripts through."""
    _, reviewer = clones
    shutil.rmtree(reviewer / ".cache", ignore_errors=True)
    shutil.rmtree(reviewer / "site", ignore_errors=True)
    with monkeypatch.context() as theirs:
        theirs.setattr(cache, "key", lambda: b"k" * 32, raising=False)
        theirs.setattr(render, "sections_of", lambda html: sections_of(html + SCRIPT.decode()))
        build(reviewer, strict=False)
        assert any(SCRIPT in page.read_bytes() for page in (reviewer / "site").rglob("*.html"))
    shutil.rmtree(reviewer / "site")
    initiative.sheet_of.cache_clear()
    build(reviewer, strict=False)
    assert not any(SCRIPT in page.read_bytes() for page in (reviewer / "site").rglob("*.html"))


def test_texts_that_are_a_link_are_not_published(clones: tuple[Path, Path]) -> None:
    _, reviewer = clones
    (reviewer / "docs").rename(reviewer / "real")
    (reviewer / "docs").symlink_to("../neighbour")
    try:
        with pytest.raises(Abort, match="« docs » est un lien"):
            build(reviewer, strict=False)
    finally:
        (reviewer / "docs").unlink()
        (reviewer / "real").rename(reviewer / "docs")


def test_a_folder_that_cannot_be_emptied_is_a_sentence(
    clones: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, reviewer = clones
    (reviewer / "site.new").mkdir(exist_ok=True)
    (reviewer / "site.new" / MARKER).write_text("")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse)
        with pytest.raises(Abort, match=r"site.new.*n’a pas le droit.*Le site publié n’a pas changé"):
            build(reviewer, strict=False)
    build(reviewer, strict=False)
    assert not (reviewer / "site.new").exists()
