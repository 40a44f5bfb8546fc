"""The page around contents that are generated in number: MkDocs renders it once with marks, which are then filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from partage.rendering.assets import FOLDER, addressed
from partage.rendering.csp import with_policy
from partage.rendering.light_html import without_ends, without_lines

SLOTS = ("title", "description", "address", "head", "content")
_MARK = re.compile("xPARTAGEx(" + "|".join(SLOTS) + r")x(?:/x)*")
_WAY_UP = re.compile(r"""(?<=\s)((?:href|src|action|data-[a-z-]+)=")(?=\.\./)""")
_OF_THE_SCRIPT = re.compile(
    r' class="no-js"| data-md-component="[a-z]+"|<div data-md-component="(?:announce|dialog)"></div>'
    r'|<div class="md-dialog"[^>]*><div class="md-dialog__inner md-typeset"></div></div>'
)
"""What only the theme's script would use, which no page loads."""


def mark(slot: str, depth: int = 1) -> str:
    """Return what MkDocs renders in place of *slot*; the address looks like one of *depth* folders."""
    return f"xPARTAGEx{slot}x" + "/x" * (depth - 1)


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page cut at its marks."""

    parts: tuple[str, ...]
    """Text and slots in turn, beginning and ending with text."""
    assets: str = FOLDER
    """Folder that asset addresses point into."""

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the page with *values*, which are HTML, in the slots; marks inside them are ignored."""
        values = {**values, "content": addressed(values["content"], self.assets)}
        return "".join(values[part] if index % 2 else part for index, part in enumerate(self.parts))


def cut(html: str, *, policy: bool, assets: str = FOLDER) -> Shell:
    """Return the shell of a page rendered by MkDocs, with a content-security policy if *policy*."""
    html = addressed(compact(with_policy(html) if policy else html), assets)
    return Shell(tuple(_MARK.split(html)), assets)


def deeper(shallow: Shell, levels: int) -> Shell:
    """Return the shell of a page that is *levels* folders under those of *shallow*, in the same folder."""
    way = rf"\g<1>{'../' * levels}"
    return Shell(tuple(_WAY_UP.sub(way, part) for part in shallow.parts), shallow.assets)


def compact(html: str) -> str:
    """Return *html* without what only source and script of the theme need: a quarter of each of thousands of pages."""
    return without_ends(_OF_THE_SCRIPT.sub("", without_lines(html)))


def filled(title: str, description: str, address: str, content: str, head: str) -> dict[str, str]:
    """Return the values of a page: plain texts escaped, *content* and *head* as the HTML that they are."""
    return {
        "title": escape(title),
        "description": escape(description),
        # The folder is in the shell already: links that stay in it are shorter.
        "address": escape(address.partition("/")[2].rstrip("/")),
        "head": head,
        "content": content,
    }
