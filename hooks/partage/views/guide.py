"""The table of the fields, for the contributors' guide."""

from __future__ import annotations

from typing import Any

from partage.catalogue.site import Site
from partage.rendering.jinja import render
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, LEVELS, FrontMatter, field_example, field_help, field_label
from partage.sheets.sections import SECTIONS
from partage.text.strings import Locale

MARK = "<!-- champs -->"
"""The marker that a hand-written page has in place of the table."""


def body(site: Site) -> str:
    """Return the table of fields and that of the guided sections."""
    fields = [_described(name, site.locale) for name in FrontMatter.model_fields]
    sections = [{"title": each.title, "question": each.asked(site.locale)} for each in SECTIONS]
    return render("fields.html.jinja", site.locale, fields=fields, sections=sections)


def _described(name: str, locale: Locale) -> dict[str, Any]:
    example = field_example(name, locale)
    return {
        "key": KEYS[name],
        "label": field_label(name, locale),
        "level": LEVELS[name],
        "help": field_help(name, locale),
        "example": example,
        "is_french": example == field_example(name, "fr"),
        "most": FIELD_KINDS[name].max_values,
    }
