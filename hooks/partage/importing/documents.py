"""A document → its title, its text as the Markdown of sheets, and remarks for whoever reads the draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from partage.importing.incoming_file import text_of
from partage.importing.inlines import plain, texts_of
from partage.importing.lost_text import missing_passages, paragraphs, size_of_text
from partage.importing.markdown_bounds import check_markdown
from partage.importing.notes import endless_note
from partage.importing.pandoc import Node, Pandoc
from partage.importing.pandoc_cleanup import Cleanup
from partage.importing.pandoc_tables import only_table
from partage.importing.refusal import Refusal
from partage.importing.title_and_headings import MIN_TITLE_LENGTH, guided_headings, titled, with_headings
from partage.importing.well_formed import well_formed
from partage.text.characters import received
from partage.text.messages import quoted
from partage.text.problem import Written
from partage.text.strict_yaml import UNREADABLE, YamlProblem, parse

MAX_TITLE_LENGTH = 120
_MAX_MISSING_SHOWN = 8
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """The content of a document."""

    title: str
    body: str
    """In the Markdown of sheets."""
    texts: list[str]
    """Title first, then the paragraphs as plain text."""
    front_matter: dict[str, Written]
    """Of a Markdown file; empty for others."""
    remarks: list[str]
    """In French, for the person who imports it."""
    grid: list[list[str]]
    """The cells of a document that is one table, titles above it apart; empty for others."""


def document_of(data: bytes, kind: str) -> ImportedDocument:
    """Return the content of the document *data* of that *kind*; Refusal if it cannot be read."""
    front_matter: dict[str, Written] = {}
    remarks: list[str] = []
    if kind in ("html", "md"):
        text = _readable(text_of(data, kind))
        if kind == "md":
            front_matter, text = _split_front_matter(text)
            if note := endless_note(text):
                raise Refusal(
                    f"la note {quoted(f'[^{note}]')} s’appelle elle-même, directement ou par d’autres ; enlevez de son "
                    "texte l’appel qui y ramène."
                )
            check_markdown(text)
        data = text.encode()
    original = paragraphs(data, kind)
    pandoc = Pandoc(size_of_text(data, kind))
    tree = pandoc.tree_of(well_formed(text).encode() if kind == "html" else data, kind)
    cleanup = Cleanup(lambda html: pandoc.blocks_of_passage(well_formed(html).encode()))
    blocks = with_headings(cleanup.blocks(tree["blocks"]))
    given = (front_matter.get(key) for key in ("titre", "title"))
    declared = next((text for text in given if isinstance(text, str)), "")
    blocks = _meta_blocks(tree, "subtitle", "abstract") + blocks
    grid = only_table(blocks)
    visible = plain(_inlines(tree, "title"))
    named = declared or (visible if len(visible) >= MIN_TITLE_LENGTH else "")
    title, blocks = titled(blocks, named, trusted=bool(declared) or kind in ("docx", "odt"))
    title = " ".join(_readable(title).split())
    if not title:
        raise Refusal(
            "ce document ne contient aucun texte ; si c’est une image, tapez son texte dans un fichier .md."
        )
    if len(title) > MAX_TITLE_LENGTH:
        # The full title stays in the text.
        blocks = [{"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": title}]}]}, *blocks]
        remarks.append(f"titre coupé à {MAX_TITLE_LENGTH} caractères ; il est entier au début du texte")
    texts = [title, *texts_of(blocks)]
    blocks, matched = guided_headings(blocks)
    remarks += [
        f"titre {quoted(written)} rapproché de la rubrique {quoted(section)}" for written, section in matched
    ]
    body = _readable(pandoc.markdown_of({**tree, "meta": {}, "blocks": blocks})).strip()
    remarks += _left_out(cleanup, missing_passages(original, f"{title}\n{body}"))
    return ImportedDocument(_cut(title), body, texts, front_matter, remarks, grid)


def _readable(text: str) -> str:
    """Return *text* without what no sheet may hold; where that ends a line, so does it here."""
    return UNREADABLE.sub("", received(text))


def _split_front_matter(text: str) -> tuple[dict[str, Written], str]:
    """Return the front matter of the Markdown *text*, empty if it has none, and the rest."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text
    front_matter, rest = YAMLHandler().split(text.lstrip())
    try:
        values, _ = parse(front_matter, max_bytes=32 * 1024, max_depth=6)
    except YamlProblem as problem:
        raise Refusal(
            f"l’en-tête de ce texte ne peut pas être lu : ligne {problem.line}, {problem.message}."
        ) from None
    # « --- » may also be a horizontal rule at the start of a text.
    return (values, rest) if isinstance(values, dict) else ({}, text)


def _inlines(tree: Node, key: str) -> list[Node]:
    value = tree["meta"].get(key, {})
    return list(value["c"]) if value.get("t") == "MetaInlines" else []


def _meta_blocks(tree: Node, *keys: str) -> list[Node]:
    """Return the blocks that pandoc moves from the text to the metadata because of their style in Word."""
    blocks: list[Node] = []
    for key in keys:
        value = tree["meta"].get(key, {})
        if value.get("t") == "MetaBlocks":
            blocks += value["c"]
        elif value.get("t") == "MetaInlines":
            blocks.append({"t": "Para", "c": value["c"]})
    return blocks


def _left_out(cleanup: Cleanup, missing: list[str]) -> list[str]:
    remarks = []
    if cleanup.pictures:
        remarks.append(
            f"images non reprises : {cleanup.pictures} ; si elles sont utiles et autorisées, mettez-les dans "
            "« initiatives/images/ »"
        )
    if cleanup.links:
        links = ", ".join(map(quoted, dict.fromkeys(cleanup.links)))
        remarks.append(f"liens qui ne mènent nulle part hors du document, gardés en simple texte : {links}")
    if cleanup.comments:
        remarks.append(f"commentaires cachés du texte, retirés : {cleanup.comments}")
    remarks += [f"passage non repris : {quoted(each)}" for each in missing[:_MAX_MISSING_SHOWN]]
    if len(missing) > _MAX_MISSING_SHOWN:
        remarks.append(f"autres passages non repris : {len(missing) - _MAX_MISSING_SHOWN}")
    return remarks


def _cut(title: str) -> str:
    if len(title) <= MAX_TITLE_LENGTH:
        return title
    return title[: MAX_TITLE_LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:.-–") + "…"
