"""Two or three sheets side by side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.accessibility import violations
from tests.browser.printed import A4, printed, sizes, texts
from tests.browser.waiting import settled

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
RELAIS, CONSEIL, RENCONTRE = (
    "groupe-d-habitants-relais",
    "conseil-citoyen-haut-gap",
    "rencontre-marseille-gap-2018",
)
TWO = f"comparer/?fiches={RELAIS},{CONSEIL}"
THREE = f"{TWO},{RENCONTRE}"


def opened(visit: Visit, address: str, **options: object) -> Page:
    page = visit(address, **options)
    settled(page)
    return page


def test_a_visitor_compares_a_sheet_with_another_by_keyboard(visit: Visit) -> None:
    page = visit(f"initiatives/{RELAIS}/")
    page.get_by_role("link", name="Comparer", exact=True).press("Enter")
    settled(page)
    assert page.url.endswith(f"comparer/?fiches={RELAIS}")
    box = page.get_by_role("combobox", name="Ajouter une fiche")
    box.fill("conseil citoyen")
    option = page.get_by_role("option", name="Ajouter : Faire vivre un conseil citoyen")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    while option.get_attribute("aria-selected") != "true":
        box.press("ArrowDown")
    assert violations(page) == []
    box.press("Enter")
    expect(page.get_by_role("columnheader")).to_have_count(3)
    settled(page)
    assert page.url.endswith(TWO)
    expect(page.get_by_role("region", name="Tableau de comparaison")).to_be_focused()
    expect(page.locator("[data-part=status]")).to_contain_text("2 fiches comparées")
    page.get_by_role("button", name="Retirer la fiche : Constituer un groupe").press("Enter")
    settled(page)
    assert page.url.endswith(f"?fiches={CONSEIL}")
    expect(page.get_by_role("combobox", name="Ajouter une fiche")).to_be_focused()
    page.go_back()
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_what_is_typed_before_the_sheets_arrive_is_kept(visit: Visit) -> None:
    page = visit("comparer/")
    settled(page)
    waiting: list[Route] = []
    page.context.route(f"**/initiatives/{RELAIS}/", lambda route: waiting.append(route))
    with page.expect_request(f"**/initiatives/{RELAIS}/"):
        page.evaluate(
            f"history.replaceState(null, '', '?fiches={RELAIS}'), dispatchEvent(new PopStateEvent('popstate'))"
        )
    box = page.get_by_role("combobox", name="Ajouter une fiche")
    box.fill("conseil citoyen")
    waiting[0].continue_()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(box).to_have_value("conseil citoyen")
    expect(page.get_by_role("option", name="Ajouter : Faire vivre un conseil citoyen")).to_be_visible()


def test_related_sheets_are_offered_first(visit: Visit) -> None:
    page = opened(visit, f"comparer/?fiches={RELAIS}")
    page.locator("[data-part=near]").get_by_role("button").first.click()
    expect(page.get_by_role("columnheader")).to_have_count(3)


def test_rows_have_heads_and_say_what_is_not_told(visit: Visit) -> None:
    page = opened(visit, TWO)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Durée"))
    expect(row.get_by_role("cell")).to_have_text(["6 mois", "À compléter"])
    expect(page.get_by_role("rowheader", name="Territoires")).to_be_visible()
    assert page.locator(".comparison [id]").evaluate_all("all => all.every(e => e.id.includes('--'))")


def test_rows_are_named_in_the_language_of_the_page(visit: Visit) -> None:
    page = opened(visit, f"en/{TWO}")
    heads = page.get_by_role("rowheader").all_inner_texts()
    assert {"Stakeholders", "Enablers", "Lessons"} <= set(heads)
    assert not {"Acteurs et partenaires", "Leviers", "Enseignements"} & set(heads)
    expect(page.locator(".comparison__value[lang=fr]").get_by_text("6 mois")).to_be_visible()


def test_the_population_of_a_territory_is_told_with_its_year_and_source(visit: Visit) -> None:
    page = opened(visit, "comparer/?fiches=recherche-action-intervention-sociale-communautaire-marseille")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Territoires"))
    expect(row).to_contain_text("habitants en 2023 (Insee)")


def test_three_sheets_at_most(visit: Visit) -> None:
    page = opened(visit, f"{THREE},nouvelle-gouvernance-du-centre-social")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    expect(page.get_by_role("alert")).to_contain_text("nouvelle-gouvernance-du-centre-social")
    expect(page.get_by_role("combobox", name="Ajouter une fiche")).to_be_hidden()


@pytest.mark.parametrize(
    ("ids", "words"),
    [
        ("Jardin Partagé", "« Jardin Partagé » ne peut pas être l’adresse d’une fiche"),
        ("<img src=x onerror=alert(1)>", "« <img src=x onerror=alert(1)> » ne peut pas"),
        ("../../etc/passwd", "« ../../etc/passwd » ne peut pas"),
        ("//exemple.org/x", "ne peut pas"),
        ("a" * 500, "ne peut pas"),
    ],
)
def test_an_address_that_cannot_be_a_sheet_is_only_said(visit: Visit, ids: str, words: str) -> None:
    page = visit("comparer/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/initiatives/" in request.url else None)
    page.evaluate("ids => { location.search = '?fiches=' + encodeURIComponent(ids); }", ids)
    expect(page.get_by_role("alert")).to_contain_text(words.replace(" »", "\u00a0»").replace("« ", "«\u00a0"))
    settled(page)
    assert asked == []
    assert page.locator("sheet-comparison img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_missing_sheet_is_named(visit: Visit) -> None:
    page = opened(visit, f"comparer/?fiches={RELAIS},nulle-part", allowed="404")
    expect(page.get_by_role("alert")).to_contain_text("nulle-part")
    expect(page.get_by_role("columnheader")).to_have_count(2)


def test_nothing_that_grows_with_the_site_is_loaded(visit: Visit) -> None:
    page = visit("comparer/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page.url + f"?fiches={RELAIS},{CONSEIL}")
    settled(page)
    assert len([url for url in asked if "/initiatives/" in url]) == 2
    assert not [url for url in asked if "/recherche/" in url]


@pytest.mark.parametrize("address", [TWO, THREE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_side_by_side_on_a_phone(visit: Visit, address: str, scheme: str) -> None:
    page = opened(visit, address, width=320, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, colours_only=scheme == "dark") == []
    first, second = (
        page.locator(".comparison tbody tr:nth-child(2) td").nth(at).bounding_box() for at in (0, 1)
    )
    assert first is not None
    assert second is not None
    assert first["y"] == second["y"]
    assert second["x"] >= first["x"] + first["width"]


def test_the_comparison_is_printed_on_a4_lying(visit: Visit) -> None:
    page = opened(visit, THREE)
    document = printed(page)
    assert sizes(document) == {A4[::-1]}
    words = texts(document)
    assert len(words) <= 4
    assert "Ajouter une fiche" not in " ".join(words)
    assert "Retirer" not in " ".join(words)
    # The heads come again on each page.
    assert all("Faire vivre un conseil" in text for text in words)


def test_without_script_the_page_says_what_to_do(visit: Visit) -> None:
    page = visit(TWO, java_script_enabled=False)
    expect(page.get_by_role("heading", name="Comparer sans JavaScript")).to_be_visible()
    expect(page.get_by_role("combobox", name="Ajouter une fiche")).to_be_hidden()
