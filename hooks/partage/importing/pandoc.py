"""A document ↔ its pandoc tree. Pandoc runs as a separate program: sandboxed, with limits on memory and time."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from partage.importing.bounded import Bounds, program
from partage.importing.refusal import Refusal

Node: TypeAlias = "dict[str, Any]"
"""A block or an inline: `t` is its type, `c` its content."""
NO_ATTRIBUTES: list[Any] = ["", [], []]
"""The identifier, classes and key-value pairs of a node that has none."""

BOUNDS = Bounds(
    processor=3,
    elapsed=20.0,
    way_out="ouvrez-le dans LibreOffice ou Word et enregistrez-le de nouveau, ou copiez son texte dans un fichier .md",
    answer=24 * 2**20,
)
"""For one document: the longest that a sheet can hold takes pandoc half a second."""
_MEMORY = ("+RTS", "-M768m", "-RTS")
_READERS = {
    "docx": "docx",
    "odt": "odt",
    "html": "html-native_divs-native_spans",
    # The Markdown of sheets, plus raw HTML, which sheets may not contain and which is converted to Markdown.
    "md": "commonmark+footnotes+pipe_tables+strikeout+task_lists+autolink_bare_uris+raw_html",
}
_WRITER = "commonmark+footnotes+pipe_tables+strikeout+task_lists-raw_html"
INSTALL = 'python -m pip install -e ".[import]"'
MISSING = (
    "cette commande a besoin d’outils qui ne sont pas installés. Dans le dossier du projet, avec le Python qui lance "
    f"partage (.venv/bin/python), tapez : {INSTALL}"
)


def tree_of(data: bytes, kind: str) -> Node:
    """Return the pandoc tree of the document *data*: `meta` and `blocks`; Refusal if pandoc cannot read it."""
    tree: Node = json.loads(_pandoc(["--from", _READERS[kind], "--to", "json"], data))
    return tree


def markdown_of(tree: Node) -> str:
    """Return *tree* as the Markdown of sheets: CommonMark with notes and pipe tables, without raw HTML."""
    options = ["--from", "json", "--to", _WRITER, "--wrap", "none", "--markdown-headings", "atx"]
    return _pandoc(options, json.dumps(tree).encode())


def _pandoc(options: list[str], data: bytes) -> str:
    try:
        import pypandoc  # an extra
    except ImportError:
        raise Refusal(MISSING) from None
    try:
        output = program([pypandoc.get_pandoc_path(), *_MEMORY, "--sandbox", *options], data, BOUNDS)
    except OSError:
        raise BOUNDS.broken() from None
    return output.decode("utf-8", "replace")
