"""Colours of a network's own are read over those of the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.rendering.contrast import contrast, weak_contrasts

TOKENS = (Path(__file__).parents[2] / "docs/assets/stylesheets/tokens.css").read_text("utf-8")
DARK = '[data-md-color-scheme="slate"]'


@pytest.mark.parametrize(
    ("own", "weak"),
    [
        (":root { --brand: #0b5563; }", []),
        (":root { --brand: #7fb3bf }", ["en clair brand paper", "en clair brand surface", "en clair brand paper-tint"]),
        (f":root {{ --x: #000; }}\n{DARK} {{ --brand: #123; }}", ["en sombre brand paper"]),
        ("@media print { :root { --brand: #fff; } }", []),
        ("", []),
        (":root { --brand: rgb(255 255 255); }", []),
        (":root { --focus: #7d7565; }", []),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(own: str, weak: list[str]) -> None:
    found = [f"{each.scheme} {each.role} {each.behind}" for each in weak_contrasts(TOKENS, own)]
    assert found[: len(weak)] == weak
    assert bool(found) == bool(weak)


def test_it_is_told_in_figures() -> None:
    first = next(weak_contrasts(TOKENS, ":root { --ink: #888888; }"))
    assert first.sentence == (
        "extra.stylesheet : en clair, « --ink » sur « --paper » se lit mal : 3,5 pour 1, il en faut 4,5 ; changez l’une de "
        "ces couleurs"
    )


def test_ratios_are_those_that_wcag_gives() -> None:
    assert contrast("000000", "ffffff") == contrast("ffffff", "000000") == 21
    # The grey that is known to miss 4.5 on white by little.
    assert round(contrast("777777", "ffffff"), 2) == 4.48
