"""A document → its title, its text as the Markdown of sheets, and what the reader of the draft must know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from partage.importing.incoming_file import text_of
from partage.importing.inlines import plain, texts_of
from partage.importing.lost_text import missing_passages, paragraphs
from partage.importing.markup import shown
from partage.importing.notes import endless_note
from partage.importing.pandoc import Node, markdown_of, tree_of
from partage.importing.pandoc_cleanup import Tidying
from partage.importing.refusal import Refusal
from partage.importing.title_and_headings import guided_headings, titled, with_headings
from partage.text.messages import quoted
from partage.text.problem import Written
from partage.text.strict_yaml import UNREADABLE, YamlProblem, parse

LONGEST_TITLE = 120
_SHORTEST_TITLE = 3
_MOST_LOST = 8
_DEEPEST_HTML = 100
_HOLDERS = {
    "md": re.compile(r"<(/?)(?:[uod]l|table|blockquote|div|section|span|em|strong|b|i)\b", re.IGNORECASE),
    # All but what need not be closed, or never is: paragraphs, cells, lines, pictures.
    "html": re.compile(
        r"<(/?)(?!(?:a|p|li|t[dhr]|d[dt]|option|thead|tbody|tfoot|colgroup|br|hr|img|input|meta|link|col|area|base|wbr|"
        r"source|embed|param|track)\b)[a-z][a-z0-9]*(?=[\s/>]|$)",
        re.IGNORECASE,
    ),
}
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|$)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """What a document says."""

    title: str
    body: str
    """Markdown of sheets."""
    texts: list[str]
    """Its paragraphs, title first, in its own words."""
    told: dict[str, Written]
    """The front matter of a Markdown file."""
    remarks: list[str]
    """In French, for the person who imports it."""


def document_of(data: bytes, kind: str) -> ImportedDocument:
    """Return what the document *data* of that *kind* says; Refusal where nothing can be read."""
    told: dict[str, Written] = {}
    remarks: list[str] = []
    if kind in ("html", "md"):
        text = UNREADABLE.sub("", text_of(data, kind))
        if kind == "md":
            told, text = _front_matter(text)
            if note := endless_note(text):
                raise Refusal(
                    f"la note {quoted(f'[^{note}]')} s’appelle elle-même, directement ou par d’autres ; enlevez de son "
                    "texte l’appel qui y ramène."
                )
        _check_depth(text if kind == "md" else shown(text), _HOLDERS[kind])
        data = text.encode()
    said = paragraphs(data, kind)
    tree = tree_of(data, kind)
    tidying = Tidying(lambda html: list(tree_of(html.encode(), "html")["blocks"]))
    blocks = with_headings(tidying.blocks(tree["blocks"]))
    declared = next((str(told[key]) for key in ("titre", "title") if isinstance(told.get(key), str)), "")
    blocks = _meta_blocks(tree, "subtitle", "abstract") + blocks
    visible = plain(_inlines(tree, "title"))
    named = declared or (visible if len(visible) >= _SHORTEST_TITLE else "")
    title, blocks = titled(blocks, named, trusted=bool(declared) or kind in ("docx", "odt"))
    title = " ".join(UNREADABLE.sub("", title).split())
    if not title:
        raise Refusal(
            "ce document ne contient aucun texte ; si c’est une image, tapez son texte dans un fichier .md."
        )
    if len(title) > LONGEST_TITLE:
        # The whole title stays in the text.
        blocks = [{"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": title}]}]}, *blocks]
        remarks.append(f"titre coupé à {LONGEST_TITLE} caractères ; il est entier au début du texte")
    texts = [title, *texts_of(blocks)]
    blocks, met = guided_headings(blocks)
    remarks += [
        f"titre {quoted(written)} rapproché de la rubrique {quoted(section)}" for written, section in met
    ]
    body = UNREADABLE.sub("", markdown_of({**tree, "meta": {}, "blocks": blocks})).strip()
    remarks += _left_out(tidying, missing_passages(said, f"{title}\n{body}"))
    return ImportedDocument(_cut(title), body, texts, told, remarks)


def _check_depth(text: str, holder: re.Pattern[str]) -> None:
    """Refuse what pandoc would think about for minutes: thousands of lists in one another."""
    depth = 0
    for tag in holder.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > _DEEPEST_HTML:
            raise Refusal(
                "ce document a trop de listes ou de cadres l’un dans l’autre ; simplifiez-le, puis relancez."
            )


def _front_matter(text: str) -> tuple[dict[str, Written], str]:
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
    # A text may open with a line across the page.
    return (values, rest) if isinstance(values, dict) else ({}, text)


def _inlines(tree: Node, key: str) -> list[Node]:
    value = tree["meta"].get(key, {})
    return list(value["c"]) if value.get("t") == "MetaInlines" else []


def _meta_blocks(tree: Node, *keys: str) -> list[Node]:
    """Return what Word's styles put beside the text: it is text."""
    blocks: list[Node] = []
    for key in keys:
        value = tree["meta"].get(key, {})
        if value.get("t") == "MetaBlocks":
            blocks += value["c"]
        elif value.get("t") == "MetaInlines":
            blocks.append({"t": "Para", "c": value["c"]})
    return blocks


def _left_out(tidying: Tidying, missing: list[str]) -> list[str]:
    remarks = []
    if tidying.pictures:
        remarks.append(
            f"images non reprises : {tidying.pictures} ; si elles sont utiles et autorisées, mettez-les dans "
            "« initiatives/images/ »"
        )
    if tidying.links:
        told = ", ".join(map(quoted, dict.fromkeys(tidying.links)))
        remarks.append(f"liens qui ne mènent nulle part hors du document, gardés en simple texte : {told}")
    if tidying.comments:
        remarks.append(f"commentaires cachés du texte, retirés : {tidying.comments}")
    remarks += [f"passage non repris : {quoted(each)}" for each in missing[:_MOST_LOST]]
    if len(missing) > _MOST_LOST:
        remarks.append(f"autres passages non repris : {len(missing) - _MOST_LOST}")
    return remarks


def _cut(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(" ,;:.-–") + "…"
