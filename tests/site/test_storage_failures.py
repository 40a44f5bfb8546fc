"""Killed, out of room, without a cache, twice at once: the site stays whole and the next build is right."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from partage.catalogue.loader import load
from tests.site.building import Built, build, project, sheet, tree, write_sheets
from tests.site.forking import ForkedBuild


def changed(root: Path) -> None:
    """Change a word of every fifth sheet, take one away, add one."""
    paths = sorted((root / "initiatives").glob("*.md"))
    paths.pop().unlink()
    for path in paths[::5]:
        path.write_text(path.read_text("utf-8") + "\n\nUn mot de plus.\n", "utf-8")
    write_sheets(root, {"nouvelle": sheet("Une nouvelle fiche")})


def anew(root: Path) -> dict[str, bytes]:
    copy = root.with_name(f"{root.name}-anew")
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns("site", "site.*", ".cache"))
    try:
        return tree(build(copy, strict=False).folder)
    finally:
        shutil.rmtree(copy)


@pytest.fixture
def network(some: Built, tmp_path: Path) -> Path:
    """A project with its site and its cache."""
    root = tmp_path / "p"
    shutil.copytree(some.root, root, symlinks=True)
    return root


@pytest.fixture
def small_network(corpus: Built, tmp_path: Path) -> Path:
    """The same of four sheets, where their number changes nothing."""
    root = tmp_path / "p"
    shutil.copytree(corpus.root, root, symlinks=True)
    return root


@pytest.fixture(scope="module")
def before(some: Built) -> dict[str, bytes]:
    """The site of the network."""
    return tree(some.folder)


@pytest.fixture(scope="module")
def after(some: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """That of the network once it is changed, made without what was there before."""
    root = tmp_path_factory.mktemp("after") / "p"
    shutil.copytree(some.root, root, symlinks=True, ignore=shutil.ignore_patterns("site", "site.*", ".cache"))
    changed(root)
    return tree(build(root, strict=False).folder)


def assert_whole(site: Mapping[str, bytes], *sites: Mapping[str, bytes]) -> None:
    """Every file is that of a whole site, and what the index of the search names is there."""
    assert [path for path, data in site.items() if all(data != each.get(path) for each in sites)] == []
    pages = set.intersection(*(set(each) for each in sites))
    assert sorted(pages - site.keys()) == []
    index = site["recherche/index.json"]
    owner = next(each for each in sites if each["recherche/index.json"] == index)
    assert sorted(path for path in owner if path.startswith("recherche/mots/") and path not in site) == []


MOMENTS = (("any", 1.5), ("writing", 0.8))
"""From when on a build is killed, and how many seconds later at the latest: since it began, or wrote its first page."""


def test_killed_at_any_moment_of_a_build_over_another(
    network: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> None:
    changed(network)
    spread = random.Random(6)
    longest = dict(MOMENTS)
    killed = {since: 0 for since, _ in MOMENTS}
    for attempt in range(20):
        since = min(killed, key=lambda each: killed[each])
        if killed[since] == 3:
            break
        begun = time.time()
        process = ForkedBuild(network)
        if since == "writing":
            until_written(network / "site.new/404.html", begun, process)
        # Once it leads a group of its own.
        moment = 0.1 * (since == "any") + spread.uniform(0, longest[since])
        time.sleep(moment)
        if process.poll() is None:
            killed[since] += 1
            process.kill(with_workers=attempt % 4 > 1)
        else:
            longest[since] /= 2
        process.wait()
        # Killed after the exchange, it has published its own.
        assert tree(network / "site") in (before, after), f"{since} {moment:.2f} s"
    assert set(killed.values()) == {3}
    again = ForkedBuild(network)
    assert again.wait() == 0, again.said
    assert tree(network / "site") == after
    assert sorted(network.glob("site.*")) == []


def until_written(path: Path, begun: float, process: ForkedBuild) -> None:
    """Wait for *path*, which the build before may have left behind."""
    while process.poll() is None and not (path.exists() and path.stat().st_mtime > begun):
        time.sleep(0.005)


def test_two_builds_at_once(network: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    changed(network)
    index = network / "site/recherche/index.json"
    first, second = ForkedBuild(network), ForkedBuild(network)
    last, looked = index.stat(), time.monotonic()
    while first.poll() is None or second.poll() is None:
        # The builds need the processors more than a look at all that they do: it is when something changes.
        time.sleep(0.01)
        now = index.stat()
        if now == last and time.monotonic() < looked + 0.5:
            continue
        last, looked = now, time.monotonic()
        named = index.read_bytes()
        try:
            seen = tree(network / "site")
        except FileNotFoundError:
            continue  # It went between the list of files and the reading of this one.
        # Where the index changed meanwhile, its shards are not those that were listed.
        if index.read_bytes() == named:
            assert_whole(seen, before, after)
    assert (first.wait(), second.wait()) == (0, 0), f"{first.said}\n{second.said}"
    assert tree(network / "site") == after


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=40m", "none", folder], capture_output=True
    ).returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_no_room_left(small_disk: Path) -> None:
    root = project(small_disk / "p", extra={"languages": "fr", "share_images": False})
    before = tree(build(root, strict=False).folder)
    write_sheets(root, {f"s{number}": sheet(f"Fiche {number}") for number in range(60)})
    filler = small_disk / "filler"
    for left in (0, 200_000, 1_500_000):
        room = shutil.disk_usage(small_disk).free
        filler.write_bytes(bytes(max(0, room - left)))
        with pytest.raises(Abort, match=r"le disque est plein.* Le site publié n’a pas changé"):
            build(root, strict=False)
        assert tree(root / "site") == before, left
        filler.unlink()
    now = tree(build(root, strict=False).folder)
    assert now == anew(root)


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    root = project(tmp_path / "p", extra={"languages": "fr", "share_images": False})
    (root / ".cache").write_text("ceci n’est pas un dossier")
    build(root)
    changed_sheet = min((root / "initiatives").glob("*.md"))
    changed_sheet.write_text(changed_sheet.read_text("utf-8") + "\n\nUn mot.\n", "utf-8")
    assert tree(build(root).folder) == anew(root)


def test_a_cache_that_is_deleted_or_of_another_project(small_network: Path, tmp_path: Path) -> None:
    expected = tree(small_network / "site")
    moved = tmp_path / "moved"
    shutil.copytree(small_network, moved, symlinks=True)
    shutil.rmtree(small_network)
    assert tree(build(moved, strict=False).folder) == expected
    shutil.rmtree(moved / ".cache")
    assert tree(build(moved, strict=False).folder) == expected


def test_a_cache_of_the_time_before_an_upgrade(small_network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tree(small_network / "site")
    made: list[Any] = []
    monkeypatch.setattr("partage.runtime.fingerprint.ENGINE_FINGERPRINT", b"another version")
    monkeypatch.setattr("partage.catalogue.loader.load", lambda *given: made.append(given) or load(*given))
    monkeypatch.setenv("PARTAGE_PROCESSES", "1")
    assert tree(build(small_network, strict=False).folder) == expected
    assert len(made) == len([*(small_network / "initiatives").glob("*.md")])
    assert len(list((small_network / ".cache/partage/fiches").iterdir())) == 1
