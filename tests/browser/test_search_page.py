"""The search page as its visitors use it: typing, filters, the address, no result, no network."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import violations
from tests.browser.printed import printed, texts
from tests.browser.serving import serving, visiting
from tests.browser.waiting import settled
from tests.samples import spaced

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


def part(page: Page, name: str) -> Any:
    return page.locator(f"[data-part={name}]")


def titles(page: Page) -> list[str]:
    return page.locator("[data-part=cards] .card h3").all_inner_texts()


def tick(page: Page, facet: str, term: str) -> Any:
    return page.locator(f"#filtre-{facet}-{term}")


def requests_of(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def test_nothing_is_loaded_before_one_searches(visit_corpus: Visit) -> None:
    page = visit_corpus()
    asked = requests_of(page)
    page.goto(page.url + "rechercher/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/recherche/" in url or "sitemap" in url] == []
    expect(part(page, "heading")).to_have_text("72 fiches")
    assert len(titles(page)) == 10
    assert tick(page, "theme", "lien-social").is_visible()


def test_from_a_word_to_a_sheet_with_the_keyboard_only(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("jardin")
    page.keyboard.press("Enter")
    expect(part(page, "status")).to_contain_text("fiches")
    before = len(titles(page))
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.facet[data-facet=theme] [type=checkbox]')"):
            break
    page.keyboard.press("Space")
    settled(page)
    assert page.evaluate("document.activeElement.matches('.facet[data-facet=theme] [type=checkbox]:checked')")
    assert 0 < len(titles(page)) <= before
    first = titles(page)[0]
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-part=cards] h3 a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(first)


def test_words_are_marked_in_an_extract_of_the_real_text(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=compostiere")
    extract = page.locator(".card__extract").first
    expect(extract.locator("mark").first).to_have_text("compostière")
    href = page.locator("[data-part=cards] h3 a").first.get_attribute("href")
    words = extract.inner_text().strip("… ")
    page.goto(page.url.partition("?")[0] + str(href))
    assert " ".join(words.split())[:60] in " ".join(page.locator("article.sheet").inner_text().split())


def test_results_follow_what_is_typed(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    for typed in ("compo", "compost", "compostiere"):
        page.locator("#q").fill(typed)
        expect(page.locator("[data-part=cards] mark").first).to_be_visible()
    assert page.url.endswith("?q=compostiere")


def test_a_misspelt_word_is_mended_and_what_was_meant_can_be_taken(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=mediaton")
    expect(page.locator(".search__meant")).to_contain_text("Vouliez-vous dire")
    assert len(titles(page)) > 1
    page.locator(".search__meant button").click()
    expect(page.locator("#q")).to_have_value("médiation")
    expect(page.locator(".search__meant")).to_have_count(0)


def test_filters_count_what_they_would_leave(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    label = page.locator("label", has=tick(page, "theme", "jeunesse"))
    count = int(label.locator(".count").inner_text().split()[0])
    tick(page, "theme", "jeunesse").check()
    expect(part(page, "heading")).to_have_text(f"{count} fiches")
    # Any of a facet's terms: another one adds to them.
    other = page.locator(".facet[data-facet=theme] label:has(input:not(:checked))").first
    other.click()
    settled(page)
    more = int(part(page, "heading").inner_text().split()[0])
    assert more > count
    # Every facet: a territory takes away.
    page.locator(".facet[data-facet=territory] [type=checkbox]").first.check()
    settled(page)
    assert int(part(page, "heading").inner_text().split()[0]) < more
    expect(part(page, "chips").get_by_role("button")).to_have_count(4)


def test_counts_of_the_first_page_are_those_of_the_script(visit_corpus: Visit) -> None:
    """They are made twice: at build and in the browser."""
    page = visit_corpus("rechercher/")

    def shown() -> list[list[str]]:
        return [labels(facet) for facet in ("theme", "territory", "method")]

    def labels(facet: str) -> list[str]:
        # Those that nobody sees are not counted.
        page.locator(f".facet[data-facet={facet}]").scroll_into_view_if_needed()
        expect(page.locator(f".facet[data-facet={facet}]:not([data-stale])")).to_have_count(1)
        terms = page.locator(f".facet[data-facet={facet}] > fieldset > .facet__terms > li > label")
        # Not as they are laid out: a list that is not on the screen yet has no lines.
        return ["".join(each.split()) for each in terms.all_text_contents()]

    before = shown()
    for typed in ("jardin", ""):
        page.locator("#q").fill(typed)
        page.keyboard.press("Enter")
        settled(page)
    expect(part(page, "heading")).to_have_text("72 fiches")
    assert shown() == before
    assert all(before)


def test_a_territory_holds_others(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    region = page.locator(".facet[data-facet=territory] li:has(> label #filtre-territory-region-93)")
    region.locator("summary").first.click()
    departement = page.locator("#filtre-territory-departement-13")
    expect(departement).to_be_visible()
    departement.check()
    expect(part(page, "chips")).to_contain_text("Bouches-du-Rhône")
    assert "territoires=departement-13" in page.url


def test_the_other_filters_come_when_they_are_asked_for(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    expect(page.locator(".facet[data-facet=audience]")).to_be_hidden()
    page.get_by_text("Plus de filtres").click()
    page.locator(".facet[data-facet=audience] > summary").click()
    box = page.locator(".facet[data-facet=audience] [type=checkbox]").first
    expect(box).to_be_visible()
    part(page, "from").select_option("2020")
    expect(part(page, "chips")).to_contain_text("2020")
    assert "de=2020" in page.url
    years = page.locator("[data-part=cards] h3 + p").all_inner_texts()
    assert years


def test_the_address_gives_back_the_whole_state(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=habitants&themes=lien-social&methodes=habitants-relais&tri=titre")
    settled(page)
    expect(page.locator("#q")).to_have_value("habitants")
    expect(tick(page, "theme", "lien-social")).to_be_checked()
    expect(part(page, "sort")).to_have_value("title")
    assert titles(page) == sorted(titles(page), key=str.casefold)
    part(page, "chips").get_by_role("button", name="Lien social").click()
    expect(page.locator("#q")).to_have_value("habitants")
    # The address comes after the answer.
    page.wait_for_url(lambda url: "lien-social" not in url)
    page.go_back()
    expect(tick(page, "theme", "lien-social")).to_be_checked()
    page.go_forward()
    expect(part(page, "chips")).not_to_contain_text("Lien social")


def test_a_crossing_of_a_term_page_leads_to_both(visit_corpus: Visit) -> None:
    page = visit_corpus("themes/participation-des-habitants/")
    page.locator(".crossings summary").first.click()
    page.locator(".crossings details[open] a", has_text="Croiser").first.click()
    expect(part(page, "chips").get_by_role("button")).to_have_count(3)
    assert titles(page)


def test_most_recent_first(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=habitants")
    part(page, "sort").select_option("recent")
    settled(page)
    facts = page.locator("[data-part=cards] h3 + p").all_inner_texts()
    years = [int(year) for fact in facts for year in re.findall(r"20\d\d", fact)[:1]]
    assert len(years) > 3
    assert years == sorted(years, reverse=True)


CARDS = """() => [...document.querySelectorAll("[data-part=cards] .card")].map((card) => {
  const copy = card.cloneNode(true);
  for (const each of copy.querySelectorAll(".card__choose")) each.remove();
  return copy.outerHTML.replace(/>\\s+/g, ">").replace(/\\s+</g, "<");
})"""


def test_more_results_take_the_focus_along(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    rendered = page.evaluate(CARDS)
    part(page, "more").click()
    expect(page.locator("[data-part=cards] .card")).to_have_count(20)
    # What the browser makes of their data is what the page came with.
    assert page.evaluate(CARDS)[:10] == rendered
    assert page.evaluate("document.activeElement.matches('li:nth-child(11) h3 a')")


def test_where_nothing_is_found_one_is_led_on(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=jardin&methodes=theatre-forum")
    settled(page)
    lead = part(page, "nothing")
    expect(lead).to_be_visible()
    expect(lead).to_contain_text("« jardin »")
    without = lead.get_by_role("button", name="Théâtre-forum")
    expect(without).to_be_visible()
    count = spaced(lead.locator("li").filter(has_text="Théâtre-forum").inner_text()).rpartition(" : ")[2]
    expect(lead.get_by_role("link", name="Proposer une fiche")).to_be_visible()
    expect(lead.locator(".chip").first).to_be_visible()
    without.click()
    expect(part(page, "heading")).to_have_text(count)
    expect(part(page, "heading")).to_be_focused()


def test_words_that_are_everywhere_are_told(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=dans+la")
    expect(part(page, "remarks")).to_contain_text("dans")
    expect(part(page, "nothing")).to_be_visible()


def test_what_was_not_found_is_told(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    told = {
        "🎉 !!!": "« 🎉 !!! » n’a pas de mot à chercher",
        # Only the definition of a term has it: the sheets of the other word are shown.
        "logement insalubre": "Aucune fiche ne contient « insalubre »",
        "x" * 290: f"Aucune fiche ne contient « {'x' * 40}… »",
    }
    shown = []
    for typed, sentence in told.items():
        page.locator("search-page input[name='q']").fill(typed)
        expect(part(page, "remarks")).to_contain_text(sentence)
        settled(page)
        shown.append(titles(page)[:1])
    assert shown == [[], ["Sortir une copropriété de l’impasse avec ses propres occupants"], []]


def test_exact_words_are_exact(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=pas+de+côté")
    settled(page)
    loose = len(titles(page))
    page.locator("#q").fill("« pas de côté »")
    page.keyboard.press("Enter")
    settled(page)
    assert 0 < len(titles(page)) < loose


def test_without_network_the_words_are_kept(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/", allowed="ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    page.locator("#q").fill("jardin")
    page.keyboard.press("Enter")
    expect(part(page, "problem")).to_contain_text("La connexion ne répond pas")
    expect(page.locator("#q")).to_have_value("jardin")
    page.context.set_offline(False)
    expect(page.locator("[data-part=cards] mark").first).to_be_visible()
    expect(part(page, "problem")).to_be_hidden()


def test_a_site_that_was_published_anew_is_searched_anew(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=jardin", allowed="status of 404")
    settled(page)
    gone: list[str] = []

    def old(route: Any) -> None:
        gone.append(route.request.url)
        route.fulfill(status=404, body="")

    page.context.route("**/recherche/mots/*.txt", old, times=1)
    page.locator("#q").fill("zèbre tambour")
    page.keyboard.press("Enter")
    settled(page)
    assert len(gone) == 1
    expect(part(page, "problem")).to_be_hidden()


def test_words_that_are_no_more_are_asked_for_anew(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/", allowed="status of 404")
    gone: list[str] = []

    def old(route: Any) -> None:
        gone.append(route.request.url)
        route.fulfill(status=404, body="")

    page.context.route("**/recherche/mots/**", old, times=1)
    page.locator("#q").fill("compostiere")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=cards] mark").first).to_have_text("compostière")
    settled(page)
    assert len(gone) == 1
    expect(part(page, "problem")).to_be_hidden()


def test_without_script_the_form_leads_to_the_lists(visit_corpus: Visit) -> None:
    page = visit_corpus(java_script_enabled=False)
    page.locator(".finder input").fill("jardin")
    page.keyboard.press("Enter")
    page.wait_for_url("**/rechercher/?q=jardin")
    expect(page.get_by_role("heading", name="Chercher par les listes")).to_be_visible()
    page.locator("[data-part=without]").get_by_role("link", name="Thèmes").click()
    expect(page.locator("h1")).to_contain_text("Thèmes")


def test_results_are_told_to_those_who_do_not_see_them(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    status = part(page, "status")
    expect(status).to_have_attribute("aria-live", "polite")
    page.locator("#q").fill("jardin")
    page.keyboard.press("Enter")
    settled(page)
    expect(status).to_have_text(part(page, "heading").inner_text())
    assert status.inner_text() != "72 fiches"


def test_filters_fold_on_a_phone(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=habitants", width=390)
    settled(page)
    expect(page.locator(".facet").first).to_be_hidden()
    page.get_by_text("Filtrer les fiches").click()
    expect(tick(page, "theme", "lien-social")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_the_filters_close_on_the_sheets_that_they_leave(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=habitants", width=390)
    settled(page)
    page.get_by_text("Filtrer les fiches").click()
    tick(page, "theme", "lien-social").check()
    settled(page)
    count = int(part(page, "heading").inner_text().split()[0])
    page.get_by_role("button", name=f"Voir les {count} fiches").click()
    expect(page.locator(".facet").first).to_be_hidden()
    expect(page.locator(".card").first).to_be_in_viewport()


def test_the_title_the_other_language_and_paper_say_what_was_asked(visit: Visit) -> None:
    page = visit("rechercher/?q=jardin")
    settled(page)
    found = spaced(part(page, "heading").inner_text())
    assert spaced(page.title()).startswith(f"« jardin » : {found} - ")
    link = page.locator("a.edition").first
    assert str(link.get_attribute("href")).endswith("?q=jardin")
    paper = texts(printed(page))
    assert "« jardin »" in spaced(paper[0])
    assert spaced(titles(page)[0]) in spaced(paper[0])
    assert "Filtrer les fiches" not in " ".join(paper)
    page.locator("#q").fill("")
    page.keyboard.press("Enter")
    settled(page)
    assert "jardin" not in page.title()


def test_that_nothing_is_in_the_very_place_is_said(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/?q=compostière+gap")
    settled(page)
    expect(page.locator(".search__not-here")).to_contain_text("Rien à Gap même")
    page = visit_corpus("rechercher/?q=habitants+marseille")
    settled(page)
    expect(page.locator(".search__not-here")).to_have_count(0)


def test_an_answer_that_comes_late_is_forgotten(visit_corpus: Visit) -> None:
    page = visit_corpus("rechercher/")
    page.context.route("**/recherche/mots/*.txt", lambda route: route.continue_())
    box = page.locator("#q")
    for typed in ("habitants", "compostiere"):
        box.fill(typed)
        page.keyboard.press("Enter")
    settled(page)
    assert page.url.endswith("compostiere")
    expect(page.locator("[data-part=cards] mark").first).to_have_text("compostière")


def test_english_readers_search_too(visit: Visit) -> None:
    page = visit("en/rechercher/?q=citizens+council")
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(part(page, "heading")).to_contain_text("sheet")
    assert titles(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_filters_of_a_phone_are_accessible(visit_corpus: Visit, scheme: str) -> None:
    page = visit_corpus("rechercher/?q=habitants&themes=lien-social", width=390, color_scheme=scheme)
    settled(page)
    page.get_by_text("Filtrer les fiches").click()
    page.get_by_text("Plus de filtres").click()
    page.locator(".facet[data-facet=audience] > summary").click()
    expect(page.locator(".facet[data-facet=audience] [type=checkbox]").first).to_be_visible()
    assert violations(page, colours_only=scheme == "dark") == []


def test_the_search_works_in_a_folder_of_a_host(
    browser: Browser, corpus_folder: Path, tmp_path: Path
) -> None:
    shutil.copytree(corpus_folder, tmp_path / "reseau/partage")
    with serving(tmp_path) as address, visiting(browser, f"{address}reseau/partage/") as visit:
        page = visit("themes/")
        page.locator(".md-header search-box input").fill("compostiere")
        page.keyboard.press("Enter")
        expect(page.locator("[data-part=cards] mark").first).to_have_text("compostière")
        page.locator("[data-part=cards] h3 a").first.click()
        expect(page.locator("article.sheet")).to_be_visible()


def test_terms_are_found_without_ligatures(visit: Visit) -> None:
    body = """() => {
      const facet = document.querySelector("search-page").facets.find((each) => each.id === "method");
      const labels = ["Bonnes œuvres", "Jardin", "L’Œil du quartier"];
      facet.update({ ids: labels, labels, parents: [-1, -1, -1], named: 3, positions: new Map() }, Int32Array.of(1, 1, 1));
      const shown = (wanted) => {
        facet.finder.value = wanted;
        facet.find();
        return [...facet.list.querySelectorAll(".facet__label")].map((each) => each.textContent);
      };
      return ["OEUVRES", "œuv", "l'oeil"].map(shown);
    }"""
    one, other = ["Bonnes œuvres"], ["L’Œil du quartier"]
    assert visit("rechercher/").evaluate(body) == [one, one, other]


def test_a_typed_place_finds_what_is_near_it(visit: Visit) -> None:
    """The place is typed as in the form; a commune without a sheet is said to have none, with what is near."""
    page = visit("rechercher/")
    page.get_by_text("Près d’un lieu").first.click()
    page.get_by_label("Commune ou quartier").fill("Embr")
    page.get_by_role("option", name="Embrun").click()
    expect(page.locator("[data-part=chips]")).to_contain_text("Embrun, à moins de 30 km")
    page.get_by_label("dans un rayon de").select_option("60")
    expect(page).to_have_url(re.compile(r"\?pres=05046\+Embrun&rayon=60$"))
    expect(page.locator("[data-part=heading]")).to_have_text("5 fiches")
    assert violations(page) == []
    page.get_by_role("button", name="à moins de 60 km").click()
    page.get_by_role("searchbox", name="Que cherchez-vous").fill("jardin Briançon")
    page.get_by_role("button", name="Chercher", exact=True).click()
    said = page.locator(".search__not-here")
    expect(said).to_contain_text("Rien à Briançon même")
    expect(said).to_contain_text("à 60 km")
    expect(said.get_by_role("link").first).to_contain_text("jardins partagés")
