"""What Hugo is given of a sheet and of a term: its front matter, with what Hugo does not know how to find out.

Computed for it, though our own build pays for them: facts in words, places that hold others, open questions, emblems;
and, cut out of pages that our project has built, sheets to compare (a sheet), figures and crossings (a term).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from partage.catalogue.facets import FACETS, Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import completing_address, embed_address, sheet_address, term_address
from partage.reference.terms import Term
from partage.rendering.cards import facts_in_short
from partage.rendering.components import Fact
from partage.rendering.facts import actor_value, facts_of, head_of
from partage.rendering.icons import card_classes, emblem_of
from partage.sheets.completeness import completeness
from partage.sheets.fields import field_label
from partage.text.strings import strings

ROOT = "../../"
_ICON = re.compile(r'(?<=<span class="sheet__emblem">).*?</svg>')
_NEAR = re.compile(r'<h2 id="proches">.*?</ul>', re.DOTALL)
_LOCATOR = re.compile(r'<figure class="locator".*?</figure>', re.DOTALL)
_KICKER = re.compile(r'<p class="kicker".*?</p>', re.DOTALL)
_ACTIONS = re.compile(r'<ul class="actions".*?</ul>', re.DOTALL)
_PAGE = re.compile(r'<div class="term__title.*(?=<div class="imprint">)', re.DOTALL)
_CARDS = re.compile(r'<ul class="cards"(?:(?!<section).)*</ul>\s*</ul>', re.DOTALL)
_PAGES = re.compile(r'<nav class="pages".*?</nav>', re.DOTALL)


def sheet_page(site: Site, initiative: Initiative, text: str, built: Path) -> str:
    """Return the source of the page of *initiative*, whose text is *text*; *built* holds our site."""
    page = (built / sheet_address(initiative.id) / "index.html").read_text("utf-8")
    parts = {"icon": _ICON, "near": _NEAR, "locator": _LOCATOR, "kicker": _KICKER, "actions": _ACTIONS}
    cut = {name: _cut(part, page) for name, part in parts.items()}
    return _source({**_sheet(site, initiative), **cut}, text)


def term_page(site: Site, facet: Facet, term: Term, built: Path) -> str:
    """Return the source of the page of *term*; *built* holds our site."""
    address = term_address(facet.id, term.id)
    page = _cut(_PAGE, (built / address / "index.html").read_text("utf-8"))
    above, _, below = _PAGES.sub("", _CARDS.sub("\0", page, count=1)).partition("\0")
    outputs = ["html", "frame"] if (built / embed_address(facet, term.id)).exists() else ["html"]
    return _source({"title": term.label, "above": above, "below": below, "outputs": outputs})


def _source(header: dict[str, Any], text: str = "") -> str:
    return f"{json.dumps(header, ensure_ascii=False)}\n\n{text}"


def _cut(part: re.Pattern[str], page: str) -> str:
    found = part.search(page)
    return found[0] if found else ""


def _sheet(site: Site, initiative: Initiative) -> dict[str, Any]:
    vocabularies = site.catalogue.vocabularies
    start = initiative.start or initiative.attested
    told = completeness(initiative.sheet)
    t = strings("fr")
    return {
        "title": initiative.title,
        "summary": initiative.summary,
        "date": f"{start.year}-{start.month or 1:02}-{start.day or 1:02}" if start else "1900-01-01",
        **{facet.address: _terms(site, facet, initiative) for facet in FACETS},
        "colour": emblem_of(site, initiative).colour,
        "card": card_classes(site, initiative),
        "head": _facts(head_of(site, initiative, ROOT)),
        "facts": _facts(facts_of(site, initiative, ROOT)),
        "shown": facts_in_short(site, initiative),
        "chips": [
            [vocabularies["theme"].terms[each].label, term_address("theme", each)]
            for each in initiative.terms["theme"]
        ],
        "blocks": _blocks(site, initiative),
        "questions": [
            [field_label(name, "fr"), completing_address(initiative.id, name)] for name in told.open_fields
        ],
        "state": [told.state, t(f"sheet.state.{told.state}")],
    }


def _terms(site: Site, facet: Facet, initiative: Initiative) -> list[str]:
    """Return the terms of a sheet with those above them: Hugo's taxonomies are flat."""
    known = site.catalogue.vocabularies[facet.id].terms
    terms = initiative.terms.get(facet.id, ())
    return list(dict.fromkeys(each for term in terms for each in (term, *known[term].ancestors)))


def _facts(facts: list[Fact]) -> list[dict[str, Any]]:
    return [
        {
            "id": fact.id,
            "label": fact.label,
            "values": [[value.text, value.href, value.note] for value in fact.values],
        }
        for fact in facts
    ]


def _blocks(site: Site, initiative: Initiative) -> list[dict[str, Any]]:
    fields = initiative.fields
    levels = site.catalogue.vocabularies["participation"].terms
    actors = [(actor_value(site, each.name or "", ROOT), ", ".join(each.roles)) for each in fields.actors]
    participation = [
        [phase, ROOT + term_address("participation", level), levels[level].label]
        for phase, level in fields.participation.items()
    ]
    blocks: list[tuple[str, list[list[str]]]] = [
        ("actors", [[actor.text, actor.href, roles] for actor, roles in actors]),
        ("obstacles", [[*_factor(site, each.factor), each.text] for each in fields.obstacles]),
        ("levers", [[*_factor(site, each.factor), each.text] for each in fields.levers]),
        ("lessons", [[*_factor(site, each.factor), each.text] for each in fields.lessons]),
        ("sources", [[each.title, each.url or "", ""] for each in fields.sources]),
        ("participation", participation),
    ]
    return [
        {"id": name, "title": field_label(name, "fr"), "entries": entries}
        for name, entries in blocks
        if entries
    ]


def _factor(site: Site, factor: str | None) -> tuple[str, str]:
    if not factor:
        return "", ""
    return site.catalogue.vocabularies["factor"].terms[factor].label, ROOT + term_address("factor", factor)
