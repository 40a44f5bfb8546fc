"""A document ↔ pandoc's tree of it. Pandoc is called as a program: sandboxed, with a bound on memory and on time."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from partage.importing.bounded import Bounds, program
from partage.importing.refusal import Refusal

Node: TypeAlias = "dict[str, Any]"
"""A block or an inline: `t` its type, `c` its content."""

BOUNDS = Bounds(
    processor=3,
    elapsed=20.0,
    way_out="ouvrez-le dans LibreOffice ou Word et enregistrez-le de nouveau, ou copiez son texte dans un fichier .md",
    answer=24 * 2**20,
)
"""Of one document: the longest that a sheet can hold takes pandoc half a second."""
_MEMORY = ("+RTS", "-M768m", "-RTS")
_READERS = {
    "docx": "docx",
    "odt": "odt",
    "html": "html-native_divs-native_spans",
    # What a sheet is written in, and the raw HTML that it may not have: to be turned into Markdown too.
    "md": "commonmark+footnotes+pipe_tables+strikeout+task_lists+autolink_bare_uris+raw_html",
}
_WRITER = "commonmark+footnotes+pipe_tables+strikeout+task_lists-raw_html"
INSTALL = 'python -m pip install -e ".[import]"'
MISSING = (
    "cette commande a besoin d’outils qui ne sont pas installés. Dans le dossier du projet, avec le Python qui lance "
    f"partage (.venv/bin/python), tapez : {INSTALL}"
)


def tree_of(data: bytes, kind: str) -> Node:
    """Return the tree of the document *data*: `meta` and `blocks`."""
    tree: Node = json.loads(_pandoc(["--from", _READERS[kind], "--to", "json"], data))
    return tree


def markdown_of(tree: Node) -> str:
    """Return *tree* as the Markdown of sheets: CommonMark, notes and pipe tables, no raw HTML."""
    options = ["--from", "json", "--to", _WRITER, "--wrap", "none", "--markdown-headings", "atx"]
    return _pandoc(options, json.dumps(tree).encode())


def _pandoc(options: list[str], data: bytes) -> str:
    try:
        import pypandoc  # an extra
    except ImportError:
        raise Refusal(MISSING) from None
    try:
        said = program([pypandoc.get_pandoc_path(), *_MEMORY, "--sandbox", *options], data, BOUNDS)
    except OSError:
        raise BOUNDS.broken() from None
    return said.decode("utf-8", "replace")
