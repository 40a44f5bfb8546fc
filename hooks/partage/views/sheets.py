"""The page of each sheet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from markupsafe import Markup, escape

from partage.catalogue.initiative import INSPIRED_BY, Initiative
from partage.catalogue.related import RelatedSheet, related_sheets
from partage.catalogue.site import Site
from partage.catalogue.urls import (
    completing_address,
    finding_address,
    reviewing_address,
    root_of,
    sheet_address,
)
from partage.rendering import shell
from partage.rendering.acronyms import Explainer
from partage.rendering.cards import Crumb, facts_in_short, other_language, stage_of, title_link
from partage.rendering.citation import bibtex, citation_of, metas, ris
from partage.rendering.components import Value
from partage.rendering.facts import colophon, facts_of, head_of
from partage.rendering.formatting import in_words
from partage.rendering.head import head
from partage.rendering.icons import emblem_of, icon
from partage.rendering.imprint import sheet_imprint
from partage.rendering.jinja import render
from partage.rendering.json_ld import path_to, sheet_node
from partage.rendering.locator import sheet_locator
from partage.rendering.output import Output
from partage.rendering.page_images import figures_of
from partage.rendering.share_image import poster_of
from partage.rendering.sheet_sections import section_views, spoken
from partage.sheets.completeness import Completeness, completeness
from partage.sheets.fields import KEYS, FrontMatter, field_label
from partage.sheets.items import CitedSource
from partage.sheets.sections import SECTIONS


def output(site: Site, initiative: Initiative) -> Output:
    """Return the page of *initiative*."""
    path = f"{sheet_address(initiative.id)}index.html"
    named = site.findings.by_sheet.get(initiative.id, ())
    return Output(path, partial(page, site, initiative), (site.digest_of(initiative), named))


def page(site: Site, initiative: Initiative) -> str:
    """Return the whole page of *initiative*."""
    fields = initiative.fields
    address = sheet_address(initiative.id)
    values = shell.filled(
        fields.title, fields.summary, address, body(site, initiative), _head(site, initiative, address)
    )
    return site.shells["initiatives", 2].fill(values)


def _head(site: Site, initiative: Initiative, address: str) -> str:
    poster = poster_of(site, initiative)
    path = path_to(site, address, _crumbs(site, root_of(address)), initiative.title)
    data = [sheet_node(site, initiative, poster), path]
    names = metas(citation_of(site, initiative))
    return head(
        site, poster, initiative.title, initiative.summary, address, kind="article", data=data, names=names
    )


def _crumbs(site: Site, root: str) -> list[Crumb]:
    return [Crumb(site.strings("list.title"), f"{root}initiatives/")]


def body(site: Site, initiative: Initiative) -> str:
    """Return the content of the page of *initiative*."""
    fields = initiative.fields
    root = root_of(sheet_address(initiative.id))
    found = completeness(initiative.sheet)
    explain = Explainer(site, initiative.id, root).explained
    return render(
        "sheet.html.jinja",
        site.locale,
        root=root,
        crumbs=_crumbs(site, root),
        language=other_language(site, initiative),
        kicker=_kicker(site, initiative),
        title=fields.title,
        easy=fields.plain,
        summary=Markup(explain(str(escape(fields.summary)))),  # noqa: S704 - escaped first
        state=found.state,
        questions=_questions(site, found),
        icons={name: icon(site, drawing) for name, drawing in _ACTIONS.items()},
        notes=_notes(site, fields),
        emblem=emblem_of(site, initiative),
        head=head_of(site, initiative, root),
        facts=facts_of(site, initiative, root),
        locator=sheet_locator(site, initiative, root),
        sections=[replace(each, html=explain(each.html)) for each in section_views(site, initiative, root)],
        its=spoken(site, initiative).strings,
        figures=figures_of(site, fields, root),
        related=_related(site, initiative, root),
        findings=[
            (site.strings(f"finding.this.{side}"), root + finding_address(finding), title)
            for finding, title, side in site.findings.by_sheet.get(initiative.id, ())
        ],
        near=[_near(site, each, root) for each in related_sheets(site.catalogue, initiative)],
        sources=[_source(site, each) for each in fields.sources],
        invitations=[
            (_question(site, name), f"{root}{completing_address(initiative.id, KEYS[name])}")
            for name in found.open_fields
        ],
        acronyms=", ".join(each for each in found.acronyms if each not in site.references.acronyms),
        edit=root + completing_address(initiative.id),
        report=site.contributions.report(initiative.title, site.base_url + sheet_address(initiative.id))
        or root + reviewing_address(site),
        reviewing=root + reviewing_address(site),
        colophon=colophon(site, initiative),
        citations=_citations(site, initiative),
        id=initiative.id,
        imprint=sheet_imprint(site, initiative),
    )


def _citations(site: Site, initiative: Initiative) -> tuple[str, str]:
    cited = citation_of(site, initiative)
    return bibtex(cited), ris(cited)


_ACTIONS = {
    "print": "printer", "compare": "compare", "share": "link-variant", "cite": "format-quote-open",
    "complete": "pencil-plus",
}  # fmt: skip


def _questions(site: Site, found: Completeness) -> str:
    """Return how many questions are open, in words; empty for a sheet whose state says more."""
    if found.state not in ("ebauche", "partielle"):
        return ""
    return site.strings.counted("sheet.open", len(found.open_fields))


def _kicker(site: Site, initiative: Initiative) -> str:
    kinds = initiative.terms.get("kind", ())
    words = [site.references.vocabularies["natures"].terms[kind].named(site.locale) for kind in kinds]
    return " · ".join([*words, *filter(None, [stage_of(site, initiative)])])


def _notes(site: Site, fields: FrontMatter) -> list[str]:
    t = site.strings
    notes = []
    if "documents" in fields.gathered and not fields.reviewed and not fields.approved:
        notes.append(t("sheet.from_document"))
    for key, review in (("sheet.reviewed", fields.reviewed), ("sheet.approved", fields.approved)):
        if review:
            notes.append(t(key, name=review.name, date=in_words(review.date, site.locale)))
    return notes


def _related(site: Site, initiative: Initiative, root: str) -> list[dict[str, str]]:
    """Return the sheets that this one names, then those that name it and are not named back."""
    t = site.strings
    types = site.references.vocabularies["types-de-lien"].terms
    links = [
        (t("sheet.inspired_by") if kind == INSPIRED_BY else types[kind].named(site.locale), named)
        for named, kind in initiative.links
    ]
    named = {identifier for _, identifier in links}
    for identifier, kind in site.catalogue.linked_from.get(initiative.id, ()):
        if identifier not in named:
            words = t("sheet.inspired") if kind == INSPIRED_BY else _from_there(site, kind)
            links.append((words, identifier))
    return [
        {
            "type": words,
            "title": site.catalogue.by_id[identifier].title,
            "href": root + sheet_address(identifier),
        }
        for words, identifier in links
        # A local preview leaves out sheets with an error, but not those that link to them.
        if identifier in site.catalogue.by_id
    ]


def _near(site: Site, nearness: RelatedSheet, root: str) -> dict[str, Any]:
    term = site.catalogue.vocabularies[nearness.facet].terms[nearness.term]
    return {
        "why": site.strings(f"sheet.near.{nearness.facet}", term=term.named(site.locale)),
        "title": title_link(site, nearness.initiative, root),
        "facts": facts_in_short(site, nearness.initiative),
    }


_INVERSE = {"composante": "fait-partie-de", "fait-partie-de": "composante"}
_BOTH_WAYS = frozenset({"meme-collectif", "contraste", "voir-aussi"})


def _from_there(site: Site, kind: str) -> str:
    types = site.references.vocabularies["types-de-lien"].terms
    if kind in _INVERSE or kind in _BOTH_WAYS:
        return types[_INVERSE.get(kind, kind)].named(site.locale)
    return site.strings("sheet.related_from", type=types[kind].named(site.locale))


def _source(site: Site, source: CitedSource) -> Value:
    details = [source.author, in_words(source.date, site.locale) if source.date else ""]
    return Value(source.title, source.url or "", ", ".join(filter(None, details)))


def _question(site: Site, name: str) -> str:
    label = field_label(name, site.locale)
    asked = next((section.asked(site.locale) for section in SECTIONS if name in section.fields[:1]), "")
    return f"{label} — {asked}" if asked else label
