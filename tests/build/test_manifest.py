"""Only what changed is moved into the published site, and only what it confirms is believed."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from partage.build import publishing
from partage.build.manifest import Manifest
from partage.build.publishing import staging
from partage.build.writer import BuiltFile
from partage.runtime.cache import Cache
from partage.runtime.fingerprint import digest
from partage.runtime.output_folders import beside
from partage.runtime.project import CACHED_PICTURES, CACHED_POSTERS, CACHED_SITES
from partage.runtime.rooted import Folder


def publish(
    root: Path, ours: Mapping[str, str], host: Mapping[str, str] = {}, answer: int = 1, processes: int = 1
) -> list[str]:
    """Publish files made of themselves; return those that had to be made again."""
    published = root / "site"
    folder = staging(published)
    publication = Manifest(published, Cache(root), processes)
    again = []
    for path, text in {**ours, **host}.items():
        if path in host or not publication.reuse(path, text, defaultdict(lambda: answer)):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            if path in ours:
                again.append(path)
                status = file.stat()
                asked = ((("count", "theme", "x"), answer),)
                publication.record(
                    path, BuiltFile(status.st_size, status.st_mtime_ns, digest(text.encode()), text, asked)
                )
    publication.publish(folder)
    assert content(published) == {**ours, **host}
    assert not beside(published).exists()
    return again


def content(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text() for path, _, _ in publishing.files_in(folder)}


FIRST = {"a/index.html": "a", "b/c/index.html": "b", "d": "d"}


def test_nothing_is_made_again_where_nothing_changed(tmp_path: Path) -> None:
    assert publish(tmp_path, FIRST, {"h": "1"}) == [*FIRST]
    before = {path: (tmp_path / "site" / path).stat().st_ino for path in FIRST}
    assert publish(tmp_path, FIRST, {"h": "1"}) == []
    assert {path: (tmp_path / "site" / path).stat().st_ino for path in FIRST} == before


def test_what_changed_comes_and_goes(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    assert publish(tmp_path, {"a/index.html": "A", "d": "d", "e/f/g": "g"}) == ["a/index.html", "e/f/g"]
    assert not (tmp_path / "site/b").exists()


def test_a_file_where_there_was_a_folder_and_the_other_way_round(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    publish(tmp_path, {"a": "a", "b/c/index.html": "b", "d/e/f": "f"})
    assert publish(tmp_path, FIRST) == ["a/index.html", "d"]


def test_what_is_all_new_takes_its_place_in_one_step(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    place = (tmp_path / "site").stat().st_ino
    publish(tmp_path, FIRST, answer=2)
    assert (tmp_path / "site").stat().st_ino != place
    assert publish(tmp_path, FIRST, answer=2) == []


def test_what_is_made_later_stays_until_it_is(tmp_path: Path) -> None:
    published = tmp_path / "site"

    def write(publication: Manifest, **texts: str) -> None:
        for path, text in texts.items():
            file = beside(published) / path.replace("_", "/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
            status = file.stat()
            made = BuiltFile(status.st_size, status.st_mtime_ns, digest(text.encode()))
            publication.record(path.replace("_", "/"), made)

    staging(published)
    first = Manifest(published, Cache(None))
    write(first, a="a", index_1="1", index_root="to 1")
    first.publish(beside(published))
    staging(published)
    second = first.for_next_build()
    write(second, a="A")
    second.publish(beside(published), ("index/",))
    assert content(published) == {"a": "A", "index/1": "1", "index/root": "to 1"}
    write(second, index_2="2", index_root="to 2")
    second.publish(beside(published))
    assert content(published) == {"a": "A", "index/2": "2", "index/root": "to 2"}
    assert second.for_next_build().reuse_content("index/2", digest(b"2"))


def test_little_is_known_of_few_folders(tmp_path: Path) -> None:
    for number in range(7):
        publish_in(tmp_path / f"site{number}", Cache(tmp_path))
    assert len(list((tmp_path / ".cache" / CACHED_SITES).iterdir())) == 4


def publish_in(published: Path, cache: Cache) -> None:
    folder = staging(published)
    (folder / "a").write_text("a")
    Manifest(published, cache).publish(folder)


def test_another_answer_makes_all_again(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    assert publish(tmp_path, FIRST, answer=2) == [*FIRST]
    assert publish(tmp_path, FIRST, answer=2) == []


def test_what_comes_to_the_same_is_not_written_again(tmp_path: Path) -> None:
    publish(tmp_path, FIRST, {"h": "1"})
    before = (tmp_path / "site/h").stat()
    publish(tmp_path, {**FIRST, "a/index.html": "A"}, {"h": "1"})
    after = (tmp_path / "site/h").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert publish(tmp_path, {**FIRST, "a/index.html": "A"}, {"h": "1"}) == []


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("deed", ["changed", "removed", "added"])
def test_what_anyone_did_to_the_folder_is_undone(tmp_path: Path, deed: str, processes: int) -> None:
    publish(tmp_path, FIRST)
    file = tmp_path / "site/a/index.html"
    if deed == "changed":
        file.write_text("x")
        os.utime(file, ns=(1, 1))
    elif deed == "removed":
        file.unlink()
    else:
        (tmp_path / "site/z").write_text("x")
    again = publish(tmp_path, FIRST, processes=processes)
    assert again == ([] if deed == "added" else ["a/index.html"])


def test_without_a_list_or_a_site_all_is_made(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    for file in (tmp_path / ".cache" / CACHED_SITES).iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert publish(tmp_path, FIRST) == [*FIRST]
    (tmp_path / "site").rename(tmp_path / "moved")
    assert publish(tmp_path, FIRST) == [*FIRST]


def test_a_list_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("")
    assert publish(tmp_path, FIRST) == [*FIRST]
    assert publish(tmp_path, FIRST) == [*FIRST]


def test_an_old_list_is_no_harm(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    (file,) = (tmp_path / ".cache" / CACHED_SITES).iterdir()
    old = file.read_bytes()
    publish(tmp_path, {"a/index.html": "A", "d": "d", "e/f/g": "g"})
    file.write_bytes(old)
    assert publish(tmp_path, FIRST) == ["a/index.html", "b/c/index.html"]


def after(first: Callable[[], None], deed: Callable[..., Any]) -> Callable[..., Any]:
    def both(*arguments: Any, **named: Any) -> Any:
        first()
        return deed(*arguments, **named)

    return both


def test_killed_while_files_are_moved_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At each step every file is whole, and nothing leads to what is not there."""
    first = {**FIRST, "kept": "k"}
    second = {"a/index.html": "links to e", "b/c/index.html": "b2", "e": "e", "kept": "k"}
    steps = 0
    while True:
        root = tmp_path / str(steps)
        root.mkdir()
        publish(root, first)
        left = steps

        def one_less() -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            for deed in ("replace", "remove"):
                patch.setattr(Folder, deed, after(one_less, getattr(Folder, deed)))
            try:
                publish(root, second)
                ended = True
            except KeyboardInterrupt:
                ended = False
        now = content(root / "site")
        assert set(now.values()) <= {*first.values(), *second.values()}
        assert now["a/index.html"] == "a" or "e" in now
        assert "d" in now or now["b/c/index.html"] == "b2"
        publish(root, second)
        if ended:
            break
        steps += 1
    assert steps > 3


