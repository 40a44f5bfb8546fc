"""The tables of the guides: the fields of a sheet, the settings of a network."""

from __future__ import annotations

from typing import Any

from partage.catalogue.site import Site
from partage.rendering.jinja import render
from partage.settings.declared import SETTINGS
from partage.sheets.field_kinds import FIELD_KINDS
from partage.sheets.fields import KEYS, LEVELS, FrontMatter, field_example, field_help, field_label
from partage.sheets.sections import SECTIONS
from partage.text.strings import WRITTEN_IN
from partage.text.typography import french

MARK = "<!-- champs -->"
"""The marker that a hand-written page has in place of the table."""
SETTINGS_MARK = "<!-- reglages -->"
"""The same, for the settings of a network."""


def body(site: Site) -> str:
    """Return the table of fields and that of the guided sections."""
    fields = [_described(site, name) for name in FrontMatter.model_fields]
    base = site.references.language
    language = base if base == WRITTEN_IN else "en"
    sections = [
        {
            "title": each.written_in(base),
            "lang": language,
            "question": each.asked(site.locale),
        }
        for each in SECTIONS
    ]
    return render("fields.html.jinja", site.locale, fields=fields, sections=sections)


def _described(site: Site, name: str) -> dict[str, Any]:
    limits, locale = site.references.limits, site.locale
    example = field_example(name, locale)
    return {
        "key": KEYS[name],
        "label": field_label(name, locale),
        "level": LEVELS[name],
        "help": limits.told(KEYS[name], field_help(name, locale)),
        "example": example,
        "is_french": example == field_example(name, "fr"),
        "most": limits.of(KEYS[name], FIELD_KINDS[name].max_values),
    }


def settings(site: Site) -> str:
    """Return the table of the settings."""
    rows = [
        {
            "key": each.key,
            "help": french(each.french) if site.locale == "fr" else each.english,
            "default": each.default,
            "example": each.example,
        }
        for each in SETTINGS
    ]
    return render("settings.html.jinja", site.locale, settings=rows)
