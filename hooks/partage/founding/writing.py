"""Writes the folder of a new base."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Template

from partage.founding.answers import LICENCES, Answers
from partage.founding.settings_file import settings_of
from partage.founding.whose import ENGINE, GENERAL_PAGES, KEPT, LEFT, LISTS, OWN_LISTS

TEXTS = Path(__file__).parent / "pages"
"""`<page>.<language>.md`: the pages that say whose base it is."""
_NEVER_COPIED = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.pyc", ".DS_Store")
_OF_ONE_NETWORK = re.compile(r"^[^#\n]*(Marseille|Gap\b|Page « [^»]*» de ce site)", re.MULTILINE)


class NotEmpty(Exception):
    """The folder of the new base has files already; the message is the French sentence to show."""


def write_base(engine: Path, folder: Path, answers: Answers) -> None:
    """Write the base of *answers* at *folder*, which is missing or empty, from the project *engine*."""
    if folder.exists() and any(folder.iterdir()):
        raise NotEmpty(f"« {folder} » n’est pas vide ; donnez le nom d’un nouveau dossier.")
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*ENGINE, *KEPT):
        _copy(engine / name, folder / name)
    if answers.licence != "CC BY-SA 4.0":
        (folder / "LICENSE.texts.md").unlink(missing_ok=True)
    for name in LEFT:
        shutil.rmtree(folder / name, ignore_errors=True)
    _lists(engine / LISTS, folder / LISTS)
    for page in GENERAL_PAGES:
        for ending in (".md", ".en.md"):
            _copy(engine / f"{page}{ending}", folder / f"{page}{ending}")
            _licensed(folder / f"{page}{ending}", answers)
    for path, text in _pages(answers):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    settings = (engine / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings_of(settings, answers), "utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=_NEVER_COPIED, dirs_exist_ok=True)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        shutil.copymode(source, target)


def _lists(source: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for file in sorted(source.iterdir()):
        if file.is_file() and file.name not in OWN_LISTS:
            (target / file.name).write_text(_without_uses(file.read_text("utf-8")), "utf-8")


def _without_uses(text: str) -> str:
    """Return a list without what a page of one network says of how a method is used: that page is not copied."""
    if not _OF_ONE_NETWORK.search(text):
        return text
    entries = re.split(r"(?m)^(?=\s*- id:)", text)
    return "".join(_plain(entry) if _OF_ONE_NETWORK.search(entry) else entry for entry in entries)


def _plain(entry: str) -> str:
    keys = ("buts", "taille", "duree", "preparation", "niveaux", "source", "adresse")
    return re.sub(rf"(?m)^\s+(?:{'|'.join(keys)}):.*\n(?:\s{{8,}}[^-\s].*\n)*", "", entry)


def _licensed(file: Path, answers: Answers) -> None:
    """Put the licence of *answers* in a page that names another."""
    if not file.is_file() or answers.licence == "CC BY-SA 4.0":
        return
    said = (
        f"[{answers.licence}]({answers.licence_address})" if answers.licence in LICENCES else answers.licence
    )
    text = re.sub(r"\[Creative Commons BY-SA 4\.0\]\([^)]*\)", said, file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def _pages(answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield the pages of the base, by path: one without a language in its name is French where there is French."""
    first = "fr" if "fr" in answers.languages else "en"
    values = {
        "name": answers.name,
        "licence": f"[{answers.licence}]({answers.licence_address})"
        if answers.licence_address
        else answers.licence,
        "contact": answers.contact or ("à compléter" if first == "fr" else "to be completed"),
        "perimeter": answers.perimeter or ("à compléter" if first == "fr" else "to be completed"),
    }
    for language in ("fr", "en"):
        if language not in answers.languages and language != first:
            continue
        ending = ".md" if language == first else f".{language}.md"
        for page, path in (("index", "docs/index"), ("a-propos", "docs/a-propos")):
            yield (
                f"{path}{ending}",
                Template((TEXTS / f"{page}.{language}.md").read_text("utf-8")).substitute(values),
            )
    readme = (
        TEXTS / f"README.{answers.languages[0] if answers.languages[0] in ('fr', 'en') else first}.md"
    ).read_text("utf-8")
    yield "README.md", Template(readme).substitute(values)
