"""Pagefind, the search that ours is measured beside: installed from its lock, over bare pages of the same sheets."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import frontmatter

from partage.markdown import render
from tests.benchmarks.subjects import ROOT

HERE = Path(__file__).resolve().parent
CACHE = ROOT / ".cache" / "benchmarks"
FILTERS = ("themes", "territoires", "methodes")
_PACKAGE = ("package.json", "package-lock.json", ".npmrc")
_MISSING = "Pagefind needs {tool}: install Node.js 20 or later; without it: `--only ours,material`."
_FAILED = "npm could not install Pagefind in {folder}; without it: `--only ours,material`."
_PAGE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>{title}</title>{filters}</head>
<body><main data-pagefind-body><h1>{title}</h1><p>{summary}</p>{body}</main></body>
</html>
"""


def installed() -> Path:
    """Return the command, installed if it is missing or of another version; leave the program where it cannot be."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            raise SystemExit(_MISSING.format(tool=tool))
    command = CACHE / "node_modules" / ".bin" / "pagefind"
    if not command.exists() or _texts(CACHE) != _texts(HERE):
        CACHE.mkdir(parents=True, exist_ok=True)
        for name in _PACKAGE:
            shutil.copy2(HERE / name, CACHE / name)
        # Its program comes in the package: no script needs to run.
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--loglevel=error"], cwd=CACHE, check=False)
        if done.returncode:
            raise SystemExit(_FAILED.format(folder=CACHE))
    return command


def _texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") if (path := folder / name).exists() else "" for name in _PACKAGE]


def version() -> str:
    """Return the version that the lock gives."""
    lock = json.loads((HERE / "package-lock.json").read_text("utf-8"))
    return str(lock["packages"]["node_modules/pagefind"]["version"])


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
