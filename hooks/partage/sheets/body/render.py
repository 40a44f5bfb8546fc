"""Untrusted CommonMark of a sheet → safe HTML, cut at its second-level headings.

comrak parses (raw HTML stays visible as text; not simple tags: `inline_html`), we number headings and rewrite
addresses, then nh3 lets through only what is on its list. It comes last, so that none of our code needs to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

import comrak
import nh3

from partage.sheets.body.autolinks import with_french_ends
from partage.sheets.body.broken_links import broken_links
from partage.sheets.body.headings import Outline, Section, sections_of
from partage.sheets.body.inline_html import InlineHtml
from partage.sheets.body.limits import BodyProblem, body_problems, excesses
from partage.sheets.body.links import DistantAnchor, Links
from partage.sheets.body.lookalikes import lookalikes
from partage.sheets.body.unfenced import shown_as_text
from partage.sheets.body.unpublished import unpublished
from partage.text.characters import received
from partage.text.privacy import text_warnings

__all__ = ["BodyProblem", "Rendered", "Section", "body_problems", "render", "text_warnings"]

LARGEST_HTML = 512 * 1024
"""Twice the largest body: ordinary texts grow by a third; one that doubles was written to."""
TOO_MUCH = (
    "ce texte devient trop grand une fois mis en page (notes, tableaux ou listes trop nombreux) ; raccourcissez-le, ou "
    "faites plusieurs fiches"
)
_DONE = '<input type="checkbox" checked="" disabled="" />'
_TO_DO = '<input type="checkbox" disabled="" />'
_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "del", "details", "em", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li",
    "ol", "p", "pre", "section", "strong", "sub", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={
        "a": {"href", "title", "id", "rel", "aria-label"},
        "abbr": {"title"},
        "details": {"open"},
        "img": {"src", "alt", "title", "loading"},
        "li": {"id"},
        "ol": {"start"},
        "pre": {"tabindex"},
        **{heading: {"id"} for heading in _HEADINGS},
    },
    allowed_classes={
        **{cell: {"at-left", "at-center", "at-right"} for cell in ("th", "td")},
        "a": {"footnote-backref"},
        "section": {"footnotes"},
        "sup": {"footnote-ref"},
    },
    # A wide block of code scrolls: it must be reachable with the keyboard.
    set_tag_attribute_values={"img": {"loading": "lazy"}, "pre": {"tabindex": "0"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.autolink = True
_EXTENSIONS.footnotes = True
_EXTENSIONS.strikethrough = True
_EXTENSIONS.table = True
_EXTENSIONS.tasklist = True
_PARSING = comrak.ParseOptions()
_RENDERING = comrak.RenderOptions()
_RENDERING.escape = True
_RENDERING.ignore_empty_links = True
_ALIGNED = re.compile(r'(<t[hd]) align="(left|center|right)"')
_BACK_REFERENCE = re.compile(r'aria-label="Back to reference ([\d-]+)"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text that is safe to publish, whole and in sections, with its problems."""

    html: str
    sections: tuple[Section, ...]
    problems: tuple[BodyProblem, ...] = ()
    distant: tuple[DistantAnchor, ...] = ()
    """Links to a heading of another sheet, which only the whole of the sheets can verify."""


def render(
    body: str,
    *,
    sheets: Collection[str],
    images: Collection[str] = (),
    first_line: int = 1,
    own: str = "",
    spacing: Callable[[str], str] | None = None,
) -> Rendered:
    """Render *body*, whose first line is *first_line* of the sheet *own*; *spacing* is that of its language.

    Links to *sheets* (ids) and *images* (file names) lead there from the page of a sheet; others must be
    absolute. A body that the parser could not cope with renders as nothing, with the reason.
    """
    excess = tuple(excesses(body, first_line))
    if excess:
        return Rendered("", (), excess)
    text = body.encode("utf-8", "replace").decode()
    inline = InlineHtml()
    parsed = comrak.render_markdown(inline.set_aside(text), _EXTENSIONS, _PARSING, _RENDERING)
    raw = with_french_ends(received(inline.given_back(parsed)))
    if len(raw) > LARGEST_HTML:
        return Rendered("", (), ((first_line, TOO_MUCH, "error"),))
    outline = Outline()
    numbered = outline.apply(raw)
    links = Links(body, first_line, sheets, images, outline.ids, own)
    safe = _CLEANER.clean(_in_words(links.rewritten(numbered)))
    cleaned = spacing(safe) if spacing else safe
    shown = shown_as_text(raw)
    problems = (
        *links.refused.values(),
        *links.remarks(raw),
        *inline.remarks(body, first_line),
        *lookalikes(shown, body, first_line),
        *broken_links(shown, body, first_line),
        *unpublished(raw, body, first_line),
    )
    return Rendered(cleaned, sections_of(cleaned), problems, tuple(links.distant))


def _in_words(rendered: str) -> str:
    """Translate the words that comrak adds; show tasks as signs instead of form controls that nobody can use, and the
    side that a column is on as a class, since the attribute is obsolete.
    """
    if ' align="' in rendered:
        rendered = _ALIGNED.sub(r'\1 class="at-\2"', rendered)
    if "data-footnotes" in rendered:
        rendered = _BACK_REFERENCE.sub(r'aria-label="Retour au texte, note \1"', rendered)
    if "<input" in rendered:
        rendered = rendered.replace(_DONE, "☑").replace(_TO_DO, "☐")
    return rendered
