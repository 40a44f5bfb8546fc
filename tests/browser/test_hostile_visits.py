"""Addresses and kept drafts that nobody writes by accident: no error, nothing runs, the page can be used."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
DRAFTS = "partage.brouillons"
ASIDE = "partage.brouillons-illisibles"
FORM = "document.querySelector('sheet-form')"
PAYLOADS = (
    "%E0%A4%A",
    "%",
    "%00",
    "%ED%A0%80",
    "__proto__",
    "constructor",
    "toString,hasOwnProperty,__proto__",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\"],[a='",
    "'; alert(1); '",
    "\\",
    "]]>\n\r\t\u2028\u202e",
    "$& $' $` {count} {title}",
    "../../../etc/passwd",
    "-1e999",
    "[object Object]",
    ",,,,",
    "a b " * 800,
    "x" * 9000,
    ",".join(f"t{number}" for number in range(1000)),
)
READ_AGAIN = {"rechercher/": ("q", "themes", "territoires", "de", "tri"), "comparer/": ("fiches",)}
"""What pages read of their address, at each step of the history."""
OTHERS = ("themes/lien-social/", "initiatives/groupe-d-habitants-relais/")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    # A dialog is a script that ran.
    page.add_init_script("window.alert = () => { throw new Error('a script ran'); }")
    yield page
    context.close()


def errors_of(page: Page) -> list[str]:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(f"{page.url[:120]}: {error}"))
    return errors


def settled(page: Page) -> None:
    """Wait until the elements of the page are there, and none of them is at work."""
    page.wait_for_function("""() => !document.querySelector("[busy], [inert], main :not(:defined)")""")


def asking(names: Iterable[str], payload: str) -> str:
    """The end of an address that says *payload* for each of *names*, and after « # »."""
    written = payload if payload.startswith("%") else quote(payload, safe=",")
    return f"?{'&'.join(f'{name}={written}' for name in names)}#{written[:2000]}"


def test_no_address_breaks_a_page(page: Page, site: str) -> None:
    errors = errors_of(page)
    for payload in PAYLOADS:
        page.goto(f"{site}proposer/{asking(('question', 'fiche'), payload)}", wait_until="domcontentloaded")
        settled(page)
        assert errors == []
        assert page.locator("[data-part=form]").is_visible(), payload[:80]
    for path in (*OTHERS, *READ_AGAIN):
        for payload in PAYLOADS[:6]:
            page.goto(
                f"{site}{path}{asking(READ_AGAIN.get(path, ('q',)), payload)}", wait_until="domcontentloaded"
            )
            settled(page)
            assert errors == []
            assert page.locator("h1").first.is_visible(), (path, payload)


def test_no_step_of_the_history_breaks_a_page(page: Page, site: str) -> None:
    errors = errors_of(page)
    for path, names in READ_AGAIN.items():
        page.goto(f"{site}{path}")
        steps = [asking(names, payload) for payload in PAYLOADS]
        steps += ["?tri=__proto__&q=jardin", "?de=99999999999999999999&a=-5", "?q=jardin&tri=constructor"]
        for step in steps:
            page.evaluate(
                "(step) => { history.replaceState(null, '', step); dispatchEvent(new PopStateEvent('popstate')); }",
                step,
            )
            settled(page)
            assert errors == [], step[:200]
            assert page.locator("main [data-part=problem]:visible").count() == 0, step[:200]
            assert page.locator(".search__chips li").count() <= 120
        if path == "rechercher/":
            assert page.evaluate("document.querySelector('search-page').state.sort") == "relevance"


def draft(**changed: Any) -> dict[str, Any]:
    return {"id": "d", "title": "Un", "saved": 1, "values": {}, "told": {}, "sheet": None, **changed}


