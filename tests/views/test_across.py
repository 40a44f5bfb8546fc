"""Rooms that read across sheets: nothing is lost between their pages, promises tell their age, offers a way to reach."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from partage.catalogue.forges import ContributionTargets
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import PER_COLUMN, PER_SHELF, page_count
from partage.rendering import shell
from partage.rendering.contact import contact_values, goes_through_the_network
from partage.rendering.offers import unreachable
from partage.rendering.pairs import has_obstacles_page
from partage.rendering.promises import age, is_past, months_between
from partage.rendering.rooms import rooms, shelf_address
from partage.rendering.sentence_groups import WORTH_SPLITTING
from partage.rendering.told import LONGEST, shortened
from partage.sheets.partial_date import PartialDate
from partage.views import across, bringing, obstacles, participation, terms
from tests.samples import initiative, site, spaced

TODAY = date(2026, 1, 1)
BARE = shell.cut("".join(f"<i>{shell.mark(slot)}</i>" for slot in shell.SLOTS), policy=False)
"""A page with nothing around it."""
MANY = [
    initiative(
        f"f{number:03}",
        territoires=("05061 Gap", "13055 Marseille", "75056 Paris")[number % 3],
        freins=[
            {
                "facteur": "temps-equipe",
                "texte": f"Frein {number}.",
                **({"contournement": "x"} if number % 4 == 0 else {}),
            }
        ],
        leviers={"facteur": "temps-equipe", "texte": f"Levier {number}."} if number % 2 else [],
        enseignements=[
            {"texte": f"Constat {number}.", "type": "constat", "facteur": "financement"},
            f"Leçon {number}.",
        ],
        propositions=f"Proposition {number}.",
        resultats_habitants=f"Effet {number}.",
        methodes="tirage-au-sort",
    )
    for number in range(120)
]


def with_shells(here: Site) -> Site:
    folders = ("facteurs", "enseignements", "suites", "participation", "methodes", "a-rapprocher")
    return replace(here, shells={(folder, depth): BARE for folder in folders for depth in range(1, 6)})


@pytest.fixture(scope="module")
def many() -> Site:
    return with_shells(site(*MANY))


def pages(outputs: object, under: str) -> dict[str, str]:
    return {each.path: str(each.content()) for each in outputs if each.path.startswith(under)}  # type: ignore[attr-defined]


def words(kind: str, html: str) -> list[str]:
    return re.findall(rf"{kind} (\d+)\.", html)


def test_every_obstacle_and_lever_stands_exactly_once_on_the_pages_of_its_factor(many: Site) -> None:
    made = pages(terms.outputs(many), "facteurs/temps-equipe/")
    assert len(made) == page_count(120, PER_COLUMN)
    for kind, numbers in (("Frein", range(120)), ("Levier", range(1, 120, 2))):
        assert Counter(each for html in made.values() for each in words(kind, html)) == Counter(
            map(str, numbers)
        )
    first = made["facteurs/temps-equipe/index.html"]
    assert "120 fiches disent ce qui les a gênées, 30 disent comment elles ont fait." in spaced(first)
    # One of each territory in turn, those with a way round first.
    assert [int(each) % 3 for each in words("Frein", first)[:6]] in ([0, 1, 2] * 2, [0, 2, 1] * 2)


@pytest.mark.parametrize(
    ("room", "kind", "times"),
    [
        ("enseignements/", "Constat", 120),
        ("enseignements/", "Leçon", 120),
        ("suites/", "Proposition", 120),
        ("participation/", "Effet", 120),
    ],
)
def test_every_sentence_of_a_long_list_stands_once_on_its_own_pages(
    many: Site, room: str, kind: str, times: int
) -> None:
    made = pages(across.outputs(many), room)
    found = Counter(each for html in made.values() for each in words(kind, html))
    assert found == Counter(map(str, range(times)))
    assert all(html.count('class="told__from"') <= PER_SHELF for html in made.values())


def test_the_page_of_a_room_shows_a_short_list_whole_and_leads_to_the_pages_of_a_long_one(many: Site) -> None:
    assert 'href="../enseignements/constat/"' in across.body(many, "enseignements/")
    few = site(initiative("a", enseignements=[{"texte": "Un.", "type": "constat"}]))
    html = across.body(few, "enseignements/")
    assert "Un." in html
    assert list(across.outputs(few)) == []
    [shelf] = rooms(few)["enseignements/"]
    assert shelf_address("enseignements/", shelf) not in html


def test_a_jump_leads_to_the_page_where_the_factor_begins(many: Site) -> None:
    mixed = [
        initiative(f"m{n:02}", enseignements=[{"texte": f"A {n}.", "facteur": "financement"}, f"B {n}."])
        for n in range(PER_SHELF + 10)
    ]
    here = with_shells(site(*mixed))
    made = pages(across.outputs(here), "enseignements/")
    first = made["enseignements/enseignement/index.html"]
    [(page, anchor)] = re.findall(
        r'href="\.\./\.\./enseignements/enseignement/(page/\d/)#(enseignement-autres)"', first
    )
    assert f'id="{anchor}"' in made[f"enseignements/enseignement/{page}index.html"]


def test_many_lessons_of_a_factor_are_told_theme_by_theme_few_are_not() -> None:
    def made(count: int) -> str:
        themes = ("jeunesse", "logement")
        lesson = {"texte": "Appris.", "facteur": "financement"}
        sheets = [initiative(f"m{n:02}", themes=themes[n % 2], enseignements=lesson) for n in range(count)]
        return across.body(site(*sheets), "enseignements/")

    split = re.findall(r"<(h\d) [^>]*>([^<]*)<", made(WORTH_SPLITTING))
    assert split == [
        ("h2", "Enseignements "),
        ("h3", "Financement"),
        ("h4", "Enfance, jeunesse, éducation"),
        ("h4", "Habitat, cadre de vie, transition"),
    ]
    assert "<h4" not in made(WORTH_SPLITTING - 1)


def test_an_empty_room_says_what_would_fill_it_and_leads_to_the_question() -> None:
    here = site(initiative())
    for room, key in (
        ("enseignements/", "enseignements"),
        ("suites/", "propositions"),
        ("qui-peut-aider/", "disponible_pour"),
    ):
        assert f'href="../proposer/?question={key}"' in across.body(here, room)
    assert 'href="../proposer/?question=propositions"' in bringing.body(here)
    assert "question=publics_absents" in across.body(here, "participation/")


def test_the_page_of_a_method_shows_five_sentences_and_leads_to_a_page_of_the_others(many: Site) -> None:
    html = pages(terms.outputs(many), "methodes/tirage-au-sort/index.html")[
        "methodes/tirage-au-sort/index.html"
    ]
    assert len(words("Frein", html)) + len(words("Levier", html)) == 5
    assert 'href="../../methodes/tirage-au-sort/freins-et-leviers/"' in html
    made = pages(obstacles.outputs(many), "methodes/")
    assert len(words("Frein", made["methodes/tirage-au-sort/freins-et-leviers/index.html"])) == 25
    few = site(*MANY[:2])
    facet = next(each for each in obstacles.terms_with_pages(few) if each[0].id == "method")
    assert not has_obstacles_page(few, *facet)


def test_sixty_sentences_at_most_are_folded_on_the_page_of_the_term() -> None:
    here = with_shells(site(*MANY[:30]))
    assert not pages(obstacles.outputs(here), "methodes/")
    html = pages(terms.outputs(here), "methodes/tirage-au-sort/index.html").popitem()[1]
    shown, _, folded = html.partition("<details><summary>")
    assert len(words("Frein", shown)) + len(words("Levier", shown)) == 5
    assert sorted(map(int, words("Frein", html))) == [*range(30)]
    assert sorted(map(int, words("Levier", html))) == [*range(1, 30, 2)]
    assert "freins-et-leviers" not in folded


def test_participation_counts_phases_levels_and_ways_of_recruiting() -> None:
    sheets = [
        initiative("a", participation={"diagnostic": "consultation"}, selection="tirage-au-sort"),
        initiative("b", participation={"diagnostic": "consultation", "decision": "codecision"}),
        initiative("c"),
    ]
    html = participation.body(site(*sheets))
    assert "2 fiches le disent, sur 3." in spaced(html)
    assert re.search(r'<th scope="row">Diagnostic</th>.*?data-label="Consultation">2<', html)
    assert re.search(r"Tirage au sort <span[^>]*>1<", html)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (PartialDate(2018, 11), "il y a 7 ans"),
        (PartialDate(2018, 11, 16), "il y a 7 ans"),
        (PartialDate(2025, 2), "il y a 11 mois"),
        (PartialDate(2025, 1), "il y a 1 an"),
        (PartialDate(2025, 12, 31), ""),
        (PartialDate(2025), ""),
        (PartialDate(2024), "il y a 1 an"),
        (PartialDate(2030), ""),
    ],
)
def test_a_promise_is_never_older_than_it_may_be(moment: PartialDate, said: str) -> None:
    assert age(site(), moment) == said


def test_months_are_whole_and_a_date_is_past_when_all_of_it_is() -> None:
    assert months_between(PartialDate(2025, 11, 2), TODAY) == 1
    assert [is_past(PartialDate(*each), TODAY) for each in ((2026,), (2026, 1), (2026, 1, 1), (2025,), (2025, 12, 31))] == [
        False, False, False, True, True,
    ]  # fmt: skip


def promise(**fields: object) -> str:
    return spaced(across.body(site(initiative(propositions=[{"texte": "Se revoir.", **fields}])), "suites/"))


def test_a_promise_without_news_says_so_and_whom_to_ask() -> None:
    html = promise(date="2018-11", avec="Villes-en-Lien")
    assert "Proposée en novembre 2018, il y a 7 ans" in html
    assert "Pas encore de nouvelles" in html
    assert "Villes-en-Lien" in html
    assert "proposer/?fiche=x&amp;question=propositions" in html
    assert "Centre social Les Tilleuls" in promise(), "the team that leads, where nobody is named"
    assert "Proposée à une date que la fiche ne dit pas" in promise()


def test_news_and_deadlines_are_told_and_a_settled_promise_asks_nothing() -> None:
    html = promise(echeance="2025-06", nouvelles=["2025-03 : Une date est trouvée.", "2024-01 : Un appel."])
    assert "Échéance passée : juin 2025" in html
    assert html.index("mars 2025 : Une date") < html.index("janvier 2024 : Un appel")
    assert "Pas encore de nouvelles" not in html
    kept = promise(etat="tenue", echeance="2025-06")
    assert "Échéance passée" not in kept
    assert "Pas encore de nouvelles" not in kept


@pytest.mark.parametrize(
    "contact", ["via le réseau", "La coordination, via le réseau", "VIA LE RESEAU", "le réseau régional"]
)
def test_the_network_is_meant_however_it_is_written(contact: str) -> None:
    assert goes_through_the_network(contact)


@pytest.mark.parametrize("contact", ["", "Centre social", "reseaux sociaux", "accueil@centre.example"])
def test_other_contacts_are_left_as_they_are(contact: str) -> None:
    assert not goes_through_the_network(contact)


def offering() -> list[Initiative]:
    return [
        initiative("a", disponible_pour="appel", contact="via le réseau"),
        initiative("b", disponible_pour="visite", contact="L’accueil"),
    ]


def test_a_sheet_gives_the_address_of_the_network_beside_its_contact_where_it_is_through_it() -> None:
    network = ContributionTargets(postal_address="contact@reseau.example")
    shown = contact_values("La coordination, via le réseau", network)
    assert [(each.text, each.href) for each in shown] == [
        ("La coordination, via le réseau", ""),
        ("contact@reseau.example", "mailto:contact@reseau.example"),
    ]
    assert [each.text for each in contact_values("L’accueil", network)] == ["L’accueil"]
    assert list(contact_values("", network)) == []


def test_a_contact_through_the_network_has_its_address_or_a_remark_is_made() -> None:
    here = replace(
        site(*offering()), contributions=ContributionTargets(postal_address="contact@reseau.example")
    )
    assert across.body(here, "qui-peut-aider/").count('href="mailto:contact@reseau.example"') == 1
    assert list(unreachable(here.catalogue.initiatives, here.contributions)) == []
    [problem] = unreachable(here.catalogue.initiatives, ContributionTargets())
    assert (problem.path, problem.severity) == ("initiatives/a.md", "warning")
    assert list(unreachable([offering()[1]], ContributionTargets())) == []
    postal = ContributionTargets(postal_address="1 rue du Lac, 05000 Gap", telephone="04 00 00 00 00")
    html = across.body(replace(here, contributions=postal), "qui-peut-aider/")
    assert "1 rue du Lac" in html
    assert "mailto:" not in html


def test_no_page_is_heavy_however_long_the_texts_are() -> None:
    """With some 18 kB of the theme around it, a page stays under 150 kB."""
    long, name = "é" + "mot " * 249, "Structure " + "x" * 180
    said = {"facteur": "temps-equipe", "texte": long, "contournement": long}
    proposal = {
        "texte": long,
        "avec": [f"{name}{n}" for n in range(9)],
        "nouvelles": [f"2025-0{n} : {long[:900]}" for n in range(1, 9)],
    }
    sheets = [
        initiative(
            f"s{number:03}", titre="T" * 120, resume="r" * 600, freins=said, leviers=said, enseignements=long,
            propositions=[proposal], disponible_pour="appel", contact="c" * 200, publics_absents=long * 3, resultats_habitants=long * 3,
            methodes="tirage-au-sort",
        )
        for number in range(60)
    ]  # fmt: skip
    here = with_shells(site(*sheets))
    here = replace(here, shells={**here.shells, ("qui-peut-aider", 2): BARE, ("qui-peut-aider", 4): BARE})
    made = [
        *across.outputs(here),
        *obstacles.outputs(here),
        *(each for each in terms.outputs(here) if each.path.startswith("facteurs/")),
    ]
    sizes = {
        each.path: len(str(each.content()).encode())
        for each in made
        if each.path.partition("/")[0] in {folder for folder, _ in here.shells}
    }
    assert len(sizes) > 8
    assert {path: size for path, size in sizes.items() if size > 130_000} == {}


def test_a_long_text_is_cut_at_a_word() -> None:
    long = "mot " * 400
    assert len(shortened(long)) <= LONGEST + len(" […]")
    assert shortened(long).endswith("mot […]")
    assert shortened("x" * 2000) == "x" * LONGEST + " […]"
    assert shortened("court") == "court"


def test_what_people_write_is_escaped_everywhere() -> None:
    bad = "<img src=x onerror=alert(1)>\"'"
    sheet = initiative(
        "a", titre=bad, freins={"facteur": "temps-equipe", "texte": bad, "contournement": bad}, enseignements=bad,
        propositions=[{"texte": bad, "avec": [bad, "B"], "nouvelles": {"date": "2025", "texte": bad}}],
        disponible_pour="appel", contact=bad, publics_absents=bad, resultats_habitants=bad, methodes="tirage-au-sort",
    )  # fmt: skip
    other = initiative("b", titre=bad, territoires="13055 Marseille", porteur="B", methodes="tirage-au-sort")
    here = with_shells(site(sheet, other))
    html = "".join(across.body(here, room) for room in rooms(here)) + bringing.body(here)
    html += "".join(
        str(each.content()) for each in terms.outputs(here) if each.path.startswith(("facteurs", "methodes"))
    )
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html
