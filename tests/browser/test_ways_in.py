"""What people come for, as they would do it: few actions, and what they came for on the first screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.serving import Visit
from tests.browser.waiting import bound, settled

pytestmark = pytest.mark.browser
MOST_ACTIONS = 3
SCREENS = {390: 844, 1280: 800}
STUBS = """window.printed = 0; window.print = () => window.printed++;
const shared = async (told) => { window.shared = told.url ?? told; };
Object.defineProperties(navigator, { share: { value: shared }, clipboard: { value: { writeText: shared } } });"""
"""What a page hands over to the system, which a test cannot look at."""


@dataclass
class Visitor:
    """Someone on the home page, whose actions are counted."""

    page: Page
    actions: int = 0

    def press(self, locator: Locator) -> None:
        self.actions += 1
        locator.first.click()

    def follow(self, name: str, within: str = "main") -> None:
        self.press(self.page.locator(within).get_by_role("link", name=name))

    def hands_over(self, button: str) -> None:
        """Press what prints or shares."""
        self.page.evaluate(f"() => {{ {STUBS} }}")
        self.press(self.page.get_by_role("button", name=button))

    def types(self, text: str) -> None:
        self.actions += 1
        self.page.locator("main input[name=q]").fill(text)

    def searches(self, text: str) -> None:
        """Type and press Enter: the results are on a page of their own."""
        self.types(text)
        self.actions += 1
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/rechercher/**")
        expect(self.page).to_have_title(re.compile(re.escape(text)))

    def chooses(self, suggestion: str) -> None:
        self.press(self.page.get_by_role("option", name=suggestion))
        expect(self.page.locator("h1")).to_have_text(suggestion.partition(" : ")[2])


def drawing_lots(visitor: Visitor) -> Locator:
    visitor.types("tirage au")
    visitor.chooses("Méthode : Tirage au sort")
    return visitor.page.locator(".card")


def elderly_people_alone_near_a_town(visitor: Visitor) -> Locator:
    visitor.searches("personnes âgées isolées")
    return visitor.page.locator(".card")


def what_blocked_gardens(visitor: Visitor) -> Locator:
    visitor.types("nature et")
    visitor.chooses("Thème : Nature et transition écologique")
    visitor.follow("Ce qui a gêné, ce qui a aidé")
    return visitor.page.locator(".factors--obstacles li")


def a_contact_to_call(visitor: Visitor) -> Locator:
    visitor.follow("Toutes les façons de chercher")
    visitor.follow("Qui peut nous aider ?")
    return visitor.page.locator(".told__from")


def comparing_two(visitor: Visitor) -> Locator:
    for at in (0, 1):
        visitor.press(visitor.page.locator("#dernieres ~ .cards .card__choose").nth(at))
    visitor.press(visitor.page.locator("card-choice .button"))
    settled(visitor.page)
    expect(visitor.page.locator("thead a")).to_have_count(2)
    return visitor.page.get_by_role("rowheader")


def printing_one(visitor: Visitor) -> Locator:
    visitor.press(visitor.page.locator(".card h3 a"))
    visitor.hands_over("Imprimer")
    assert visitor.page.evaluate("window.printed") == 1
    return visitor.page.locator("#en-bref")


def printing_a_booklet(visitor: Visitor) -> Locator:
    visitor.follow("Santé et bien-être")
    visitor.follow("Imprimer ce recueil")
    bound(visitor.page)
    visitor.hands_over("Imprimer le recueil")
    assert visitor.page.evaluate("window.printed") == 1
    return visitor.page.locator(".booklet__desk [data-part=print]")


def a_link_on_a_phone(visitor: Visitor) -> Locator:
    visitor.press(visitor.page.locator(".card h3 a"))
    visitor.hands_over("Partager")
    visitor.page.wait_for_function("window.shared === location.href")
    return visitor.page.locator(".actions")


def sharing_a_search(visitor: Visitor) -> Locator:
    visitor.searches("jardin")
    visitor.hands_over("Copier le lien")
    visitor.page.wait_for_function("window.shared?.endsWith('rechercher/?q=jardin')")
    return visitor.page.locator(".card")


def sheets_of_an_association(visitor: Visitor) -> Locator:
    visitor.types("conseil citoyen du")
    visitor.chooses("Acteur : Conseil citoyen du Haut-Gap")
    return visitor.page.locator(".card")


def what_is_new(visitor: Visitor) -> Locator:
    visitor.press(visitor.page.locator(".hero__ways a[href='#dernieres']"))
    return visitor.page.locator("#dernieres ~ .cards .card")


def parenthood_in_a_city_by_browsing(visitor: Visitor) -> Locator:
    visitor.follow("Familles et âges de la vie")
    visitor.follow("Parentalité")
    return visitor.page.locator(".card", has_text="Lens")


def parenthood_in_a_city_by_searching(visitor: Visitor) -> Locator:
    visitor.searches("parentalité lens")
    return visitor.page.locator(".card", has_text="Lens")


TASKS: tuple[Callable[[Visitor], Locator], ...] = (
    drawing_lots, elderly_people_alone_near_a_town, what_blocked_gardens, a_contact_to_call, comparing_two,
    printing_one, printing_a_booklet, a_link_on_a_phone, sharing_a_search, sheets_of_an_association, what_is_new,
    parenthood_in_a_city_by_browsing, parenthood_in_a_city_by_searching,
)  # fmt: skip
"""Each leads from the home page to its first useful line."""


@pytest.mark.parametrize("width", SCREENS)
@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.__name__)
def test_few_actions_lead_to_a_first_useful_line_on_the_first_screen(
    visit_corpus: Visit, task: Callable[[Visitor], Locator], width: int
) -> None:
    page = visit_corpus(width=width)
    page.set_viewport_size({"width": width, "height": SCREENS[width]})
    visitor = Visitor(page)
    line = task(visitor).first
    expect(line).to_be_visible()
    box = line.bounding_box()
    assert box is not None
    print(f"\n{task.__name__} {width}: {visitor.actions} actions, {box['y']:.0f} px")
    assert visitor.actions <= MOST_ACTIONS
    assert 0 <= box["y"] < SCREENS[width]
