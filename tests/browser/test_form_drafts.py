"""Nothing that was written in the form is lost: several tabs, sheets published again, Back, another day."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import violations
from tests.browser.serving import module
from tests.browser.test_sheet_form import made, part, short_sheet, step
from tests.samples import BASE

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
SHEET = "rencontre-marseille-gap-2018"
BEFORE = (BASE / f"initiatives/{SHEET}.md").read_bytes().decode()
CHANGED = "Une nouvelle phrase, écrite par quelqu’un d’autre pour cette fiche."


def told(page: Page, section: str, text: str) -> None:
    page.evaluate(f"document.querySelector('[data-section={section}]').closest('details').open = true")
    page.locator(f"#s-{section}").fill(text)


def kept(page: Page) -> list[dict[str, Any]]:
    page.wait_for_timeout(300)
    drafts: dict[str, Any] = json.loads(page.evaluate("localStorage.getItem('partage.brouillons')") or "{}")
    return list(drafts.values())


def test_two_tabs_with_one_draft_lose_nothing(visit: Visit) -> None:
    one = visit("proposer/")
    one.locator("#c-titre").fill("Un titre")
    kept(one)
    other = one.context.new_page()
    other.goto(one.url)
    expect(other.locator("#c-titre")).to_have_value("Un titre")
    step(other, 2)
    told(other, "contexte", "Écrit dans le second onglet.")
    kept(other)
    one.locator("#c-resume").fill("Écrit dans le premier onglet.")
    kept(one)
    # Each shows what the other wrote, and says so.
    expect(one.locator("#s-contexte")).to_have_value("Écrit dans le second onglet.")
    expect(other.locator("#c-resume")).to_have_value("Écrit dans le premier onglet.")
    expect(part(other, "kept")).to_contain_text("autre onglet")
    other.close()
    one.reload()
    assert {**kept(one)[0]["values"], **kept(one)[0]["told"]} == {
        "titre": "Un titre",
        "resume": "Écrit dans le premier onglet.",
        "contexte": "Écrit dans le second onglet.",
    }


def test_a_tab_that_slept_does_not_erase_what_another_wrote(visit: Visit) -> None:
    """Both wrote in one box: the draft of each is there."""
    page = visit("proposer/")
    page.locator("#c-titre").fill("Un titre")
    page.locator("#c-porteur").fill("Les Rayons")
    [draft] = kept(page)
    elsewhere = {
        **draft,
        "saved": draft["saved"] + 5,
        "values": {**draft["values"], "titre": "Un autre titre", "lieu": "Au parc", "financeurs": ["A"]},
    }
    del elsewhere["values"]["porteur"]
    page.evaluate(
        "(draft) => localStorage.setItem('partage.brouillons', JSON.stringify({ [draft.id]: draft }))",
        elsewhere,
    )
    page.locator("#c-titre").fill("Mon titre")
    drafts = kept(page)
    titles = {each["values"]["titre"]: each["values"] for each in drafts}
    assert titles == {
        "Mon titre": {"titre": "Mon titre", "lieu": "Au parc", "financeurs": ["A"]},
        "Un autre titre": elsewhere["values"],
    }


def test_a_draft_erased_in_another_tab_is_not_kept_again(visit: Visit) -> None:
    one = visit("proposer/")
    one.locator("#c-titre").fill("À effacer")
    kept(one)
    other = one.context.new_page()
    other.goto(one.url)
    step(other, 3)
    part(other, "erase").click()
    expect(one.locator("#c-titre")).to_have_value("")
    expect(part(one, "kept")).to_contain_text("effacé dans un autre onglet")
    one.reload()
    assert kept(one) == []


def publish(page: Page, text: str, **values: Any) -> None:
    """Have the site say, from now on, that the sheet is *text*."""
    known = page.evaluate("document.querySelector('sheet-form').writing.draft.sheet.values")
    one = {"id": SHEET, "valeurs": {**known, **values}, "fichier": text}
    answer = json.dumps({"fiches": [one]})
    page.context.route(
        "**/donnees/v1/fiches/0.json",
        lambda route: route.fulfill(body=answer, content_type="application/json"),
    )


def test_a_draft_follows_its_sheet_when_that_is_published_again(visit: Visit) -> None:
    page = visit(f"proposer/?fiche={SHEET}&question=a_refaire")
    page.locator("#c-a_refaire").fill("Prévoir plus de temps.")
    told(page, "paroles", "« Un mot »")
    kept(page)
    after = BEFORE.replace("duree: une journée", "duree: deux jours") + "\n## Moyens\n\nUne salle.\n"
    assert after.count("deux jours") == 1
    publish(page, after, duree="deux jours")
    page.goto(page.url.partition("&")[0])
    expect(part(page, "newer")).to_contain_text("La fiche publiée a changé")
    expect(part(page, "newer")).to_contain_text("Mis à jour : Durée, Moyens.".replace(" :", "\u00a0:"))
    text = made(page)["text"]
    assert "duree: deux jours" in text
    assert "## Moyens\n\nUne salle.\n" in text
    assert 'a_refaire: "Prévoir plus de temps."' in text
    assert "## Paroles\n\n« Un mot »\n" in text
    assert set(after.split("\n")) <= set(text.split("\n"))
    part(page, "newer").get_by_role("button", name="C’est vu").click()
    expect(part(page, "newer")).to_be_hidden()
    assert kept(page)[0]["sheet"]["text"] == after


@pytest.mark.parametrize("choice", ["Garder ma réponse", "Prendre celle qui est publiée"])
def test_what_both_changed_is_chosen_before_sending(visit: Visit, choice: str) -> None:
    page = visit(f"proposer/?fiche={SHEET}&question=duree")
    page.locator("#c-duree").fill("trois jours")
    step(page, 3)
    expect(part(page, "send")).to_be_visible()
    # It is published again while the last step is open, then looked at once more.
    publish(page, BEFORE.replace("duree: une journée", "duree: deux jours"), duree="deux jours")
    step(page, 2)
    step(page, 3)
    expect(part(page, "newer")).to_contain_text("deux jours")
    expect(part(page, "wrong")).to_contain_text("Durée")
    expect(part(page, "send")).to_be_hidden()
    assert violations(page) == []
    page.reload()
    expect(part(page, "newer")).to_contain_text("deux jours")
    part(page, "newer").get_by_role("button", name=choice).click()
    step(page, 3)
    expect(part(page, "send")).to_be_visible()
    expected = "trois jours" if choice.startswith("Garder") else "deux jours"
    assert made(page)["text"] == BEFORE.replace("duree: une journée", f"duree: {expected}")


MERGES: list[tuple[Any, Any, Any, Any, bool]] = [
    # before, mine, theirs, both, whether they are at odds
    ("a", "a", "b", "b", False),
    ("a", "b", "a", "b", False),
    ("a", "b", "b", "b", False),
    ("a", "b", "c", "b", True),
    (None, "b", "c", "b", True),
    ("a", None, "c", None, True),
    ("a", "b", None, "b", True),
    ("a", None, None, None, False),
    ("a", None, "a", None, False),
    (["a"], ["a", "b"], ["a", "c"], ["a", "c", "b"], False),
    (["a", "b"], ["b"], ["a", "b", "c"], ["b", "c"], False),
    (["a", "b"], ["a"], ["b"], [], False),
    (None, ["a"], ["b"], ["b", "a"], False),
    (
        [{"n": "a"}],
        [{"n": "a", "t": "x"}],
        [{"n": "a"}, {"n": "b"}],
        [{"n": "b"}, {"n": "a", "t": "x"}],
        False,
    ),
    (
        [{"n": "a"}],
        [{"n": "a", "t": "x"}],
        [{"n": "a", "t": "y"}],
        [{"n": "a", "t": "y"}, {"n": "a", "t": "x"}],
        False,
    ),
    ({"d": "a"}, {"d": "b"}, {"d": "a", "e": "c"}, {"d": "b", "e": "c"}, False),
    ({"d": "a"}, {"d": "b"}, {"d": "c"}, {"d": "b"}, True),
]


def test_two_changes_of_one_answer_are_made_one(visit: Visit) -> None:
    page = visit("proposer/")
    body = f"""async (each) => {{
      const {{ merged }} = {module("form/merge.js")};
      const parts = each.map((value) => ({{ values: value === null ? {{}} : {{ x: value }}, told: {{}} }}));
      const {{ content, refused }} = merged(...parts);
      return [content.values.x ?? null, Object.keys(refused.values).length > 0];
    }}"""
    for *parts, both, is_at_odds in MERGES:
        assert page.evaluate(body, parts) == [both, is_at_odds], parts


def test_a_draft_of_a_former_version_is_brought_up_to_date(visit: Visit) -> None:
    page = visit(f"proposer/?fiche={SHEET}")
    expect(part(page, "kept")).to_contain_text("Vous complétez")
    values = page.evaluate("document.querySelector('sheet-form').writing.draft.sheet.values")
    old = {
        "id": "d", "title": "T", "saved": 5, "values": {**values, "lieu": "Au parc"}, "told": {"suites": "Une suite."},
        "sheet": {"id": SHEET, "values": values, "sections": [{"title": "Suites", "id": "suites", "text": "Une suite."}]},
    }  # fmt: skip
    page.evaluate("(old) => localStorage.setItem('partage.brouillons', JSON.stringify({ d: old }))", old)
    page.evaluate("document.querySelector('sheet-form').writing.draft.saved = 0")
    page.reload()
    expect(page.locator("#c-lieu")).to_have_value("Au parc")
    expect(part(page, "newer")).to_be_visible()
    text = made(page)["text"]
    assert "lieu: Au parc" in text
    assert "## Contexte et diagnostic" in text


def test_back_on_a_phone_goes_back_one_question(visit: Visit) -> None:
    page = visit("", width=390)
    page.goto(page.url + "proposer/")
    page.locator("#c-titre").fill("Ouvrir un atelier vélo")
    part(page, "next").click()
    page.locator("#c-resume").fill(
        "Chaque samedi, des habitants réparent leurs vélos ensemble au pied d’un immeuble."
    )
    part(page, "next").click()
    position = part(page, "position")
    expect(position).to_have_text("Question 3 sur 6")
    page.go_back()
    expect(position).to_have_text("Question 2 sur 6")
    expect(page.locator("#c-resume")).to_be_focused()
    page.go_back()
    expect(position).to_have_text("Question 1 sur 6")
    page.go_forward()
    expect(position).to_have_text("Question 2 sur 6")
    # Its own button goes the same way, and Forward leads to what was left.
    part(page, "next").click()
    part(page, "previous").click()
    expect(position).to_have_text("Question 2 sur 6")
    page.go_back()
    expect(position).to_have_text("Question 1 sur 6")
    page.go_back()
    assert not page.url.endswith("proposer/")
    page.go_forward()
    expect(position).to_have_text("Question 1 sur 6")
    page.go_forward()
    expect(position).to_have_text("Question 2 sur 6")
    page.reload()
    expect(position).to_have_text("Question 2 sur 6")


def test_the_second_step_of_a_phone_leads_back_to_the_last_question(visit: Visit) -> None:
    page = visit("proposer/", width=390)
    step(page, 2)
    page.locator("form[data-step='2'] [data-goto='1']").click()
    expect(part(page, "position")).to_have_text("Question 6 sur 6")


def test_back_goes_through_the_steps(visit: Visit) -> None:
    page = visit("proposer/")
    step(page, 2)
    step(page, 3)
    page.go_back()
    expect(page.locator("#etape-2")).to_be_focused()
    page.go_back()
    expect(page.locator("#etape-1")).to_be_focused()
    page.go_forward()
    expect(page.locator("#etape-2")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_draft_opens_where_it_was_left(visit: Visit, width: int) -> None:
    page = visit("proposer/", width=width)
    page.locator("#c-titre").fill("Une fiche")
    step(page, 2)
    page.locator(".group[data-group=suites] > summary").click()
    page.locator("#s-suites").fill("Le groupe existe.")
    kept(page)
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator("#s-suites")).to_be_in_viewport()
    expect(part(again, "kept")).to_contain_text("là où vous l’aviez laissé")
    assert again.evaluate("document.activeElement === document.body")
    again.reload()
    expect(again.locator("#s-suites")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("title", "said", "name"),
    [
        ("Groupe d’habitants relais", "Une fiche porte déjà ce nom", "groupe-d-habitants-relais-2"),
        ("Page", "Le site garde ce nom", "page-2"),
        ("INDEX !", "Le site garde ce nom", "index-2"),
        ("404", "Le site garde ce nom", "404-2"),
        ("Con", "Le site garde ce nom", "con-2"),
        ("Un titre libre", "", "un-titre-libre"),
        ("???", "", "fiche"),
    ],
)
def test_a_name_that_is_taken_is_said_at_the_title(visit: Visit, title: str, said: str, name: str) -> None:
    page = visit("proposer/")
    page.locator("#c-titre").fill(title)
    if said:
        expect(part(page, "name")).to_contain_text(said)
        expect(part(page, "name")).to_contain_text(name)
    page.wait_for_timeout(500)
    assert part(page, "name").is_visible() == bool(said)
    step(page, 3)
    page.wait_for_timeout(100)
    assert made(page)["name"] == name


def test_what_is_pasted_is_shown_as_it_will_be_read(visit: Visit) -> None:
    page = visit("proposer/")
    pasted = "Première\u000bDeuxième\u2028Troisième\ufeff\u00ad \u0007fin e\u0301"
    short_sheet(page, "Un\u000btitre\u2028collé")
    step(page, 2)
    told(page, "contexte", pasted)
    page.locator("#c-financeurs").evaluate("(box) => { box.closest('details').open = true; }")
    page.locator("#c-financeurs").fill("A\u2028B")
    step(page, 3)
    expect(part(page, "wrong")).to_be_hidden()
    text = made(page)["text"]
    assert "titre: Un titre collé\n" in text
    assert "\n\nPremière\nDeuxième\nTroisième fin é\n" in text
    assert "financeurs:\n  - A\n  - B\n" in text
    assert page.locator("#s-contexte").input_value() == "Première\nDeuxième\nTroisième fin é"


def test_one_summary_is_announced(visit: Visit) -> None:
    page = visit("proposer/")
    part(page, "next").click()
    expect(part(page, "announced")).to_contain_text("6 réponses à corriger : Titre".replace(" :", "\u00a0:"))
    expect(part(page, "refused").locator("li")).to_have_count(6)
    expect(page.locator("#c-etat-refus")).to_have_text("Choisissez une réponse.")
    assert page.locator("sheet-form [role=alert]").count() == 1
    assert violations(page) == []
    part(page, "refused").get_by_role("button", name="Territoires").click()
    expect(page.locator("#c-territoires")).to_be_focused()


def test_errors_are_in_the_language_of_the_edition(visit: Visit) -> None:
    page = visit("en/proposer/")
    part(page, "next").click()
    expect(part(page, "announced")).to_contain_text("6 answers to correct: Title")
    expect(page.locator("#c-etat-refus")).to_have_text("Choose an answer.")


def test_a_phone_shares_a_text(visit: Visit) -> None:
    page = visit("proposer/", width=390)
    page.evaluate(
        """() => {
          window.shared = [];
          const right = ({ files }) => files.every((file) => file.name.endsWith(".txt") && file.type === "text/plain");
          navigator.canShare = right;
          navigator.share = async (what) => { if (!right(what)) throw new Error("no"); window.shared.push(await what.files[0].text()); };
        }"""
    )
    page.evaluate("document.querySelector('sheet-form').answer('titre').fill('Un titre')")
    for key, value in {
        "resume": "Chaque samedi, des habitants réparent leurs vélos ensemble.", "etat": "en-cours",
        "territoires": ["05061 Gap"], "themes": ["mobilite"], "porteur": "Les Rayons",
    }.items():  # fmt: skip
        page.evaluate(
            "([key, value]) => document.querySelector('sheet-form').answer(key).fill(value)", [key, value]
        )
    step(page, 3)
    part(page, "share").click()
    page.wait_for_timeout(100)
    assert page.evaluate("window.shared") == [made(page)["text"]]


def test_a_misspelt_place_is_proposed(visit: Visit) -> None:
    page = visit("proposer/")
    options = page.locator(".question[data-id=c-territoires] [role=option]")
    for typed, meant in {
        "gapp": "Gap", "marseile": "Marseille", "brianson": "Briançon", "st etiene": "Saint-Étienne", "la ciotta": "La Ciotat",
        # « Ambrus » is as near as Embrun, and three Lagrange as Laragne.
        "ambrun": "Embrun", "larange": "Laragne", "onfleur": "Honfleur", "kalais": "Calais", "tionville": "Thionville",
    }.items():  # fmt: skip
        page.locator("#c-territoires").fill(typed)
        expect(options.filter(has_text=meant).first).to_be_visible()
        assert "vouliez-vous dire" in options.first.inner_text().lower(), typed


def test_links_that_are_buttons_look_like_links(visit: Visit) -> None:
    page = visit("proposer/")
    looks = page.evaluate(
        """() => {
          const paragraph = getComputedStyle(document.querySelector(".form__lead")).color;
          return [...document.querySelectorAll("button.link")].map((each) => {
            const { color, textDecorationLine } = getComputedStyle(each);
            return color !== paragraph && textDecorationLine;
          });
        }"""
    )
    assert len(looks) > 3
    assert set(looks) == {"underline"}
