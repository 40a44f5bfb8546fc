"""What the scripts of the search page say, which comes with the page: nothing that only its template says."""

from __future__ import annotations

import re

from partage.catalogue.site import Site
from partage.search.box_words import kinds

_FORM = re.compile(r"\.(?:one|other)$")
_OF_SEARCH = frozenset(
    {
        *("all_terms", "part", "only_part", "found", "checked", "see", "sheets", "unit", "quoted"),
        *("meant", "unknown", "too_common", "wordless", "understood", "near", "try_without", "elsewhere"),
        *("not_here", "not_here_long", "around.chip", "around.count", "around.km", "around.none"),
        *("clear", "remove_filter", "within", "no_term", "years", "broken", "unreachable"),
    }
)
_OF_MAP = frozenset(
    {"answer", "answer_hide", "label", "nowhere", "sources", "surface", "twice", "untold"},
)
KEYS = frozenset(
    {
        "near.far",
        "text.colon",
        "text.semicolon",
        *(f"search.{each}" for each in _OF_SEARCH),
        *(f"map.{each}" for each in _OF_MAP),
    }
)
"""Keys of `locales/`, without the forms of what is counted."""


def said(site: Site) -> dict[str, str]:
    """Return the words by key, and the names of kinds."""
    table = site.strings.table
    words = {key: text for key, text in table.items() if _FORM.sub("", key) in KEYS}
    return words | {f"search.kind.{kind}": name for kind, name in kinds(site).items()}
