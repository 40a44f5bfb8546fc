"""What a page written by hand may not hold: whatever runs, or leads its readers elsewhere without them.

A page of `docs/` is a text. What runs is a file, named in `policy.SCRIPTS` or in `extra_javascript`, and nowhere else:
a script hidden in a page would be read by nobody.
"""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlsplit

from partage.text.messages import quoted

_RUN = frozenset(("script",))
_ELSEWHERE = frozenset(
    (
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "portal",
        "fencedframe",
        "base",
        "meta",
        "link",
        "style",
    )
)
_TAG = re.compile(rf"<(?:[\w.-]+:)?({'|'.join(sorted(_RUN | _ELSEWHERE))})(?=[\s/>])", re.IGNORECASE)
_HANDLER = re.compile(r"<[a-z][^<>]*[\s\"'/](on[a-z]+)\s*=", re.IGNORECASE)
_ODD_COMMENT = re.compile("<!--(?:>|->)|--!>")
"""A comment that browsers end elsewhere than Python’s parser (HTML, 13.2.5.43 to 13.2.5.51): it could hide anything."""
_SPACES = re.compile(r"[\x00-\x20]")
_PROGRAM = re.compile(
    r"(?:javascript|vbscript|data(?!:image/(?:png|jpeg|gif|webp|svg\+xml)[;,])):", re.IGNORECASE
)
_TARGETS = frozenset(("action", "formaction"))
_SAMPLE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
_NOT_A_SPACE = re.compile(r"\S")
_DATA = ("application/json", "application/ld+json")
_MOST_KNOWN_TAGS = 20_000
_known_tags: dict[str, list[tuple[str, str]]] = {}
"""What whole opening tags hold, scripts apart: pages share most of theirs, and reading one takes 20 µs."""


class Held(NamedTuple):
    """What a page contains beyond its text."""

    hidden: list[tuple[str, str]]
    """What it may not contain: the words to look for in its source, and a sentence."""
    scripts: list[str]
    """The address of each script that it runs; empty for one that is in the page itself."""


def held_by(html: str) -> Held:
    """Return what *html* holds, of a page or of a part of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    # What Python's parser and a browser's read differently counts too.
    tags = [found[1].lower() for found in _TAG.finditer(html)]
    handlers = [found[1].lower() for found in _HANDLER.finditer(html)]
    odd = [(found[0], _ODD) for found in _ODD_COMMENT.finditer(html)]
    hidden = dict.fromkeys([*odd, *reader.found, *map(_about_tag, tags), *map(_about_handler, handlers)])
    return Held(list(hidden), reader.scripts + [""] * (tags.count("script") > reader.seen))


def line_of(words: str, source: str) -> int:
    """Return the line of *source* that holds *words*, outside samples of code if possible; 1 where it is not known."""
    shown = _SAMPLE.sub(lambda found: _NOT_A_SPACE.sub(" ", found[0]), source)
    for text in (shown, source):
        spot = text.lower().find(words)
        if spot >= 0:
            return text.count("\n", 0, spot) + 1
    return 1


_ODD = (
    "ce commentaire ne se termine pas au même endroit pour tous les lecteurs de pages ; écrivez « <!-- », le texte, "
    "puis « --> »"
)


class _Reader(HTMLParser):
    """Collects what a page may not contain."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.seen = 0
        """Scripts and blocks of data."""

    def updatepos(self, i: int, j: int) -> int:
        """Return *j*: lines are not counted, since nobody asks for them here."""
        return j

    def parse_starttag(self, i: int) -> int:
        """Read the opening tag at *i* as the parser does, but each only once."""
        end = int(self.check_for_whole_start_tag(i))
        tag = self.rawdata[i:end]
        if tag in _known_tags:
            self.found += _known_tags[tag]
            return end
        before = len(self.found), self.seen
        after = int(super().parse_starttag(i))
        # After the tag of a script or a title, the parser reads its text otherwise.
        is_plain = after == end and self.seen == before[1] and self.cdata_elem is None
        if is_plain and len(_known_tags) < _MOST_KNOWN_TAGS:
            _known_tags[tag] = self.found[before[0] :]
        return after

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Handle one opening tag, whatever the prefix of its name (`x:script` in a drawing)."""
        tag = tag.rpartition(":")[2]
        if tag in _RUN | _ELSEWHERE:
            self.found.append(_about_tag(tag))
        if tag == "script":
            attributes = dict(attrs)
            self.seen += 1
            if (attributes.get("type") or "") not in _DATA:
                self.scripts.append(attributes.get("src") or "")
        for name, value in attrs:
            written = _SPACES.sub("", value or "")
            if name.startswith("on"):
                self.found.append(_about_handler(name))
            elif _PROGRAM.match(written):
                self.found.append(_about_address(written))
            elif name in _TARGETS and _leads_elsewhere(written):
                self.found.append(_about_form(name, written))


def _leads_elsewhere(address: str) -> bool:
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)


@cache
def _about_tag(tag: str) -> tuple[str, str]:
    reason = "fait exécuter un programme" if tag in _RUN else "change la page ou y met celle d’un autre site"
    return f"<{tag}", (
        f"« <{tag}> » {reason} ; une page de docs/ est un texte : retirez-le. Un programme est un fichier nommé dans "
        "mkdocs.yml : « extra_javascript »"
    )


@cache
def _about_handler(name: str) -> tuple[str, str]:
    return name, (
        f"{quoted(name + '=')} fait exécuter un programme ; une page de docs/ est un texte : retirez-le. Un programme "
        "est un fichier nommé dans mkdocs.yml : « extra_javascript »"
    )


def _about_address(address: str) -> tuple[str, str]:
    scheme = address.partition(":")[0].lower()
    return f"{scheme}:", (
        f"l’adresse {quoted(address)} fait exécuter un programme ; écrivez une adresse qui commence par « https:// »"
    )


def _about_form(name: str, address: str) -> tuple[str, str]:
    return name, (
        f"ce formulaire envoie ce qu’on y tape à {quoted(address)} ; retirez-le, ou faites un lien vers cette page"
    )
