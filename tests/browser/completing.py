"""Completing each sheet of a folder in the form, as it is and then with one answer."""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path

from playwright.sync_api import Page, expect

TEXT = "document.querySelector('sheet-form').writing.text"


def complete_each(page: Page, site: str, sheets: Path) -> int:
    """Complete each sheet of the folder *sheets*, published at *site*; return how many there are.

    Nothing changed gives the same bytes; one answer and one text, a difference of their lines.
    """
    paths = sorted(sheets.glob("*.md"))
    for path in paths:
        before = path.read_bytes().decode()
        page.goto(f"{site}proposer/?fiche={path.stem}")
        expect(page.locator("[data-part=kept]")).to_contain_text("Vous complétez")
        assert page.evaluate(TEXT) == before, path.name
        page.locator(".steps__step[data-step='3']").click()
        expect(page.locator("[data-part=wrong]")).to_be_hidden()
        expect(page.locator("[data-part=download]")).to_be_visible()
        with page.expect_download() as download:
            page.locator("[data-part=download]").click()
        assert download.value.suggested_filename == path.name
        assert Path(download.value.path()).read_bytes() == path.read_bytes()
        page.evaluate(
            """() => {
              const form = document.querySelector("sheet-form");
              form.answer("a_refaire").fill("Prévoir : du temps.");
              document.querySelector("#s-paroles").value = "« Un mot. »";
            }"""
        )
        changes = [
            line for line in ndiff(before.split("\n"), page.evaluate(TEXT).split("\n")) if line[0] in "+-"
        ]
        gone = [line for line in changes if line[0] == "-"]
        come = [line for line in changes if line[0] == "+"]
        assert '+ a_refaire: "Prévoir : du temps."' in come, path.name
        assert "+ « Un mot. »" in come, path.name
        told = {"a_refaire", "## Paroles"}
        if not any(each in before for each in told):
            assert gone == [], path.name
            assert [line for line in come if line[2:]] == [
                '+ a_refaire: "Prévoir : du temps."',
                "+ ## Paroles",
                "+ « Un mot. »",
            ]
    return len(paths)
