"""Small projects and in-process builds, which do what MkDocs' command line does."""

from __future__ import annotations

import gc
import json
import logging
import shutil
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from mkdocs.commands.build import build as host_build
from mkdocs.config import load_config

from tests.site.remembering import remembering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/corpus"
"""A network of four sheets, which hold everything that a sheet may tell."""
BASE = ROOT / "tests/base"
"""A network of ten sheets with whole vocabularies."""
SETTINGS = ROOT / "tests/settings.yml"
"""What the configurations of both begin with."""
MANY = 360
"""Sheets of the network whose lists have three pages."""
SOME = 70
"""Sheets of the one that is built again and again: enough for two processes."""
MOMENT = 1_767_225_600
"""2026-01-01 UTC."""
SERVED_AT = "http://127.0.0.1:8000/"
SHEET = """\
---
titre: {title}
resume: Une fiche pour les essais, assez longue pour être acceptée.
etat: en-cours
territoires: 05061 Gap
themes: lien-social
porteur: Centre social Les Tilleuls
{more}---

{body}
"""


@contextmanager
def build_environment() -> Iterator[None]:
    """The clock and the environment of every build."""
    with pytest.MonkeyPatch.context() as patch, remembering():
        patch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        # The other processor has tests of its own: starting processes for a small site takes longer than building it.
        patch.setenv("PARTAGE_PROCESSES", "1")
        for name in ("SITE_URL", "PARTAGE_LANGUAGES", "GIT_DIR"):
            patch.delenv(name, raising=False)
        # A project in a folder without Git must not be taken for a part of a repository around it.
        patch.setenv("GIT_CEILING_DIRECTORIES", "/tmp")
        yield


class Messages(logging.Handler):
    """What MkDocs logs, from a warning up."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@dataclass(frozen=True)
class Built:
    """A project after a build."""

    root: Path
    folder: Path
    warnings: list[str]

    def text(self, path: str) -> str:
        return (self.folder / path).read_text("utf-8")

    def names(self, pattern: str = "**/*") -> set[str]:
        return {
            path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern) if path.is_file()
        }


def sheet(title: str = "Une fiche d’essai", more: str = "", body: str = "Un texte.") -> str:
    """Return the text of a right sheet; *more* is further lines of its front matter."""
    return SHEET.format(title=json.dumps(title, ensure_ascii=False), more=more and f"{more}\n", body=body)


def project(folder: Path, source: Path = CORPUS, **settings: Any) -> Path:
    """Copy the network of *source* into *folder*, around the engine under test."""
    folder.mkdir(parents=True)
    for name in ("docs", "initiatives"):
        shutil.copytree(source / name, folder / name)
    shutil.copytree(ROOT / "docs/assets", folder / "docs/assets", dirs_exist_ok=True)
    (folder / "hooks").symlink_to(ROOT / "hooks")
    shutil.copy(SETTINGS, folder / "base.yml")
    shutil.copy(source / "mkdocs.yml", folder)
    configure(folder, **settings)
    return folder


def configure(root: Path, **settings: Any) -> None:
    """Set *settings* in the configuration of the project, so that every edition has them."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        for key, value in settings.items():
            file.write(f"{key}: {json.dumps(value)}\n")


def write_sheets(root: Path, sheets: Mapping[str, str]) -> None:
    """Write each of *sheets*, by identifier."""
    for name, text in sheets.items():
        (root / f"initiatives/{name}.md").write_text(text, "utf-8")


def only_sheets(root: Path, sheets: Mapping[str, str]) -> None:
    """Replace the sheets of the project, its findings and its hand-written pages that link to them."""
    for path in (root / "initiatives").glob("*.md"):
        path.unlink()
    shutil.rmtree(root / "initiatives/_constats", ignore_errors=True)
    # Its calendars name terms that other vocabularies may lack.
    shutil.rmtree(root / "initiatives/_agenda", ignore_errors=True)
    shutil.rmtree(root / "docs/parcours", ignore_errors=True)
    for path in (root / "docs").glob("index*.md"):
        path.write_text("# Accueil\n\nBienvenue.\n", "utf-8")
    write_sheets(root, sheets)


@contextmanager
def _told() -> Iterator[list[str]]:
    messages = Messages()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(messages)
    try:
        yield messages.texts
    finally:
        logger.removeHandler(messages)


def configuration(root: Path, **settings: Any) -> MkDocsConfig:
    return load_config(str(root / "mkdocs.yml"), **settings)


def build(root: Path, *, strict: bool = True, warnings: list[str] | None = None) -> Built:
    """Do what `mkdocs build` does; *warnings* gathers what is told even where the build fails."""
    with _told() as told:
        try:
            _build(configuration(root, strict=strict), "build")
        finally:
            if warnings is not None:
                warnings.extend(told)
    _forget()
    return Built(root, root / "site", told)


def _build(config: MkDocsConfig, command: Literal["build", "serve"]) -> None:
    config.plugins.on_startup(command=command, dirty=False)
    try:
        if command == "serve":
            config.site_url = SERVED_AT
        host_build(config, serve_url=SERVED_AT if command == "serve" else None)
    finally:
        config.plugins.on_shutdown()
        # A command ends here; the tests go on.
        gc.enable()


def _forget() -> None:
    """Free what a build left, which is in cycles: a process that grows takes ever longer to fork.

    What outlives it is not looked at again: the tests keep it to the end, and each look would be longer.
    """
    gc.collect()
    gc.freeze()


def serve_once(root: Path, folder: Path) -> Built:
    """Do what `mkdocs serve` does before it listens."""
    with _told() as told:
        _build(configuration(root, site_dir=str(folder)), "serve")
    _forget()
    return Built(root, folder, told)


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file of *folder*, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
