"""The published folder is whole at every moment, even after a kill at any step."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from partage.build import publishing
from partage.build.publishing import discard, publish, staging
from partage.runtime.output_folders import MARKER, refusal


def build(published: Path, text: str) -> None:
    (staging(published) / "index.html").write_text(text, "utf-8")


def content(folder: Path) -> str:
    return (folder / "index.html").read_text("utf-8")


def neighbours(published: Path) -> list[str]:
    return sorted(path.name for path in published.parent.iterdir())


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A folder where a first site is published."""
    folder = tmp_path / "site"
    build(folder, "ancien")
    publish(folder)
    return folder


@pytest.fixture(params=["at once", "in two steps"])
def exchange(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the system can exchange two folders."""
    if request.param == "in two steps":
        monkeypatch.setattr(publishing, "_exchange", lambda one, other: False)


def test_first_site_is_published_where_there_was_none(published: Path) -> None:
    assert content(published) == "ancien"
    assert neighbours(published) == ["site"]


@pytest.mark.usefixtures("exchange")
def test_next_site_takes_the_place_and_nothing_else_is_left(published: Path) -> None:
    (published / "vieux.html").write_text("", "utf-8")
    build(published, "nouveau")
    assert content(published) == "ancien"
    publish(published)
    assert content(published) == "nouveau"
    assert not (published / "vieux.html").exists()
    assert neighbours(published) == ["site"]


def test_discarded_site_leaves_the_published_one(published: Path) -> None:
    build(published, "nouveau")
    discard(published)
    assert content(published) == "ancien"
    assert neighbours(published) == ["site"]
    discard(published)


def test_killed_while_building(published: Path) -> None:
    (staging(published) / "reste.html").write_text("", "utf-8")
    assert [path.name for path in staging(published).iterdir()] == [MARKER]
    assert content(published) == "ancien"


def test_killed_after_the_exchange_before_the_old_site_is_removed(published: Path) -> None:
    build(published, "nouveau")
    beside = published.with_name("site.new")
    published.rename(published.with_name("x"))
    beside.rename(published)
    published.with_name("x").rename(beside)
    staging(published)
    assert content(published) == "nouveau"
    assert neighbours(published) == ["site", "site.new"]


def test_killed_between_the_two_renames(published: Path) -> None:
    build(published, "nouveau")
    published.rename(published.with_name("site.old"))
    staging(published)
    assert content(published) == "ancien"
    assert neighbours(published) == ["site", "site.new"]


def test_killed_after_the_two_renames(published: Path) -> None:
    build(published, "nouveau")
    published.rename(published.with_name("site.old"))
    published.with_name("site.new").rename(published)
    staging(published)
    assert content(published) == "nouveau"
    assert neighbours(published) == ["site", "site.new"]


@pytest.mark.usefixtures("exchange")
def test_after_any_kill_the_next_site_is_published(published: Path) -> None:
    build(published, "nouveau")
    published.rename(published.with_name("site.old"))
    build(published, "suivant")
    publish(published)
    assert content(published) == "suivant"
    assert neighbours(published) == ["site"]


@pytest.mark.parametrize("moment", range(7))
def test_what_a_kill_leaves_of_a_folder_that_was_being_removed_is_ours(
    published: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Whatever the order of names: those of a site come before and after its mark, and before what tells a site."""
    built = staging(published)
    for path in ("-", "recherche/index.json", "serveur/Caddyfile", "serveur/nginx.conf", "zz.html"):
        (built / path).parent.mkdir(exist_ok=True)
        (built / path).write_text("", "utf-8")
    (built / MARKER).unlink()
    gone: list[str] = []
    remove = os.unlink

    def killed(name: str, **others: int) -> None:
        if len(gone) == moment:
            raise KeyboardInterrupt
        gone.append(name)
        remove(name, **others)

    with monkeypatch.context() as patched, suppress(KeyboardInterrupt):
        patched.setattr(os, "unlink", killed)
        discard(published)
    assert refusal(published.parent, published) == ""
    assert [path.name for path in staging(published).iterdir()] == [MARKER]


def test_folders_above_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "loin/site"
    build(folder, "x")
    publish(folder)
    assert content(folder) == "x"


def test_exchange_is_not_tried_on_other_systems(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = published.with_name("autre")
    other.mkdir()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert publishing._exchange(published, other) is False
    assert content(published) == "ancien"


@pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is of Linux")
def test_exchange_that_the_system_refuses_is_told(published: Path) -> None:
    assert publishing._exchange(published, published.with_name("absent")) is False
