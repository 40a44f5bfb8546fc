"""Writes the folder of a new base."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template

from partage.founding.answers import Answers
from partage.founding.general_pages import adapted, licence_link
from partage.founding.settings_file import settings_of
from partage.founding.whose import ENGINE, GENERAL_PAGES, KEPT, LEFT, LISTS, OWN_LISTS
from partage.text.strings import WRITTEN_IN

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
    for name in LEFT:
        shutil.rmtree(folder / name, ignore_errors=True)
    _lists(engine / LISTS, folder / LISTS)
    for path, text in _pages(engine, answers):
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


def _pages(engine: Path, answers: Answers) -> Iterator[tuple[str, str]]:
    """Yield the pages of the base, by path; one without a language in its name is in the first one of `Answers`."""
    values = {
        "name": answers.name,
        "licence": licence_link(answers),
        "contact": answers.contact or _LATER[answers.first],
        "perimeter": answers.perimeter or _LATER[answers.first],
    }
    for language in _LATER:
        if language not in answers.languages and language != answers.first:
            continue
        ending = ".md" if language == answers.first else f".{language}.md"
        places = _text(f"places-{'fr' if answers.is_in_france else 'other'}.{language}.md", values).strip()
        for page in ("index", "a-propos"):
            yield f"docs/{page}{ending}", _text(f"{page}.{language}.md", values | {"places": places})
        for page in GENERAL_PAGES:
            source = engine / f"{page}{'' if language == WRITTEN_IN else f'.{language}'}.md"
            yield f"{page}{ending}", adapted(source.read_text("utf-8"), answers)
    language = answers.languages[0] if answers.languages[0] in _LATER else answers.first
    for page in ("README", "CONTRIBUTING"):
        yield f"{page}.md", _text(f"{page}.{language}.md", values)
    yield "LICENSE.texts.md", _text("LICENSE.texts.md", values)


_LATER = {WRITTEN_IN: "à compléter", "en": "to be completed"}
"""What is said, in each language that has pages here, where nothing was answered."""


def _text(name: str, values: Mapping[str, str]) -> str:
    return Template((TEXTS / name).read_text("utf-8")).substitute(values)
