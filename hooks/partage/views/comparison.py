"""The page that sets two or three sheets side by side: what is compared and in which order; the browser fills it."""

from __future__ import annotations

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import COMPARISON, root_of
from partage.rendering.jinja import render
from partage.sheets.fields import field_label
from partage.sheets.sections import SECTIONS

ROWS: dict[str, tuple[str, ...]] = {
    "setting": ("stage", "territories", "place", "start", "duration", "scale", "themes"),
    "people": (
        "lead", "actors", "initiators", "audiences", "missing_audiences", "participants", "active_inhabitants",
        "participation", "decision",
    ),
    "way": ("methods", "selection", "budget", "schemes", "funders", "staffing"),
    "effects": ("results_people", "results_organisations", "results_territory", "unexpected", "evidence"),
    "learned": (
        "obstacles", "levers", "lessons", "next_time", "disputed", "transferability", "follow_up", "sustainability",
    ),
}  # fmt: skip
"""Attributes of the front matter that are compared, by group: the marks `data-row` of the pages of sheets."""


def body(site: Site) -> str:
    """Return the content of the page, to go under its title."""
    t = site.strings
    root = root_of(COMPARISON)
    return render(
        "comparison.html.jinja",
        site.locale,
        root=root,
        words={key: words for key, words in t.table.items() if key.startswith(("compare.", "scale."))},
        groups=[
            {"title": t(f"compare.group.{group}"), "rows": [_row(site, name) for name in names]}
            for group, names in ROWS.items()
        ],
        ways=[
            (t("list.title"), f"{root}initiatives/"),
            *((t(f"facet.{facet.id}.title"), f"{root}{facet.address}/") for facet in FACETS if facet.is_core),
        ],
    )


def _row(site: Site, name: str) -> dict[str, str]:
    """Return a row: what it compares, its heading, the section of a text that may tell the same in other words."""
    own = {"stage": "compare.stage", "start": "sheet.when"}.get(name)
    label = site.strings(own) if own else field_label(name, site.locale)
    section = next((section.id for section in SECTIONS if name in section.fields), "")
    return {"name": name, "label": label, "told": section}