def test_a_link_in_the_published_folder_is_not_followed(tmp_path: Path) -> None:
    """Neither to move files in nor to take them away."""
    elsewhere = tmp_path / "elsewhere"
    for folder in ("a", "b/c"):
        (elsewhere / folder).mkdir(parents=True)
        (elsewhere / folder / "index.html").write_text("precious")
    publish(tmp_path, FIRST)
    for folder in ("a", "b"):
        shutil.rmtree(tmp_path / "site" / folder)
        (tmp_path / "site" / folder).symlink_to(elsewhere / folder)
    publish(tmp_path, {"a/index.html": "A", "d": "d"})
    assert set(content(elsewhere).values()) == {"precious"}


@pytest.mark.parametrize("linked", [True, False], ids=["at once", "no hard links"])
def test_a_new_page_comes_with_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    """At no moment is one of two new pages there without the other; what stays keeps its time."""
    publish(tmp_path, FIRST)
    place, kept = (tmp_path / "site").stat().st_ino, (tmp_path / "site/d").stat()
    if not linked:
        monkeypatch.setattr(Folder, "link", lambda *_: os.link(tmp_path / "nowhere", tmp_path / "x"))
    assert publish(tmp_path, {**FIRST, "n1/index.html": "n2", "n2/index.html": "n1"}) == [
        "n1/index.html",
        "n2/index.html",
    ]
    assert ((tmp_path / "site").stat().st_ino != place) is linked
    assert (tmp_path / "site/d").stat().st_mtime_ns == kept.st_mtime_ns
    assert publish(tmp_path, {**FIRST, "n1/index.html": "n2", "n2/index.html": "n1"}) == []


def test_what_no_site_shows_any_more_leaves_the_cache_after_a_while(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    published, gone = f"{'1' * 20}.png", f"{'2' * 20}.png"
    for name in (published, gone):
        kept.write(f"{CACHED_POSTERS}/{name}", b"x")
        kept.write(f"{CACHED_PICTURES}/{name}", b"x")
    folders = [tmp_path / ".cache" / folder for folder in (CACHED_POSTERS, CACHED_PICTURES)]
    publish(tmp_path, {f"assets/partage/{published}": "x"}, {"h": "1"})
    assert [len([*folder.iterdir()]) for folder in folders] == [2, 2]
    for folder in folders:
        for file in folder.iterdir():
            os.utime(file, (1000, 1000))
    # Nothing is read: what is published stays as it is.
    assert publish(tmp_path, {f"assets/partage/{published}": "x"}, {"h": "2"}) == []
    assert [[file.name for file in folder.iterdir()] for folder in folders] == [[published], [published]]
