"""What is looked at on a page of every kind, in one visit."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.accessibility import violations

SMALLEST = 320
"""Pixels of the narrowest screen; a page of 1280 pixels at 400 % is the same (WCAG 1.4.10)."""
# The style sheet of WCAG 1.4.12; one that is written in the page would be stopped by its policy.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Text that its box does not show; what is for the ears alone is cut on purpose.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  if (!element.checkVisibility() || element.clientWidth <= 1 || element.closest(".unseen, .menu > ul, svg, select, input, textarea") || !element.innerText?.trim()) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const isCut = (overflow) => overflow === "hidden" || overflow === "clip";
  return (isCut(overflowX) && element.scrollWidth > element.clientWidth + 1) || (isCut(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => element.outerHTML.slice(0, 150))"""
# What moves in the eyes of those who want less movement.
ANIMATED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const { transitionProperty, transitionDuration, animationName } = getComputedStyle(element);
  const moves = /transform|all|left|top|inset|width|height/.test(transitionProperty);
  return element.checkVisibility() && ((moves && transitionDuration.split(", ").some((each) => parseFloat(each) > 0)) || (animationName !== "none" && animationName !== "without-script"));
}).map((element) => element.outerHTML.slice(0, 100))"""
WIDTH = "document.documentElement.scrollWidth"
HEADINGS = "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(h => +h.tagName[1])"


@dataclass(frozen=True)
class Seen:
    """A page as a visitor of one screen has it."""

    address: str
    violations: dict[str, list[str]]
    """What is broken, by the circumstances."""
    moves: list[tuple[float, list[str]]]
    levels: list[int]
    landmarks: list[str]
    animated: list[str]
    """What is animated for those who want less movement."""
    narrowed: int
    """How wide the page is on the narrowest screen."""
    spaced: int
    """How wide it is with spaced text."""
    cut: list[str]
    """What spaced text cuts."""


def look(page: Page, address: str, *, dark: bool, printed: bool, every_contrast: bool) -> Seen:
    """Look at *page*, which is open at *address*: it is left in other circumstances.

    Its colours are those of the day, *every_contrast* or those that are not plain, and those that are asked for.
    """
    size = page.viewport_size
    assert size is not None
    moves = page.evaluate("moves")
    animated = page.evaluate(ANIMATED)
    levels = page.evaluate(HEADINGS)
    landmarks = [line.strip(" -:") for line in page.locator("body").aria_snapshot().splitlines()]
    broken = {"light": violations(page, every_contrast=every_contrast)}
    page.emulate_media(color_scheme="dark")
    if dark:
        broken["dark"] = violations(page, colours_only=True)
    page.emulate_media(media="print")
    if printed:
        broken["dark, print"] = violations(page, colours_only=True)
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": SMALLEST, "height": size["height"]})
    narrowed = page.evaluate(WIDTH)
    page.set_viewport_size(size)
    page.evaluate(SPACED)
    return Seen(
        address,
        broken,
        moves,
        levels,
        landmarks,
        animated,
        narrowed,
        page.evaluate(WIDTH),
        page.evaluate(CUT),
    )
