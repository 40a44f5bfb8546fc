"""One question in a real browser: how long until its answer is seen, and how many bytes that took.

Each question has a new context, so that nothing is known of the site. Its page is opened; after its `load` event the
text is typed without a pause, with Enter where the way says so. The time goes from the last key, or click, to the first
result that is shown, then to the moment when all is done: the results are whole and the network is still. A question
that is an address, a theme by itself, is timed from the navigation: the bare page of Pagefind has an advantage there.

The bytes are all that was sent since the navigation, heads included, but for what the page is without any search: HTML
documents, style sheets, images, fonts, and the theme's own bundle of scripts.

Then, on the same page, what is a little different: the last letter taken away and put back, the second theme ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.benchmarks.hosting import Host, Sent
from tests.benchmarks.questions import Question
from tests.benchmarks.searched import Way

_WATCHING = Path(__file__).with_name("watching.js").read_text("utf-8")
_WITHOUT_SEARCH = re.compile(
    r"(/|\.(html|css|png|svg|ico|jpe?g|webp|avif|gif|woff2?)|/bundle\.\w+\.min\.js)$"
)
_WIDE = {"width": 1280, "height": 900}


@dataclass(slots=True, kw_only=True)
class Asked:
    """What a question took; None where it had no answer in time, or cannot be asked."""

    kind: str
    label: str
    cold_ms: float | None = None
    settled_ms: float | None = None
    first_bytes: int | None = None
    settled_bytes: int | None = None
    requests: int | None = None
    """Until all is done, of those whose bytes are counted."""
    found: int | None = None
    """Results that are shown or announced: 0 tells that nothing was found."""
    letter_ms: list[float] = field(default_factory=list)
    facet_ms: float | None = None


def asked(browser: Browser, host: Host, way: Way, question: Question) -> Asked:
    """Ask *question* as a visitor who comes for the first time."""
    found = Asked(kind=question.kind, label=question.label)
    with _new_page(browser, host, way) as page:
        page.goto(host.address + way.address + (f"themes={question.theme}" if question.theme else ""))
        if question.text:
            _begin(page, question.text)
            page.locator(way.box).first.focus()
            _type(page, way, question.text)
        answer = _answer(page, way)
        if answer and question.ticks:
            host.settle()
            answer = _tick(page, way, question, 0)
        if answer:
            _note(found, answer, host)
            _ask_more(found, page, host, way, question)
    return found


@contextmanager
def _new_page(browser: Browser, host: Host, way: Way) -> Iterator[Page]:
    host.settle()
    host.journal.clear()
    context = browser.new_context(viewport=_WIDE)  # type: ignore[arg-type]
    context.add_init_script(f"window.searchedAs = '{way.shown_as}';\n{_WATCHING}\nwatching.begin('', true);")
    try:
        yield context.new_page()
    finally:
        context.close()


def _type(page: Page, way: Way, text: str) -> None:
    if not way.enters:
        page.keyboard.type(text)
        return
    # A busy machine hands keys over slowly enough for beginnings of the text to be answered too: they are not asked.
    page.keyboard.insert_text(text[:-1])
    page.keyboard.type(text[-1])
    page.keyboard.press("Enter")


def _begin(page: Page, text: str) -> None:
    page.evaluate("text => watching.begin(text)", text)


def _answer(page: Page, way: Way) -> Any:
    return page.evaluate("limit => watching.answer(limit)", way.patience * 1000)


def _note(found: Asked, answer: Any, host: Host) -> None:
    host.settle()
    sent = [each for each in host.journal if not _WITHOUT_SEARCH.search(each.path)]
    origin = answer["origin"]
    done = max([answer["settled"], *(each.at - origin for each in host.journal)])
    found.cold_ms = answer["first"] - answer["start"]
    found.settled_ms = done - answer["start"]
    found.first_bytes = _bytes([each for each in sent if each.at <= origin + answer["first"]])
    found.settled_bytes = _bytes(sent)
    found.requests = len(sent)
    found.found = answer["count"]


def _bytes(sent: Sequence[Sent]) -> int:
    return sum(each.size for each in sent)


def _ask_more(found: Asked, page: Page, host: Host, way: Way, question: Question) -> None:
    if text := question.text:
        page.locator(way.box).first.focus()
        for wanted, key in ((text[:-1], "Backspace"), (text, text[-1])):
            _begin(page, wanted)
            page.keyboard.press(key)
            if not way.listens:
                page.keyboard.press("Enter")
            answer = _answer(page, way)
            if answer is None:
                return
            found.letter_ms.append(answer["first"] - answer["start"])
            host.settle()
    if way.ticks and (answer := _tick(page, way, question, 1)):
        found.facet_ms = answer["first"] - answer["start"]


def _tick(page: Page, way: Way, question: Question, rank: int) -> Any:
    """Tick the box of *rank*, counting from 0; return None where there are not so many."""
    box = page.locator(way.ticks).nth(rank)
    if not box.is_visible():
        return None
    _begin(page, question.text)
    box.click()
    return _answer(page, way)
