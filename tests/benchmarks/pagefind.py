"""Pagefind, the search that ours is measured beside: installed from its lock, over bare pages of the same sheets."""

from __future__ import annotations

import html
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import frontmatter

from partage.sheets.body.render import render
from tests.benchmarks import node

HERE = Path(__file__).resolve().parent
FILTERS = ("themes", "territoires", "methodes")
_PAGE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>{title}</title>{filters}</head>
<body><main data-pagefind-body><h1>{title}</h1><p>{summary}</p>{body}</main></body>
</html>
"""


def installed() -> Path:
    """Return the command."""
    return node.installed("pagefind", without="--only ours,material")


def version() -> str:
    """Return its version."""
    return node.version("pagefind")


def write_pages(sheets: Path, site: Path) -> None:
    """Write into *site* a page for each of *sheets*, and the page that searches them."""
    paths = sorted(sheets.iterdir())
    known = {path.stem for path in paths}
    for path in paths:
        sheet = frontmatter.load(path)
        page = site / "initiatives" / path.stem / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(_page(sheet.metadata, render(sheet.content, sheets=known).html), "utf-8")
    shutil.copy2(HERE / "pagefind.html", site / "index.html")


def _page(fields: dict[str, Any], body: str) -> str:
    return _PAGE.format(
        title=html.escape(fields["titre"]),
        summary=html.escape(fields["resume"]),
        body=body,
        filters="".join(
            f'<meta data-pagefind-filter="{name}[content]" content="{html.escape(term)}">'
            for name in FILTERS
            for term in fields.get(name, [])
        ),
    )


def indexing(site: Path) -> Sequence[str]:
    """Return the command that indexes *site*."""
    return [os.fspath(installed()), "--site", os.fspath(site)]