UNREADABLE: tuple[Any, ...] = (
    "{",
    "]",
    '"un texte"',
    "[]",
    "[1]",
    "17",
    "true",
    "[" * 200_000,
    {"d": None},
    {"d": 17},
    {"d": "texte"},
    {"d": []},
    {"d": {}},
    {"d": draft(title={})},
    {"d": draft(saved="hier")},
    {"d": draft(values=None)},
    {"d": draft(values=[1])},
    {"d": draft(told=None)},
    {"d": draft(told={"objectifs": 5})},
    {"d": draft(sheet="x")},
    {"d": draft(sheet={"id": 5})},
    {"d": draft(sheet={"id": "x", "values": {}, "sections": [None]})},
    {"d": draft(sheet={"id": "x", "values": {}, "text": "sans champs"})},
    {"d": draft(sheet={"id": "x", "values": {}, "text": ["---\n---"]})},
    {"d": draft(place={"step": "2", "asked": 0, "key": ""})},
    {"d": draft(refused={"values": {"titre": 5}, "told": {}})},
    {"d": draft(refused={"values": {"inconnu": "x"}, "told": {}})},
    {"d": draft(values={"titre": {"toString": 1}})},
    {"d": draft(values={"titre": ["a", "b"]})},
    {"d": draft(values={"debut": {"a": 1}})},
    {"d": draft(values={"debut": 2024})},
    {"d": draft(values={"themes": [None]})},
    {"d": draft(values={"themes": {"a": "b"}})},
    {"d": draft(values={"themes": ["x"] * 5000})},
    {"d": draft(values={"acteurs": [None]})},
    {"d": draft(values={"acteurs": [[]]})},
    {"d": draft(values={"acteurs": [{"nom": 5}]})},
    {"d": draft(values={"acteurs": [{"inconnu": "x"}]})},
    {"d": draft(values={"documents": [{"titre": {"toString": None}}]})},
    {"d": draft(values={"participation": {"diagnostic": []}})},
    {"d": draft(values={"resume": "x" * 300_000})},
)
READABLE: tuple[dict[str, Any], ...] = (
    draft(values={"titre": "<img src=x onerror=alert(1)>", "resume": "\ud800 seul", "lieu": "$&"}),
    draft(values={"titre": "\udc00", "themes": "__proto__", "publics": ["constructor", "\ud800"]}),
    draft(values={"debut": "javascript:alert(1)", "etat": "</script>", "nature": ["toString"]}),
    draft(values={"participation": {"__proto__": "x", "diagnostic": "constructor"}}),
    draft(values={"acteurs": ["Un", {"nom": "\ud800", "roles": ["x"]}], "documents": [{}]}),
    draft(
        values={"question-inconnue": {"a": [1, {"b": None}]}},
        told={"rubrique-inconnue": "x", "objectifs": "\ud800"},
    ),
    draft(values={"__proto__": "x", "constructor": 5}),
    draft(
        place={"step": 99, "asked": -7, "key": "__proto__"},
        refused={"values": {}, "told": {"__proto__": "x"}},
    ),
    draft(sheet={"id": "x", "values": {"lieu": "y"}, "text": "---\nlieu: [\n---\n"}),
    draft(values={"contact": "x" * 100_000}, title="t" * 100_000),
    {**draft(), "id": "d", "title": None, "inconnu": {}} | {"title": ""},
)


def load(page: Page, address: str, kept: str) -> None:
    page.evaluate(
        "([key, text]) => { localStorage.clear(); localStorage.setItem(key, text); }", [DRAFTS, kept]
    )
    page.goto(address)
    settled(page)


def test_drafts_that_cannot_be_read_are_set_aside_and_the_form_works(page: Page, site: str) -> None:
    errors = errors_of(page)
    page.goto(f"{site}proposer/")
    drafts = [each["d"] for each in UNREADABLE if isinstance(each, dict) and "d" in each]
    beside = {
        f"d{number}": {**each, "id": f"d{number}"} if isinstance(each, dict) and "id" in each else each
        for number, each in enumerate(drafts)
    }
    others = {"autre": draft(), "__proto__": draft()}
    for kept in (*(each for each in UNREADABLE if isinstance(each, str)), json.dumps({**beside, **others})):
        load(page, f"{site}proposer/", kept)
        assert errors == [], kept[:200]
        aside = page.evaluate("(key) => JSON.parse(localStorage.getItem(key))", ASIDE)
        if kept.startswith('{"'):
            each = [json.loads(text) for text in aside]
            assert {name: value for one in each for name, value in one.items()} == {**beside, **others}
        else:
            assert aside == [kept]
        assert page.locator("[data-part=aside]").is_visible()
        page.locator("#c-titre").fill("Un titre")
        page.evaluate(
            f"{FORM}.flush(); {FORM}.steps.go(3, true); {FORM}.steps.go(1, true); {FORM}.last.sheet.text"
        )
        assert page.evaluate(f"{FORM}.drafts.all.map((draft) => draft.title)") == ["Un titre"]
        assert page.evaluate("(key) => JSON.parse(localStorage.getItem(key))", ASIDE) == aside
    with page.expect_download() as download:
        page.locator("[data-part=aside-save]").click()
    assert download.value.path().read_text("utf-8") == "\n".join(aside)
    page.locator("[data-part=aside-erase]").click()
    assert page.locator("[data-part=aside]").is_hidden()
    assert page.evaluate("(key) => localStorage.getItem(key)", ASIDE) is None
    assert errors == []


def test_the_drafts_beside_it_stay(page: Page, site: str) -> None:
    page.goto(f"{site}proposer/")
    good = draft(id="bon", title="Le bon", values={"titre": "Le bon"})
    load(page, f"{site}proposer/", json.dumps({"d": draft(values=None), "__proto__": 5, "bon": good}))
    assert page.locator("#c-titre").input_value() == "Le bon"
    assert len(page.evaluate("(key) => JSON.parse(localStorage.getItem(key))", ASIDE)) == 2
    assert list(json.loads(page.evaluate("(key) => localStorage.getItem(key)", DRAFTS))) == ["bon"]


