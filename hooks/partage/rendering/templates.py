"""The Jinja environment of what goes inside a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

FOLDER = Path(__file__).parents[1] / "templates"


@cache
def environment() -> Environment:
    """Return the environment: every value is escaped, a missing one is an error."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["paragraphs"] = paragraphs
    return made


def render(template: str, **values: Any) -> str:
    """Return *template* with *values*."""
    return environment().get_template(template).render(values)


def paragraphs(text: str) -> Markup:
    """Return plain *text* as HTML paragraphs, one for each block between empty lines."""
    blocks = (block for block in text.split("\n\n") if block.strip())
    return Markup("\n").join(Markup("<p>{}</p>").format(escape(block.strip())) for block in blocks)
