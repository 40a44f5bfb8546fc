"""The sites that are built over the same sheets: this project, and MkDocs with Material by itself."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from mkdocs.utils.yaml import yaml_load

from partage.text.folding import slug

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "https://initiatives.example/"
"""Where the sites say that they are: a public address, which our pages show as a QR code."""
PROCESSES = 2
ENVIRONMENT = {
    # Where it is set, our builds alone would compile their code each time.
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "NO_MKDOCS_2_WARNING": "1",
    "SITE_URL": ADDRESS,
    # Ours, those of Go, those of Rust.
    **dict.fromkeys(("PARTAGE_PROCESSES", "GOMAXPROCS", "RAYON_NUM_THREADS"), str(PROCESSES)),
}
"""What each command is given: none works with more processors than another."""
LEAVES_OUT = "{subject} wrote {pages} pages for {size} sheets: what it left out would make it look fast"
_FOLDERS = ("docs", "initiatives/_vocabulaires")


class Subject(ABC):
    """A folder that a command makes a site from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """What it is called in a table."""
        return type(self).__name__.lower()

    @property
    def command(self) -> list[str]:
        """What builds the site."""
        return [sys.executable, "-m", "mkdocs", "build", "--quiet"]

    @property
    def site(self) -> Path:
        """Where the site is."""
        return self.folder / "site"

    @abstractmethod
    def prepare(self, sheets: Path) -> None:
        """Make the folder, with the sheets of *sheets*."""

    def clear(self) -> None:
        """Take away all that a build leaves, so that the next one is cold.

        Nothing is deleted before the end: ext4 looks at each file that was deleted in the last minute before it makes
        another, which took a quarter of the time of some builds.
        """
        left = self.folder.with_name(f"{self.folder.name}-left-{time.time_ns()}")
        for leftover in ("site", "site.new", "site.old", ".cache"):
            if (self.folder / leftover).exists():
                left.mkdir(exist_ok=True)
                (self.folder / leftover).rename(left / leftover)

    def lacks(self, size: int) -> str:
        """Say what the site of *size* sheets lacks; nothing where it is whole."""
        pages = sum(1 for _ in self.site.glob("initiatives/fiche-*/index.html"))
        return "" if pages == size else LEAVES_OUT.format(subject=self.name, pages=pages, size=size)


class Ours(Subject):
    """The base of the tests with its vocabularies and pages, and the generated sheets for all sheets."""

    def __init__(self, folder: Path, languages: str) -> None:
        super().__init__(folder)
        self._languages = languages

    @property
    def name(self) -> str:
        """What it is called in a table, with its languages where they are not French alone."""
        return super().name if self._languages == "fr" else f"{super().name}, {self._languages}"

    def prepare(self, sheets: Path) -> None:
        """Copy the project and the sheets."""
        shutil.copytree(sheets, self.folder / "initiatives")
        for name in _FOLDERS:
            shutil.copytree(ROOT / "tests/base" / name, self.folder / name)
        for name in ("hooks", "docs/assets"):
            shutil.copytree(ROOT / name, self.folder / name)
        shutil.copy2(ROOT / "tests/settings.yml", self.folder / "base.yml")
        shutil.copy2(ROOT / "tests/base/mkdocs.yml", self.folder / "project.yml")
        # A picture for each page that is shared is drawn once and kept: no other subject draws any.
        settings = {
            "INHERIT": "project.yml",
            "extra": {"languages": self._languages, "share_images": False},
            "hooks": ["hooks/main.py", *self._more_hooks()],
        }
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")

    def _more_hooks(self) -> list[str]:
        return []

    def edit(self, number: int) -> None:
        """Change a word in the text of a sheet."""
        path = sorted((self.folder / "initiatives").glob("*.md"))[number]
        path.write_text(f"{path.read_text('utf-8')}\nUn mot de plus, le {number}.\n", "utf-8")


class Searchless(Ours):
    """The same without its search: what it costs is told apart."""

    def _more_hooks(self) -> list[str]:
        shutil.copy2(Path(__file__).with_name("without_search.py"), self.folder)
        return ["without_search.py"]


class Plain(Subject):
    """MkDocs and Material with tags and search, the sheets being ordinary pages out of the navigation.

    As lean as it can be: one page lists every tag, and MkDocs's own Markdown extensions only.
    """

    def prepare(self, sheets: Path) -> None:
        """Write the configuration, and the sheets with what Material reads of their front matter."""
        pages = self.folder / "docs" / "initiatives"
        pages.mkdir(parents=True)
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(self._configuration()), "utf-8")
        (self.folder / "docs" / "index.md").write_text("# Initiatives\n\n[Thèmes](tags.md)\n", "utf-8")
        (self.folder / "docs" / "tags.md").write_text("# Thèmes\n\n<!-- material/tags -->\n", "utf-8")
        for path in sheets.iterdir():
            sheet = frontmatter.load(path)
            kept = {"title": sheet.metadata["titre"], "tags": self._tags(sheet.metadata)}
            header = yaml.dump(kept, Dumper=yaml.CSafeDumper, allow_unicode=True)
            (pages / path.name).write_text(f"---\n{header}---\n{sheet.content}\n", "utf-8")

    def _configuration(self) -> dict[str, Any]:
        return {
            "site_name": "Initiatives",
            "site_url": "http://127.0.0.1:8000/",
            "theme": {"name": "material", "language": "fr", "font": False},
            "plugins": ["tags", {"search": {"lang": "fr"}}],
            "nav": ["index.md"],
            "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore"}},
        }

    def _tags(self, fields: Mapping[str, Any]) -> list[str]:
        return [*fields["themes"], *fields.get("methodes", [])]


class Indexed(Plain):
    """The same job as ours: a page for each term of each facet, the Markdown extensions of our own pages."""

    def prepare(self, sheets: Path) -> None:
        """Add the page of each term."""
        self._terms: set[str] = set()
        super().prepare(sheets)
        terms = self.folder / "docs" / "termes"
        terms.mkdir()
        for term in self._terms:
            listing = f"<!-- material/tags {{ include: [{json.dumps(term)}] }} -->"
            (terms / f"{slug(term)}.md").write_text(f"# {term}\n\n{listing}\n", "utf-8")

    def _configuration(self) -> dict[str, Any]:
        with (ROOT / "hooks/engine.yml").open("rb") as engine:
            extensions = yaml_load(engine)["markdown_extensions"]
        return {**super()._configuration(), "markdown_extensions": extensions}

    def _tags(self, fields: Mapping[str, Any]) -> list[str]:
        tags = [*super()._tags(fields)]
        for key in ("territoires", "selection", "publics", "dispositifs"):
            tags += fields.get(key, [])
        tags += [fields[key] for key in ("etat", "nature", "echelle", "porteur") if key in fields]
        tags += [actor["nom"] for actor in fields.get("acteurs", [])]
        tags += [each["facteur"] for key in ("freins", "leviers") for each in fields.get(key, [])]
        tags += list(fields.get("participation", {}).values())
        tags += [str(fields["debut"])[:4]] if "debut" in fields else []
        # Two facets may have a term of the same name, such as « partage »: one tag, one page.
        tags = list(dict.fromkeys(tags))
        self._terms.update(tags)
        return tags
