"""Whether the colours that a network sets can be read: each role on what the engine's stylesheet says is behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

SCHEMES: Mapping[str, str] = MappingProxyType(
    {"en clair": r":root", "en sombre": r"""\[data-md-color-scheme=["']?slate["']?\]"""}
)
"""What each is called, and the selector that its colours are under."""
LEAST_OF_TEXT, LEAST_OF_EDGES = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11."""
EDGES = frozenset(("focus", "line-strong"))
_SCREEN = re.compile(r"@media screen\s*\{")
_COLOUR = re.compile(r"--([a-z-]+)\s*:\s*#([0-9a-f]{6}|[0-9a-f]{3})\s*[;}]", re.IGNORECASE)
_ROLE = re.compile(r"--([a-z-]+): #[0-9a-f]{6}; /\* [^*]*?: (\d[^*]*) \*/")
_BEHIND = re.compile(r"[\d.]+ on ([a-z-]+)")


class Weak(NamedTuple):
    """Two colours too close to each other."""

    scheme: str
    role: str
    behind: str
    ratio: float
    least: float

    @property
    def sentence(self) -> str:
        """What is said of it, in French."""
        ratio, least = (f"{each:.1f}".replace(".", ",") for each in (self.ratio, self.least))
        return (
            f"extra.stylesheet : {self.scheme}, « --{self.role} » sur « --{self.behind} » se lit mal : {ratio} pour 1, "
            f"il en faut {least} ; changez l’une de ces couleurs"
        )


def weak_contrasts(tokens: str, own: str) -> Iterator[Weak]:
    """Yield what is hard to read once *own* is over *tokens*, the colours of the engine; only what *own* changes."""
    for scheme, selector in SCHEMES.items():
        set_here = _declared(own, selector)
        # What is set for both holds in the dark too, unless the engine sets it there.
        colours = _declared(tokens, SCHEMES["en clair"]) | _declared(tokens, selector) | set_here
        for role, behind in _pairs(tokens, selector):
            least = LEAST_OF_EDGES if role in EDGES else LEAST_OF_TEXT
            if set_here.keys().isdisjoint((role, behind)) or not {role, behind} <= colours.keys():
                continue
            ratio = contrast(colours[role], colours[behind])
            if ratio < least:
                yield Weak(scheme, role, behind, ratio, least)


def contrast(one: str, other: str) -> float:
    """Return the ratio between two colours of six hexadecimal digits."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _declared(css: str, selector: str) -> dict[str, str]:
    blocks = re.findall(rf"(?:^|(?<=[}},/]))\s*{selector}[^{{}}]*\{{([^{{}}]*\}})", _on_screen(css))
    found = (pair for block in blocks for pair in _COLOUR.findall(block))
    return {
        name: digits if len(digits) == 6 else "".join(2 * each for each in digits) for name, digits in found
    }


def _pairs(tokens: str, selector: str) -> Iterator[tuple[str, str]]:
    """Yield each role and what is behind it, which the stylesheet of the engine tells in its comments."""
    for block in re.findall(rf"(?:^|(?<=[}},/]))\s*{selector} \{{([^{{}}]*)\}}", _on_screen(tokens)):
        for role, told in _ROLE.findall(block):
            yield from ((role, behind) for behind in _BEHIND.findall(told))


def _on_screen(css: str) -> str:
    """Return *css* with what is for the screen as if for all; what is for paper stays apart, and is not read."""
    return _SCREEN.sub("}", css)
