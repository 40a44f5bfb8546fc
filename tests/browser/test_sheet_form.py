"""The form, as someone who proposes a sheet uses it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from partage.catalogue.urls import PLACE_FILES
from partage.sheets.fields import KEYS
from partage.sheets.source import Source, read_text_source
from partage.sheets.writer import sheet_text
from partage.text.characters import received
from partage.text.strict_yaml import UNREADABLE
from tests.browser.accessibility import violations
from tests.browser.serving import built, module, serving, visiting
from tests.samples import ROOT, base_references
from tests.site.building import BASE, only_sheets, project

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
TEXT = "initiatives/x.md"
STORY = """
() => {
  const form = document.querySelector("sheet-form");
  return { text: form.last.sheet.text, name: form.last.sheet.id };
}
"""


def part(page: Page, name: str) -> Any:
    return page.locator(f"sheet-form [data-part={name}]").first


def step(page: Page, number: int) -> None:
    page.locator(f".steps__step[data-step='{number}']").click()


def pick(page: Page, key: str, typed: str) -> None:
    page.locator(f"#c-{key}").fill(typed)
    page.locator(f".question[data-id=c-{key}] [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def short_sheet(page: Page, title: str = "Réparer des vélos : un atelier « ouvert »") -> None:
    page.locator("#c-titre").fill(title)
    page.locator("#c-resume").fill(
        "Chaque samedi, des habitants réparent leurs vélos ensemble au pied d’un immeuble."
    )
    page.locator("#c-etat").select_option("en-cours")
    pick(page, "territoires", "gap")
    pick(page, "themes", "mobilite")
    page.locator("#c-porteur").fill("Association # Les Rayons")


def made(page: Page) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(STORY)
    return result


def read(text: str) -> dict[str, Any]:
    source = read_text_source(text.encode(), TEXT)
    assert isinstance(source, Source), source
    return dict(source.front_matter)


def test_a_short_sheet_with_the_keyboard_only(visit: Visit) -> None:
    page = visit("proposer/")
    page.locator("#c-titre").focus()
    keyboard = page.keyboard
    keyboard.type("Ouvrir un atelier vélo")
    for _ in range(6):
        keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "c-resume":
            break
    keyboard.type("Chaque samedi, des habitants réparent leurs vélos ensemble au pied d’un immeuble.")
    keyboard.press("Tab")
    keyboard.type("En cours")
    keyboard.press("Tab")
    for typed in ("05000 gap", "mobilité"):
        keyboard.type(typed)
        page.locator("[role=listbox]:not([hidden]) [role=option]").first.wait_for()
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
        keyboard.press("Tab")
    keyboard.type("Les Rayons")
    for _ in range(5):
        keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.part") == "next":
            break
    keyboard.press("Enter")
    expect(page.locator("#etape-2")).to_be_focused()
    for _ in range(60):
        keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.goto") == "3":
            break
    keyboard.press("Enter")
    expect(page.locator("#etape-3")).to_be_focused()
    expect(part(page, "wrong")).to_be_hidden()
    expect(part(page, "preview")).to_contain_text("Ouvrir un atelier vélo")
    assert read(made(page)["text"]) == {
        "titre": "Ouvrir un atelier vélo",
        "resume": "Chaque samedi, des habitants réparent leurs vélos ensemble au pied d’un immeuble.",
        "etat": "en-cours",
        "territoires": ["05061 Gap"],
        "themes": ["mobilite"],
        "porteur": "Les Rayons",
    }
    with page.expect_download() as download:
        part(page, "download").click()
    assert download.value.suggested_filename == "ouvrir-un-atelier-velo.md"


def test_one_question_a_screen_on_a_phone(visit: Visit) -> None:
    page = visit("proposer/", width=390)
    expect(page.locator("form[data-step='1'] > .question:visible")).to_have_count(1)
    part(page, "next").click()
    expect(page.locator("#c-titre-refus")).to_contain_text("Écrivez une réponse, par exemple")
    page.locator("#c-titre").fill("Ouvrir un atelier vélo")
    part(page, "next").click()
    expect(part(page, "position")).to_have_text("Question 2 sur 6")
    expect(page.locator("#c-resume")).to_be_focused()
    part(page, "previous").click()
    expect(page.locator("#c-titre")).to_have_value("Ouvrir un atelier vélo")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_reloading_in_the_middle_loses_nothing(visit: Visit) -> None:
    page = visit("proposer/")
    short_sheet(page)
    step(page, 2)
    page.locator(".group[data-group=freins] > summary").click()
    page.locator("#s-freins").fill("L’hiver, personne ne venait.\n\n- un\n- deux")
    page.locator(".question[data-id=c-freins] [data-part=add]").click()
    item = page.locator(".question[data-id=c-freins] .item").first
    item.locator("select").select_option("temps-equipe")
    item.locator("textarea").first.fill("Peu de temps.")
    expect(part(page, "kept")).to_contain_text("gardé")
    page.wait_for_timeout(400)
    before = made(page)
    page.reload()
    expect(part(page, "kept")).to_contain_text("là où vous l’aviez laissé")
    page.wait_for_timeout(300)
    assert made(page) == before
    assert "Peu de temps." in before["text"]


def test_a_shared_computer_keeps_nothing(visit: Visit) -> None:
    page = visit("proposer/")
    part(page, "drafts").locator("summary").click()
    part(page, "shared").check()
    page.locator("#c-titre").fill("Une fiche à ne pas garder")
    expect(part(page, "kept")).to_contain_text("Rien n’est gardé")
    page.reload()
    expect(page.locator("#c-titre")).to_have_value("")
    assert "à ne pas garder" not in str(page.evaluate("JSON.stringify(localStorage)"))


def test_several_drafts_and_erasing_one(visit: Visit) -> None:
    page = visit("proposer/")
    part(page, "drafts").locator("summary").click()
    for title in ("Première fiche", "Seconde fiche"):
        page.locator("#c-titre").fill(title)
        expect(part(page, "draft-list")).to_contain_text(title)
        if title == "Première fiche":
            part(page, "new").click()
    part(page, "draft-list").get_by_role("button", name="Première fiche").click()
    expect(page.locator("#c-titre")).to_have_value("Première fiche")
    step(page, 3)
    part(page, "erase").click()
    expect(part(page, "draft-list")).not_to_contain_text("Première fiche")
    expect(part(page, "draft-list")).to_contain_text("Seconde fiche")


TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)
    .map(lambda text: received(UNREADABLE.sub("", received(text))).strip())
    .filter(bool)
)
VALUES = st.fixed_dictionaries(
    {"titre": TEXTS},
    optional={
        "resume": TEXTS,
        "financeurs": st.lists(TEXTS, min_size=1, max_size=3),
        "participation": st.dictionaries(st.sampled_from(["diagnostic", "decision"]), TEXTS, min_size=1),
        "acteurs": st.lists(st.fixed_dictionaries({"nom": TEXTS}, optional={"roles": st.lists(TEXTS, min_size=1, max_size=2)}), min_size=1, max_size=2),
    },
)  # fmt: skip


def test_the_file_is_the_one_that_partage_writes_and_reads(visit: Visit) -> None:
    page = visit("proposer/")

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(VALUES)
    def same(values: dict[str, Any]) -> None:
        body = f"""async ([values, keys]) => {{
          const m = {module("form/sheet-text.js")};
          return m.sheetText(values, "", keys);
        }}"""
        text = page.evaluate(body, [values, list(KEYS.values())])
        assert text == sheet_text(values)
        assert read(text) == values

    same()
    pasted = "a\vb\r\nc\u2028d\x85e\x1b\u202e\ufeff\x00f"
    body = f"""async ([values, body, keys]) => {{
      const m = {module("form/sheet-text.js")};
      return m.sheetText(values, body, keys);
    }}"""
    assert page.evaluate(body, [{"titre": pasted}, pasted, list(KEYS.values())]) == sheet_text(
        {"titre": pasted}, pasted
    )
    for case in json.loads((ROOT / "tests/sheets/written.json").read_text("utf-8")):
        assert page.evaluate(body, [case["values"], case["body"], list(KEYS.values())]) == case["text"], case[
            "why"
        ]


def test_numbers_of_people_are_those_that_partage_reads(visit: Visit) -> None:
    vectors = json.loads((Path(__file__).parents[1] / "text/quantities.json").read_text("utf-8"))
    body = f"""async (written) => {{
      const m = {module("form/quantities.js")};
      return written.map(m.isQuantity);
    }}"""
    found = visit("proposer/").evaluate(body, [written for written, _ in vectors])
    assert dict(zip([written for written, _ in vectors], found, strict=True)) == {
        written: read is not None for written, read in vectors
    }


def test_places_are_proposed_as_the_check_understands_them(visit: Visit) -> None:
    typed = {
        "PACA": "region-93",
        "région Sud": "region-93",
        "le 13": "departement-13",
        "Marseille 3ème": "13203 Marseille 3e arrondissement",
        "ville de Gap": "05061 Gap",
        "Gap-Tallard-Durance": "epci-200067825",
        "agglo du Grand Dax": "epci-244000675",
        "CC des 2 Vallées": "epci-249100157",
        "Communauté d’agglomération L’Agglo Foix-Varilhes": "epci-200067791",
        "comcom Gap-Tallard-Durance": "epci-200067825",
        # An Insee code; then misspelt, what sounds alike before what is spelt alike.
        "05061": "05061 Gap",
        "yeres": "91691 Yerres",
        "gapp": "05061 Gap",
        "ambrun": "05046 Embrun",
        "niime": "30189 Nîmes",
    }
    body = f"""async (typed) => {{
      const {{ Lists }} = {module("form/sources.js")};
      const places = new Lists("", {{ folder: new URL("./lieux/", document.baseURI).href, files: {PLACE_FILES} }}, null).source({{ kind: "places" }}, () => "");
      return Promise.all(typed.map(async (each) => (await places.find(each)).proposals[0]?.value));
    }}"""
    visited = visit("proposer/")
    found = visited.evaluate(body, [*typed])
    assert dict(zip(typed, found, strict=True)) == typed
    assert {each: base_references().territories.find(each).id for each in [*typed][5:10]} == dict(
        list(typed.items())[5:10]
    )
    # Few places begin like this: those that sound alike follow.
    for each, place in {"toulouze": "31555 Toulouse", "gape": "05061 Gap"}.items():
        assert place in visited.evaluate(body.replace("[0]?.value", ".map((one) => one.value)"), [each])[0]


def test_what_is_typed_comes_out_of_the_file(visit: Visit) -> None:
    """From the boxes of the page to the values of the model, whatever the letters."""
    page = visit("proposer/")

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
    def same(title: str, lines: list[str]) -> None:
        body = """([title, lines]) => {
          const form = document.querySelector("sheet-form");
          form.answer("titre").fill(title);
          form.answer("suites").fill(lines.join("\\n\\n"));
          form.answer("financeurs").fill(lines);
          return form.last.sheet.text;
        }"""
        values = read(page.evaluate(body, [title, lines]))
        assert values["titre"] == title
        assert values["suites"] == "\n\n".join(lines)
        assert values["financeurs"] == lines

    same()


def test_news_of_a_promise_are_a_line_each_however_the_sheet_writes_them(visit: Visit) -> None:
    page = visit("proposer/")
    told = page.evaluate("""() => {
      const form = document.querySelector("sheet-form");
      form.answer("titre").fill("Un titre");
      const news = [{ date: "2019-03", texte: "Vus." }, "2020 : Revus."];
      form.answer("propositions").fill([{ texte: "Se revoir.", date: "2018-11", nouvelles: news }]);
      return form.writing.text;
    }""")
    [proposal] = read(told)["propositions"]
    assert proposal == {
        "texte": "Se revoir.",
        "date": "2018-11",
        "nouvelles": ["2019-03 : Vus.", "2020 : Revus."],
    }


def test_the_result_builds_strict_and_shows_up_under_its_terms(visit: Visit, tmp_path: Path) -> None:
    page = visit("proposer/?question=methodes")
    pick(page, "methodes", "tirage")
    step(page, 1)
    short_sheet(page)
    result = made(page)
    root = project(tmp_path / "project", BASE)
    (root / f"initiatives/{result['name']}.md").write_text(result["text"], "utf-8")
    site = built(root, root / "site", PARTAGE_LANGUAGES="fr")
    for folder in ("themes/mobilite", "territoires/gap-05061", "methodes/tirage-au-sort"):
        assert result["name"] in (site / folder / "index.html").read_text("utf-8")


def test_what_is_not_told_or_named_otherwise_is_kept(visit: Visit) -> None:
    page = visit("proposer/")
    values = {
        "debut": "non-renseigne",
        "acteurs": "sans-objet",
        "participation": "non-renseigne",
        "nature": "Projet",
    }
    body = """(values) => {
      const form = document.querySelector("sheet-form");
      for (const [key, value] of Object.entries(values)) form.answer(key).fill(value);
      return form.last.sheet.text;
    }"""
    assert read(page.evaluate(body, values)) == values


def test_what_was_typed_and_not_chosen_is_told(visit: Visit) -> None:
    page = visit("proposer/")
    page.locator("#c-themes").fill("mobil")
    part(page, "next").click()
    expect(page.locator("#c-themes-refus")).to_contain_text("n’est pas encore choisi")


def test_the_form_works_where_the_browser_keeps_nothing(browser: Browser, site: str) -> None:
    # Not as other visits: the theme's own script complains.
    page = browser.new_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) "
        "Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(f"{site}proposer/")
    page.locator("#c-titre").fill("Une fiche")
    expect(part(page, "kept")).to_contain_text("Rien n’est gardé")
    page.close()


def test_the_last_words_are_kept_when_one_turns_to_another_draft(visit: Visit) -> None:
    page = visit("proposer/")
    part(page, "drafts").locator("summary").click()
    page.locator("#c-titre").fill("Première fiche")
    part(page, "new").click()
    expect(part(page, "draft-list")).to_contain_text("Première fiche")
    expect(page.locator("#c-titre")).to_have_value("")


def test_an_invitation_of_a_sheet_opens_the_form_at_its_question(visit: Visit) -> None:
    page = visit("initiatives/groupe-d-habitants-relais/")
    link = page.locator("#a-completer ~ ul a").first
    key = parse_qs(urlsplit(str(link.get_attribute("href"))).query)["question"][0]
    link.click()
    expect(page.locator("#c-titre")).to_have_value("Constituer un groupe d’une vingtaine d’habitants-relais")
    assert page.evaluate(
        f"document.querySelector('.question[data-key={key}]').contains(document.activeElement)"
    )


@pytest.mark.parametrize(
    ("folder", "dates"),
    [
        (
            "",
            {
                "2019": "2019",
                "2019-11": "novembre 2019",
                "2019-11-01": "1er novembre 2019",
                "2019-13": "2019-13",
            },
        ),
        ("en/", {"2019-11": "November 2019", "2019-11-16": "16 November 2019"}),
    ],
)
def test_dates_and_places_are_said_in_words_before_sending(
    visit: Visit, folder: str, dates: dict[str, str]
) -> None:
    page = visit(f"{folder}proposer/")
    short_sheet(page)
    for written, words in dates.items():
        page.evaluate("(date) => document.querySelector('sheet-form').answer('debut').fill(date)", written)
        step(page, 3)
        expect(part(page, "preview").locator("dd").get_by_text(words, exact=True)).to_be_visible()
        expect(part(page, "preview").locator("dd").get_by_text("Gap", exact=True)).to_be_visible()
        step(page, 1)


def test_a_moment_that_a_sheet_gives_is_kept_until_its_day_changes(visit: Visit) -> None:
    page = visit("proposer/")
    moments = ("2019-11-16T10:30", "2019-11-16 10:30:00.5Z", "2019-11-16t23:59+02:00", "2019-11-16")
    others = ("2019-02-30T10:30", "2019-11-16T10", "2019-11T10:30")
    read = """(date) => {
      const answer = document.querySelector("sheet-form").answer("debut");
      answer.fill(date);
      return [answer.value, answer.wrong(true) === "", answer.element.querySelector("[data-part=day]").value];
    }"""
    for moment in moments:
        assert page.evaluate(read, moment) == [moment, True, "16"], moment
    page.evaluate("document.querySelector('sheet-form [data-key=debut] [data-part=day]').value = '17'")
    assert page.evaluate("document.querySelector('sheet-form').answer('debut').value") == "2019-11-17"
    for other in others:
        assert page.evaluate(read, other)[1] is False, other


@pytest.mark.parametrize(
    ("folder", "proposing", "completing"),
    [
        ("", "Proposer une fiche", "Compléter la fiche"),
        ("en/", "Submit a sheet", "Complete the sheet"),
    ],
)
def test_the_title_says_whether_a_sheet_is_completed(
    visit: Visit, folder: str, proposing: str, completing: str
) -> None:
    page = visit(f"{folder}proposer/?fiche=groupe-d-habitants-relais")
    expect(page.locator("h1")).to_contain_text(completing)
    assert page.title() == f"{completing} - Initiatives en partage"
    part(page, "drafts").locator("summary").click()
    part(page, "new").click()
    expect(page.locator("h1")).to_contain_text(proposing)
    assert page.title() == f"{proposing} - Initiatives en partage"


def test_similar_sheets_are_shown_as_one_types_the_title(visit: Visit) -> None:
    page = visit("proposer/")
    page.locator("#c-titre").fill("Un groupe d’habitants relais")
    expect(part(page, "similar").get_by_role("link").first).to_contain_text("habitants-relais")


def test_a_misspelt_term_is_proposed(visit: Visit) -> None:
    page = visit("proposer/?question=methodes")
    page.locator("#c-methodes").fill("téatre forum")
    expect(page.locator(".question[data-id=c-methodes] [role=option]").first).to_contain_text("Théâtre-forum")
    step(page, 1)
    page.locator("#c-themes").fill("jeunnesse")
    expect(page.locator(".question[data-id=c-themes] [role=option]").first).to_contain_text(
        "Vouliez-vous dire « Jeunesse » ?"
    )


def test_without_network_what_is_written_stays(visit: Visit) -> None:
    page = visit("proposer/", allowed="ERR_INTERNET_DISCONNECTED")
    page.locator("#c-titre").fill("Une fiche")
    page.context.set_offline(True)
    page.locator("#c-themes").fill("jeunesse")
    expect(page.locator(".question[data-id=c-themes] .picker__none")).to_contain_text("sans connexion")
    expect(page.locator("#c-titre")).to_have_value("Une fiche")
    page.context.set_offline(False)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_three_steps_are_accessible(visit: Visit, width: int, scheme: str) -> None:
    page = visit("proposer/?question=freins", width=width, color_scheme=scheme)
    page.locator(".question[data-id=c-freins] [data-part=add]").click()
    assert violations(page, colours_only=scheme == "dark") == []
    step(page, 1)
    page.locator("#c-titre").fill("ab")
    page.locator("#c-titre").blur()
    assert violations(page, colours_only=scheme == "dark") == []
    if width > 1000:
        page.locator("#c-themes").fill("jeu")
        page.locator(".question[data-id=c-themes] [role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert violations(page, colours_only=scheme == "dark") == []
    step(page, 3)
    assert violations(page, colours_only=scheme == "dark") == []


@pytest.fixture(scope="module", params=["github", "gitlab", "forgejo"])
def desk(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """A kind of forge, and the address of a site that sends its sheets there."""
    forge = {
        "kind": request.param,
        "address": "https://forge.exemple/reseau/fiches",
        "email": "fiches@reseau.exemple",
    }
    folder = tmp_path_factory.mktemp(request.param) / "project"
    root = project(folder, BASE, extra={"languages": "fr", "forge": forge})
    # The form is the same whatever sheets there are.
    only_sheets(root, {})
    with serving(built(root, root / "site")) as address:
        yield request.param, address


def test_a_sheet_is_sent_where_the_site_says(browser: Browser, desk: tuple[str, str]) -> None:
    kind, address = desk
    with visiting(browser, address) as visit:
        page = visit("proposer/")
        short_sheet(page)
        step(page, 3)
        text = made(page)["text"]
        account = part(page, "account")
        account.locator("summary").click()
        new = urlsplit(str(part(page, "open-new").get_attribute("href")))
        query = parse_qs(new.query)
        assert len(new.geturl()) <= 7_500
        if kind == "gitlab":
            assert query["file_name"] == ["initiatives/reparer-des-velos-un-atelier-ouvert.md"]
            expect(part(page, "account-text")).to_contain_text("collez-le")
        else:
            assert query["value"] == [text]
        request = parse_qs(urlsplit(str(part(page, "open-request").get_attribute("href"))).query)
        assert text in [each for values in request.values() for each in values]
        mail = urlsplit(str(part(page, "mail").get_attribute("href")))
        assert mail.path == "fiches@reseau.exemple"
        assert parse_qs(mail.query)["body"][0].replace("\r\n", "\n").strip() == text.strip()
        assert part(page, "open-new").get_attribute("target") == "_blank"
        for word in ("pull request", "Markdown", "forge"):
            assert word not in page.locator("sheet-form").inner_text()


def test_a_long_sheet_falls_back_on_a_file_and_a_copy(browser: Browser, desk: tuple[str, str]) -> None:
    _, address = desk
    with visiting(browser, address) as visit:
        page = visit("proposer/")
        short_sheet(page)
        page.evaluate("document.querySelector('sheet-form').answer('suites').fill('Été '.repeat(900))")
        step(page, 3)
        part(page, "account").locator("summary").click()
        href = str(part(page, "open-new").get_attribute("href"))
        assert len(href) < 1_000
        assert "reparer-des-velos" in href
        expect(part(page, "account-text")).to_contain_text("Le texte est copié")
        assert (
            "joignez-le" in parse_qs(urlsplit(str(part(page, "mail").get_attribute("href"))).query)["body"][0]
        )
