"""Scripts, styles, fonts and drawings: in one folder named by all that they hold, so that it may be kept for ever.

Modules import each other and styles name their fonts by relative ways, which stay as they are: the folder moves whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from partage.runtime import fingerprint

FOLDER = "assets/"
LENGTH = 12
"""Hexadecimal digits of the name."""


def _modules(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"javascripts/{folder}/{name}.js" for name in names.split())


COMMON, RESULTS, DOUBTS, BOX, PLACES, FORM = (
    f"javascripts/{name}.js" for name in ("common", "results", "doubts", "box", "places", "form")
)
JOINED = {
    COMMON: (
        *_modules("ui", "characters dates editions element folding said seen strings"),
        *_modules("comparison", "choice"),
        *_modules("search", "typed"),
        *_modules("sheets", "fetch-sheet identifier"),
        "javascripts/card-choice.js",
        "javascripts/territory-map.js",
        "javascripts/booklet-asked.js",
    ),
    RESULTS: (
        # A search is often the first page that one comes to: what the file of most scripts has of this is in it too.
        *_modules("ui", "characters editions element folding said seen strings"),
        *_modules("comparison", "choice"),
        *_modules("sheets", "identifier"),
        "javascripts/card-choice.js",
        *_modules("search", "typed"),
        *_modules(
            "search",
            (
                "analysis encoding engine facet-list files matching nearby query search-index stemmer told "
                "asked card excerpt facet-view filters-view map-view near pages-found place "
                "results-list results-view state"
            ),
        ),
        "javascripts/search-page.js",
    ),
    DOUBTS: _modules("search", "near-terms spelling"),
    BOX: (*_modules("ui", "combobox"), *_modules("search", "box")),
    PLACES: _modules("form", "nearest place-source sounds sources"),
    FORM: _modules(
        "form",
        (
            "answers aside body-chunks checks content date-words dates drafts editing given grammars heading "
            "last-step later-engine line-scan merge names newer phone picker places preview published "
            "quantities readable relations review same sending sending-view sheet-text similar steps trail "
            "writing"
        ),
    ),
}
"""Modules that are loaded together, by the file of the folder that joins them: what most scripts need and pages have;
what answers a question, and shows it; what helps those who mistype, or find nothing; what suggests while one types; how
places are found; the form. Whoever turns to a search box is about to see answers."""
HEAD = ("javascripts/theme.js", "javascripts/page.js")
"""What every page runs, in one file of the first name: no module, each in a scope of its own."""
WORDS = "javascripts/ui/said.js"
SAID = (
    "search.suggestions",
    "search.unreachable",
    "share.copied",
    "share.refused",
    *(f"choice.{each}" for each in ("compare", "one", "clear", "chosen.one", "chosen.other")),
)
"""The module of words that scripts of any page say, and their keys in `locales/`."""
# What leads from a page to the folder, or from the root of the host for the page of missing addresses.
_WAY = re.compile(r"(?:\./|(?:\.\./)+|/(?:[^\"\s]*/)?)?")
_OPEN_TAG = re.compile(r"<[a-zA-Z][^\s<>\"]*(?:\s+[^\s<>\"=]+(?:=\"[^\"]*\")?)*")
# Posters are named one by one.
_NAMED = re.compile(rf"partage/|[0-9a-f]{{{LENGTH}}}/")


def folder_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the folder of *files*, given by name and content."""
    parts = (part for name, content in sorted(files) for part in (name, content))
    return f"{FOLDER}{fingerprint.digest(*parts).hex()[:LENGTH]}/"


def addressed(html: str, folder: str) -> str:
    """Return *html* with its addresses of assets leading into *folder*."""
    if folder == FOLDER:
        return html
    # Far quicker than looking at every attribute of the page: a few of hundreds are such addresses.
    first, *others = html.split(FOLDER)
    made, before, in_tag = [first], first, False
    for after in others:
        start, attribute, way = before.rpartition('="')
        in_tag = _is_in_tag(start, in_tag)
        is_address = in_tag and attribute and _WAY.fullmatch(way) and not _NAMED.match(after)
        made += (folder if is_address else FOLDER, after)
        before = after
    return "".join(made)


def _is_in_tag(before: str, was_in_tag: bool) -> bool:
    """Whether an attribute begins at the end of *before*: in a text, `src="assets/…"` is what somebody wrote."""
    opened = before.rfind("<")
    if opened < 0:
        return was_in_tag and ">" not in before
    return _OPEN_TAG.fullmatch(before, opened) is not None
