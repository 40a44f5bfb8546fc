"""The title and the headings of a cleaned-up document: which one is its title, which ones are guided sections."""

from __future__ import annotations

from partage.importing.inlines import plain, texts_of
from partage.importing.pandoc import NO_ATTRIBUTES, Node
from partage.importing.synonyms import MAX_HEADING_LENGTH, is_section_title, section_of, without_number
from partage.sheets.sections import guided
from partage.text.folding import fold

MIN_TITLE_LENGTH = 3
_MAX_OPENING_LENGTH = 160
"""Characters of a first paragraph that may be a title."""


def with_headings(blocks: list[Node]) -> list[Node]:
    """Return *blocks*; if there is no heading, short paragraphs in bold become headings, as many people write them."""
    if any(block["t"] == "Header" for block in blocks):
        return blocks
    return [_as_heading(block) for block in blocks]


def _as_heading(block: Node) -> Node:
    if block["t"] not in ("Para", "Plain"):
        return block
    visible = [
        inline for inline in block["c"] if inline["t"] not in ("Space", "LineBreak", "SoftBreak", "Note")
    ]
    text = plain(block["c"])
    if not visible or len(text) > MAX_HEADING_LENGTH or any(inline["t"] != "Strong" for inline in visible):
        return block
    inlines = [
        part for inline in block["c"] for part in (inline["c"] if inline["t"] == "Strong" else [inline])
    ]
    return {"t": "Header", "c": [2, NO_ATTRIBUTES, [part for part in inlines if part["t"] != "LineBreak"]]}


def titled(blocks: list[Node], declared: str, *, trusted: bool) -> tuple[str, list[Node]]:
    """Return the title of a document, and its blocks without the title.

    *declared* is the title in its properties; *trusted* says whether the author wrote it there, as in Word.
    """
    headers = [(place, block) for place, block in enumerate(blocks) if block["t"] == "Header"]
    names = [plain(block["c"][2]) for _, block in headers]
    if declared and trusted:
        return declared, [block for block in blocks if not _repeats(block, declared)]
    first = next((place for place, _ in headers), len(blocks))
    if names and names[0] and _stands_above(blocks, headers) and not is_section_title(names[0]):
        return names[0], _without(blocks, first)
    if declared:
        return declared, blocks
    opening = next((place for place, block in enumerate(blocks[:first]) if block["t"] == "Para"), None)
    if opening is not None and MIN_TITLE_LENGTH <= len(plain(blocks[opening]["c"])) <= _MAX_OPENING_LENGTH:
        return plain(blocks[opening]["c"]), _without(blocks, opening)
    # Of a document that is a list or a table too.
    text = next(filter(None, texts_of(blocks)), "")
    return next((without_number(name) for name in names if name), text), blocks


def _stands_above(blocks: list[Node], headers: list[tuple[int, Node]]) -> bool:
    """Whether the first heading is above all the others in rank, or opens the document with no text under it."""
    levels = [block["c"][0] for _, block in headers]
    first = headers[0][0]
    bare = first == 0 and len(headers) > 1 and headers[1][0] == 1
    return len(levels) == 1 or levels[0] < min(levels[1:]) or bare


def _repeats(block: Node, title: str) -> bool:
    """Whether *block* is a heading that merely repeats the *title*."""
    return block["t"] == "Header" and fold(plain(block["c"][2])) == fold(title) and not _notes(block["c"][2])


def _without(blocks: list[Node], place: int) -> list[Node]:
    """Return *blocks* without the one at *place*, whose notes are kept."""
    content = blocks[place]["c"]
    notes = _notes(content[2] if blocks[place]["t"] == "Header" else content)
    kept = [inner for note in notes for inner in note["c"]]
    return [*blocks[:place], *kept, *blocks[place + 1 :]]


def _notes(inlines: list[Node]) -> list[Node]:
    return [inline for inline in inlines if inline["t"] == "Note"]


def guided_headings(blocks: list[Node]) -> tuple[list[Node], list[tuple[str, str]]]:
    """Return *blocks* with headings shifted to level 2 and below, and those matched, as (heading, guided title).

    A heading of level 2 that means a guided section gets its title, with the author's words in brackets; each section
    is used once.
    """
    top = min((block["c"][0] for block in blocks if block["t"] == "Header"), default=2)
    matched: list[tuple[str, str]] = []
    used: set[str] = set()
    shifted = []
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            level = min(6, level - top + 2)
            if level == 2:
                inlines = _guided_inlines(inlines, used, matched)
            shifted.append({"t": "Header", "c": [level, attributes, inlines]})
        else:
            shifted.append(block)
    return shifted, matched


def _guided_inlines(inlines: list[Node], used: set[str], matched: list[tuple[str, str]]) -> list[Node]:
    title = plain(inlines)
    section = section_of(title)
    if section is None or section.id in used:
        return inlines
    used.add(section.id)
    if fold(title) == fold(section.title) or guided(title) is section:
        return inlines
    matched.append((title, section.title))
    return [{"t": "Str", "c": f"{section.title} ("}, *inlines, {"t": "Str", "c": ")"}]
