"""Whatever goes wrong, the site that is published stays whole; what a build left behind goes with the next one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mkdocs.commands.build as host
import pytest
from mkdocs.exceptions import Abort

from tests.site.building import (
    ROOT,
    SERVED_AT,
    build,
    configuration,
    project,
    sheet,
    tree,
    write_sheets,
)

Spoil = Callable[[Path, pytest.MonkeyPatch], None]


@pytest.fixture
def published(tmp_path: Path, corpus: Any) -> Path:
    """A project whose site is published."""
    root = project(tmp_path / "p", site_name="Avant")
    shutil.copytree(corpus.folder, root / "site")
    return root


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.glob("site.*"))


def bad_sheet(root: Path, patch: pytest.MonkeyPatch) -> None:
    write_sheets(root, {"fausse": sheet().replace("lien-social", "lien-sociale-x")})


def bad_vocabulary(root: Path, patch: pytest.MonkeyPatch) -> None:
    (root / "initiatives/_vocabulaires/themes.yml").write_text("- id: pas de libellé\n", "utf-8")


def bad_link_in_docs(root: Path, patch: pytest.MonkeyPatch) -> None:
    (root / "docs/contribuer/index.md").write_text("# Contribuer\n\n[Rien](nulle-part.md)\n", "utf-8")


def bad_anchor_in_docs(root: Path, patch: pytest.MonkeyPatch) -> None:
    (root / "docs/contribuer/index.md").write_text("# Contribuer\n\n[Rien](#nulle-part)\n", "utf-8")


def bad_link_in_english(root: Path, patch: pytest.MonkeyPatch) -> None:
    (root / "docs/contribuer/index.en.md").write_text("# Contribute\n\n[None](nowhere.md)\n", "utf-8")


def exception_in_a_view(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("partage.views.terms.crossings", failing)
    patch.setenv("PARTAGE_PROCESSES", "1")


def exception_in_a_worker(root: Path, patch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()

    def fail(*_: Any) -> None:
        assert os.getpid() != parent, "this one is for another process"
        failing()

    in_other_processes(patch)
    patch.setattr("partage.views.sheets.facts_of", fail)


def worker_that_dies(root: Path, patch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()

    def die(*_: Any) -> list[Any]:
        assert os.getpid() != parent, "this one is for another process"
        os._exit(9)

    in_other_processes(patch)
    patch.setattr("partage.views.sheets.facts_of", die)


def in_other_processes(patch: pytest.MonkeyPatch) -> None:
    patch.setenv("PARTAGE_PROCESSES", "2")
    patch.setattr("partage.runtime.pool.MIN_ITEMS", 1)


def exception_in_a_page_of_the_host_while_others_work(root: Path, patch: pytest.MonkeyPatch) -> None:
    in_other_processes(patch)
    patch.setattr("partage.views.sheets.facts_of", lambda *_: time.sleep(60))
    patch.setattr(host, "_build_page", failing)


def exception_in_a_page_of_the_host(root: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr("partage.views.home.page", failing)


def interruption(root: Path, patch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    patch.setattr(host, "_build_page", interrupted)


def failing(*_: Any, **__: Any) -> Any:
    raise RuntimeError("une vue qui ne va pas")


FAILURES: list[tuple[Spoil, type[BaseException], str]] = [
    (bad_sheet, Abort, "initiatives/fausse.md:"),
    (bad_vocabulary, Abort, "initiatives/_vocabulaires/themes.yml:1"),
    (bad_link_in_docs, Abort, "nulle-part.md"),
    (bad_anchor_in_docs, Abort, "nulle-part"),
    (bad_link_in_english, Abort, "nowhere.md"),
    (exception_in_a_view, RuntimeError, ""),
    (exception_in_a_worker, RuntimeError, ""),
    (worker_that_dies, RuntimeError, ""),
    (exception_in_a_page_of_the_host, RuntimeError, ""),
    (exception_in_a_page_of_the_host_while_others_work, RuntimeError, ""),
    (interruption, KeyboardInterrupt, ""),
]


@pytest.mark.parametrize(
    ("spoil", "error", "told"), FAILURES, ids=lambda each: getattr(each, "__name__", None)
)
def test_a_failure_leaves_the_published_site_whole(
    spoil: Spoil, error: type[BaseException], told: str, published: Path
) -> None:
    before = tree(published / "site")
    warnings: list[str] = []
    # The browser of other tests may be running.
    running_before = children()
    with pytest.MonkeyPatch.context() as patch:
        spoil(published, patch)
        with pytest.raises(error):
            build(published, warnings=warnings)
    assert tree(published / "site") == before
    assert leftovers(published) == []
    assert any(told in warning for warning in warnings) or not told
    assert children() - running_before == set()


def test_a_local_server_stops_the_work_of_a_build_that_fails(published: Path, tmp_path: Path) -> None:
    running_before = children()
    with pytest.MonkeyPatch.context() as patch:
        exception_in_a_page_of_the_host_while_others_work(published, patch)
        config = configuration(published, site_dir=str(tmp_path / "served"))
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            with pytest.raises(RuntimeError):
                host.build(config, serve_url=SERVED_AT)
            # Before it ends: the next build begins as soon as a file is saved.
            assert children() - running_before == set()
        finally:
            config.plugins.on_shutdown()


ORPHANS = """
import sys, time
from pathlib import Path
from partage.runtime.pool import start_tasks

def work(item):
    (Path(sys.argv[1]) / str(item)).touch()
    time.sleep(0.01)

start_tasks(work, range(4000), 2)
time.sleep(60)
"""


def test_workers_of_a_killed_build_stop(tmp_path: Path) -> None:
    """Else they would write into the folder of the next one."""
    process = subprocess.Popen(
        [sys.executable, "-c", ORPHANS, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
    until(lambda: len(list(tmp_path.iterdir())) > 5)
    process.kill()
    process.wait()
    time.sleep(0.3)
    written = len(list(tmp_path.iterdir()))
    time.sleep(0.3)
    assert len(list(tmp_path.iterdir())) == written < 4000


def until(happened: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)


def children() -> set[int]:
    """The processes that this one left running."""
    running = Path("/proc/self/task").glob("*/children")
    return {int(child) for path in running for child in path.read_text().split() if is_alive(int(child))}


def is_alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_the_next_build_is_right(published: Path) -> None:
    warnings: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        bad_sheet(published, patch)
        with pytest.raises(Abort):
            build(published, warnings=warnings)
    (published / "initiatives/fausse.md").unlink()
    assert build(published).warnings == []
    assert "Avant</title>" in (published / "site/index.html").read_text("utf-8")


def test_a_first_build_that_fails_publishes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    write_sheets(root, {"fausse": sheet().replace("lien-social", "lien-sociale-x")})
    with pytest.raises(Abort):
        build(root)
    assert not (root / "site").exists()


def test_a_build_that_is_not_strict_publishes_what_is_right(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad_link_in_docs(published, monkeypatch)
    assert build(published, strict=False).warnings
    assert "Avant</title>" in (published / "site/index.html").read_text("utf-8")
