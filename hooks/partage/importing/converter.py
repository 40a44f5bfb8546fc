"""A document ↔ pandoc's tree of it. Pandoc is called as a program: sandboxed, with a bound on memory and on time."""

from __future__ import annotations

import json
import subprocess
from typing import Any, TypeAlias

from partage.importing.incoming import Refusal

Node: TypeAlias = "dict[str, Any]"
"""A block or an inline: `t` its type, `c` its content."""

TIMEOUT = 30.0
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
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), *_MEMORY, "--sandbox", *options],
            input=data, capture_output=True, timeout=TIMEOUT, check=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Refusal(
            "ce document est trop compliqué pour être lu ; importez-le en plusieurs fois."
        ) from None
    except (OSError, subprocess.CalledProcessError):
        raise Refusal(
            "ce document ne peut pas être lu ; ouvrez-le dans LibreOffice ou Word et enregistrez-le de nouveau, ou "
            "copiez son texte dans un fichier .md."
        ) from None
    return done.stdout.decode("utf-8", "replace")