def test_where_there_is_no_room_to_set_it_aside_nothing_is_written_over_it(page: Page, site: str) -> None:
    errors = errors_of(page)
    page.goto(f"{site}proposer/")
    kept = "{" * 3_000_000
    load(page, f"{site}proposer/", kept)
    page.locator("#c-titre").fill("Un titre")
    page.evaluate("document.querySelector('sheet-form').flush()")
    assert page.evaluate("(key) => localStorage.getItem(key).length", DRAFTS) == len(kept)
    assert "Rien n’est gardé" in page.locator("[data-part=kept]").inner_text()
    page.locator("[data-part=aside-erase]").click()
    page.locator("#c-titre").fill("Un autre titre")
    page.evaluate("document.querySelector('sheet-form').flush()")
    assert page.evaluate("document.querySelector('sheet-form').drafts.all.map((draft) => draft.title)") == [
        "Un autre titre"
    ]
    assert errors == []


def test_a_strange_draft_that_can_be_read_is_shown_and_keeps_what_is_not_asked(page: Page, site: str) -> None:
    errors = errors_of(page)
    page.goto(f"{site}proposer/")
    drafts = {f"d{number}": {**each, "id": f"d{number}"} for number, each in enumerate(READABLE)}
    load(page, f"{site}proposer/", json.dumps(drafts))
    assert page.evaluate("(key) => localStorage.getItem(key)", ASIDE) is None
    for name, readable in drafts.items():
        text = page.evaluate(
            f"""(id) => {{
              {FORM}.turn({FORM}.drafts.all.find((draft) => draft.id === id), true);
              {FORM}.querySelector("#c-lieu").value += " ici";
              {FORM}.keep();
              for (const step of [2, 3]) {FORM}.steps.go(step, true);
              return {FORM}.last.sheet.text;
            }}""",
            name,
        )
        assert "\\ud8" not in text
        text.encode("utf-8")
        kept = json.loads(page.evaluate("(key) => localStorage.getItem(key)", DRAFTS))[name]
        for key in ("question-inconnue", "__proto__"):
            assert kept["values"].get(key) == readable["values"].get(key)
        assert kept["told"].get("rubrique-inconnue") == readable["told"].get("rubrique-inconnue")
        assert errors == [], readable


def test_half_a_character_can_be_looked_for(page: Page, site: str) -> None:
    errors = errors_of(page)
    half = (
        "(box) => { box.value = 'jardin \\ud800'; box.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.goto(f"{site}rechercher/")
    settled(page)
    page.locator("search-page input[name=q]").evaluate(half)
    page.locator("search-page input[name=q]").press("Enter")
    page.wait_for_function("() => location.search.includes('%EF%BF%BD')")
    page.goto(f"{site}comparer/")
    page.locator("#ajouter").evaluate(half)
    page.locator("#ajouter").press("Enter")
    page.locator("search-box input").focus()
    page.locator("search-box [role=combobox]").wait_for()
    page.locator("search-box input").evaluate(half)
    page.locator(".search-box__list [role=option]").first.wait_for()
    page.evaluate("localStorage.setItem('colours', '<img src=x>')")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.mdColorScheme") in ("default", "slate")
    assert errors == []


def test_nothing_runs_in_the_preview_of_a_text(page: Page, site: str) -> None:
    errors = errors_of(page)
    asked: list[str] = []
    page.goto(f"{site}proposer/")
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate(
        f"""(text) => {{
          {FORM}.querySelector("#s-objectifs").value = text;
          {FORM}.answer("suites").fill(text);
          {FORM}.steps.go(3, true);
        }}""",
        "<img src=https://ailleurs.exemple/a.png onerror=alert(1)> ![x](https://ailleurs.exemple/b.png)\n\n"
        "[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](data:text/html,x) [d](//ailleurs.exemple) <javascript:alert(1)>\n\n"
        "<script>alert(1)</script>\n\n<svg/onload=alert(1)>\n\n<iframe src=https://ailleurs.exemple></iframe>\n\n[e](https://ailleurs.exemple)",
    )
    told = page.locator("[data-part=preview] .form__told").last
    told.wait_for()
    assert (
        told.locator("img, script, svg, iframe, style, form, input, [id], [onerror], [onload]").count() == 0
    )
    links = told.locator("[href]").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    # An address that is written is a link, there and on the page.
    assert links == ["https://ailleurs.exemple/a.png", "https://ailleurs.exemple"]
    assert errors == []
    assert [url for url in asked if not url.startswith(site)] == []
