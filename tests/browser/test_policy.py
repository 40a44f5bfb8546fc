"""The content-security policy holds in a browser, and nothing is asked of another origin."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opens
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)


@every_page
def test_no_violation_and_nothing_from_elsewhere(opens: Opens, address: str) -> None:
    page = opens(address)
    page.wait_for_load_state("networkidle")
    first = page.locator("head > *").first
    assert first.get_attribute("http-equiv") == "Content-Security-Policy"
    assert page.locator("[style]:not([data-md-component] [style], [data-md-component])").count() == 0


def test_changing_colours_breaks_no_rule(opens: Opens) -> None:
    page = opens()
    page.get_by_title("Passer en mode sombre").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_a_script_put_in_the_page_does_not_run(opens: Opens, problems: list[str]) -> None:
    page = opens("initiatives/rencontre-marseille-gap-2018/")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.intruder = true";
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.intruder") is None
    assert [("script-src" in problem) for problem in problems] == [True]
    problems.clear()


def test_a_style_put_in_the_page_does_not_apply(opens: Opens, problems: list[str]) -> None:
    page = opens("themes/")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')")
    assert [("style-src" in problem) for problem in problems] == [True]
    problems.clear()
