"""Findings: what people state across sheets, with the sheets on each side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from partage.across.findings import SIDES, Finding
from partage.catalogue.site import Site
from partage.catalogue.urls import FINDINGS, LESSONS, finding_address, root_of
from partage.rendering import shell
from partage.rendering.cards import Crumb, other_language
from partage.rendering.components import Value
from partage.rendering.formatting import in_words
from partage.rendering.head import head
from partage.rendering.icons import icon
from partage.rendering.imprint import imprint
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.share_image import site_poster
from partage.rendering.told import origin


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page of each finding."""
    for finding in site.findings.by_id.values():
        path = f"{finding_address(finding.id)}index.html"
        yield Output(path, partial(_page, site, finding), finding.digest)


def _page(site: Site, finding: Finding) -> str:
    address = finding_address(finding.id)
    fields = finding.fields
    own_head = head(site, site_poster(site), fields.title, fields.statement, address, kind="article")
    content = _content(site, finding)
    page_shell = site.shells[FINDINGS.rstrip("/"), address.count("/")]
    title = f"{fields.title} ({site.strings('finding.one').lower()})"
    return page_shell.fill(shell.filled(title, fields.statement, address, content, own_head))


def _content(site: Site, finding: Finding) -> str:
    t, fields = site.strings, finding.fields
    address = finding_address(finding.id)
    root = root_of(address)
    source = fields.source
    details = [source.author, in_words(source.date, site.locale) if source.date else ""] if source else []
    return render(
        "finding.html.jinja",
        site.locale,
        root=root,
        crumbs=[Crumb(t("across.lessons.title"), root + LESSONS), Crumb(t("finding.title"), root + FINDINGS)],
        language=site.references.language if site.locale != site.references.language else "",
        title=fields.title,
        statement=fields.statement,
        sides=[side for each in SIDES if (side := _side(site, finding, each, root))["sheets"]],
        source=Value(source.title, source.url or "", ", ".join(filter(None, details))) if source else None,
        excerpt=source.excerpt if source else "",
        quote=icon(site, "format-quote-open"),
        imprint=imprint(site, address),
    )


def _side(site: Site, finding: Finding, side: str, root: str) -> dict[str, Any]:
    """Return the sheets on one side; a local preview leaves out sheets with an error."""
    known = [
        site.catalogue.by_id[each] for each in getattr(finding.fields, side) if each in site.catalogue.by_id
    ]
    return {
        "id": side,
        "title": site.strings(f"finding.{side}"),
        "sheets": [(origin(site, each, root), each.summary, other_language(site, each)) for each in known],
    }


def body(site: Site) -> str:
    """Return the list of all findings, to go under its title."""
    root = root_of(FINDINGS)
    entries = [
        (each.fields.title, f"{root}{finding_address(each.id)}", each.fields.statement, _counted(site, each))
        for each in site.findings.by_id.values()
    ]
    return render(
        "findings.html.jinja",
        site.locale,
        root=root,
        entries=entries,
        guide=f"{root}contribuer/constats/" if "contribuer/constats.md" in site.texts else "",
        imprint=imprint(site, FINDINGS),
    )


def _counted(site: Site, finding: Finding) -> str:
    counts = [(side, len(getattr(finding.fields, side))) for side in SIDES]
    return ", ".join(site.strings.counted(f"finding.count.{side}", count) for side, count in counts if count)
