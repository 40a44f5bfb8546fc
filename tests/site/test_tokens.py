"""Colours of the site: the figures that the stylesheet gives, and the names that vocabularies may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from partage.reference.palette import COLOURS
from partage.rendering.contrast import EDGES, LEAST_OF_EDGES, LEAST_OF_TEXT
from partage.rendering.contrast import contrast as ratio
from partage.text.strings import strings
from tests.site.font import FONT

TOKENS = (Path(__file__).parents[2] / "docs/assets/stylesheets/tokens.css").read_text("utf-8")
SURFACES = ("paper", "surface", "paper-tint")


def declared(scheme: str) -> dict[str, str]:
    """The colours of *scheme*, by name."""
    block = TOKENS.partition(f"{scheme} {{")[2].partition("\n}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))


SCHEMES = {"light": declared(":root"), "dark": declared('[data-md-color-scheme="slate"]')}


def contrast(one: str, other: str) -> float:
    return ratio(one.removeprefix("#"), other.removeprefix("#"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_figures_of_the_stylesheet_are_those_of_its_colours(scheme: str) -> None:
    block = TOKENS.partition(":root {" if scheme == "light" else '[data-md-color-scheme="slate"] {')[
        2
    ].partition("\n}")[0]
    told = re.findall(r"--([a-z-]+): #[0-9a-f]{6}; /\* [^*]*?: (\d[^*]*) \*/", block)
    assert len(told) == 10
    colours = SCHEMES[scheme]
    for role, figures in told:
        for figure, surface in re.findall(r"([\d.]+) on ([a-z-]+)", figures):
            measured = contrast(colours[role], colours[surface])
            assert f"{measured:.1f}" == figure, f"{role} on {surface}"
            assert measured >= (LEAST_OF_EDGES if role in EDGES else LEAST_OF_TEXT)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_of_families_can_be_read_on_every_surface_and_on_their_own_tint(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for name, colour in COLOURS.items():
        ink = getattr(colour, scheme)
        assert colours[name] == ink
        tint = mixed(ink, colours["surface"], 0.12)
        for surface in (*(colours[each] for each in SURFACES), tint):
            assert contrast(ink, surface) >= LEAST_OF_TEXT, name
        assert f".colour-{name} {{ --hue: var(--{name}); }}" in TOKENS


def mixed(one: str, other: str, share: float) -> str:
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def test_buttons_and_the_foot_can_be_read() -> None:
    for colours in SCHEMES.values():
        for button in ("button", "button-strong"):
            assert contrast(colours[button], colours["button-ink"]) >= LEAST_OF_TEXT
        assert contrast(colours["foot"], colours["foot-ink"]) >= LEAST_OF_TEXT


def test_the_font_has_every_character_of_the_interface_and_two_weights() -> None:
    font = TTFont(FONT)
    needed = {
        character for locale in ("fr", "en") for text in strings(locale).table.values() for character in text
    }
    missing = {character for character in needed if ord(character) not in font.getBestCmap()}
    assert missing <= {"\n", "→", "↑", "×"}
    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes] == [
        ("wght", 400, 700)
    ]
