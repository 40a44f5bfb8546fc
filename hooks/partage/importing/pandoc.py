"""A document ↔ its pandoc tree. Pandoc runs as a separate program: sandboxed, with limits on memory and time."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from partage.importing.bounded import Bounds, processor_time, program
from partage.importing.refusal import Refusal

Node: TypeAlias = "dict[str, Any]"
"""A block or an inline: `t` is its type, `c` its content."""
NO_ATTRIBUTES: list[Any] = ["", [], []]
"""The identifier, classes and key-value pairs of a node that has none."""

BOUNDS = Bounds(
    processor=5,
    elapsed=20.0,
    way_out="ouvrez-le dans LibreOffice ou Word et enregistrez-le de nouveau, ou copiez son texte dans un fichier .md",
    answer=24 * 2**20,
)
"""For the largest document, pandoc included."""
_AT_LEAST = 0.8
_BYTES_PER_SECOND = 200_000
"""Half as fast as documents of a hundred pages are read by a small machine."""
_PASSAGE = 0.05
"""Seconds for each passage in HTML of a Markdown text: pandoc starts again for it."""
_MEMORY = ("+RTS", "-M768m", "-RTS")
_READERS = {
    # Thousands of headings with one title would take long to be given different identifiers.
    "docx": "docx-auto_identifiers",
    "odt": "odt-auto_identifiers",
    "html": "html-native_divs-native_spans-auto_identifiers",
    # The Markdown of sheets, plus raw HTML, which sheets may not contain and which is converted to Markdown.
    "md": "commonmark+footnotes+pipe_tables+strikeout+task_lists+autolink_bare_uris+raw_html",
}
_WRITER = "commonmark+footnotes+pipe_tables+strikeout+task_lists-raw_html"
INSTALL = 'python -m pip install -e ".[import]"'
MISSING = (
    "cette commande a besoin d’outils qui ne sont pas installés. Dans le dossier du projet, avec le Python qui lance "
    f"partage (.venv/bin/python), tapez : {INSTALL}"
)


class Pandoc:
    """Pandoc for one document: all that it reads and writes counts in one bound of time, with this process."""

    def __init__(self, size: int) -> None:
        """*size*: bytes of the text of the document, with its tags."""
        self._end = processor_time() + min(_AT_LEAST + size / _BYTES_PER_SECOND, BOUNDS.processor)

    def tree_of(self, data: bytes, kind: str) -> Node:
        """Return the pandoc tree of *data*: `meta` and `blocks`; Refusal if pandoc cannot read it."""
        tree: Node = json.loads(self._run(["--from", _READERS[kind], "--to", "json"], data))
        return tree

    def blocks_of_passage(self, data: bytes) -> list[Node]:
        """Return the blocks of a passage in HTML, which adds its own time to that of the document."""
        self._end += _PASSAGE
        return list(self.tree_of(data, "html")["blocks"])

    def markdown_of(self, tree: Node) -> str:
        """Return *tree* as the Markdown of sheets: CommonMark with notes and pipe tables, without raw HTML."""
        options = ["--from", "json", "--to", _WRITER, "--wrap", "none", "--markdown-headings", "atx"]
        return self._run(options, json.dumps(tree).encode())

    def _run(self, options: list[str], data: bytes) -> str:
        try:
            import pypandoc  # an extra
        except ImportError:
            raise Refusal(MISSING) from None
        left = self._end - processor_time()
        try:
            output = program(
                [pypandoc.get_pandoc_path(), *_MEMORY, "--sandbox", *options], data, BOUNDS, left
            )
        except OSError:
            raise BOUNDS.broken() from None
        return output.decode("utf-8", "replace")
