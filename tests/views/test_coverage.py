"""What is told where, and what links families: each sum is that of the catalogue, counted again the plain way."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from partage.catalogue.families import families
from partage.catalogue.initiative import Initiative
from partage.catalogue.knowledge_base import read_knowledge_base
from partage.catalogue.site import Site
from partage.catalogue.urls import PER_SHELF
from partage.reference.perimeter import WrongPerimeter, perimeter_of
from partage.rendering import shell
from partage.rendering.told import families_of
from partage.views import coverage, family_pairs
from tests.samples import base_references, initiative, site, spaced, write_project

BARE = shell.cut("".join(f"<i>{shell.mark(slot)}</i>" for slot in shell.SLOTS), policy=False)
PLACES = ("05061 Gap", "13055 Marseille", "75056 Paris", "departement-05")
THEMES = ("lien-social", "sante-bien-etre", "logement", "emploi-insertion", "parentalite")
MANY = [
    initiative(
        f"f{number:03}",
        territoires=list({PLACES[number % 4], PLACES[number % 3]}),
        themes=list({THEMES[number % 5], THEMES[number % 3], THEMES[number % 2]}),
        porteur=f"Structure {number % 7}",
    )
    for number in range(180)
]


@pytest.fixture(scope="module")
def many() -> Site:
    perimeter = perimeter_of({"perimetre": ["region-93", "75056 Paris"]}, base_references().territories)
    shells = {("passerelles", depth): BARE for depth in (2, 3, 4)}
    return replace(site(*MANY), perimeter=perimeter, shells=shells)


def is_in(here: Site, each: Initiative, place: str) -> bool:
    places = here.references.territories
    return any(place in (one, *places[one].ancestors) for one in each.terms["territory"])


def test_every_number_of_the_coverage_is_that_of_a_plain_count(many: Site) -> None:
    html = spaced(coverage.body(many))
    found = [int(each) for each in re.findall(r"<td [^>]*><a [^>]*>(\d*)", html.replace(">raconter", ">0"))]
    rows = many.catalogue.vocabularies["theme"].roots
    tables = [many.perimeter[start : start + 7] for start in range(0, len(many.perimeter), 7)]
    assert found == [
        sum(family.id in families_of(many, each) and is_in(many, each, place) for each in MANY)
        for places in tables
        for family in rows
        for place in places
    ]
    totals = [int(each) for each in re.findall(r"<td [^>]*>(\d+)</td>", html)]
    assert totals == [sum(is_in(many, each, place) for each in MANY) for place in many.perimeter]
    assert coverage.entries(many) == len(MANY)
    assert "143 467 habitants" in html


def test_a_gap_leads_to_the_form_with_its_theme_and_place(many: Site) -> None:
    [gap] = re.findall(
        r'href="\.\./(proposer/\?themes=egalite&amp;territoires=departement-05)"', coverage.body(many)
    )
    assert gap


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (5, "« 5 » n’est pas une liste de territoires ; écrivez par exemple « perimetre: [region-93] »"),
        (["gapp"], "« gapp » n’est pas un territoire connu"),
        (["93"], "extra.perimetre : "),
        ([f"departement-{n:02}" for n in range(1, 96) if n != 20], "94 territoires, c’est trop (30 au plus)"),
    ],
)
def test_a_wrong_perimeter_is_told_with_a_way_out(written: object, said: str) -> None:
    with pytest.raises(WrongPerimeter) as raised:
        perimeter_of({"perimetre": written}, base_references().territories)
    assert said in spaced(str(raised.value))


def test_the_check_tells_of_it_at_its_line(tmp_path: Path) -> None:
    root = write_project(tmp_path, {})
    (root / "mkdocs.yml").write_text(
        "extra:\n  languages: fr\n  perimetre: [region-93, atlantide]\n", "utf-8"
    )
    [problem] = read_knowledge_base(root, root / "initiatives").errors
    assert spaced(str(problem)).startswith("mkdocs.yml:3: extra.perimetre : ")
    assert "atlantide" in problem.message
    assert "departement-05" in problem.message, "a way out"


def test_the_page_is_bounded_however_wide_the_perimeter(many: Site) -> None:
    regions = ("11", "24", "27", "28", "32", "44", "52", "53", "75", "76", "84", "93", "94")
    wide = [*(f"region-{code}" for code in regions), *(f"departement-{code}" for code in range(20 + 1, 30))]
    found = perimeter_of({"perimetre": wide}, base_references().territories)
    assert len(found) == len(wide)
    assert len(coverage.body(replace(many, perimeter=found))) < 150_000
    communes = tuple(f"departement-{code}" for code in range(21, 61))
    html = spaced(coverage.body(replace(many, perimeter=communes)))
    assert "autres territoires ne tiennent pas" in html
    assert len(html) < 150_000


def test_no_perimeter_is_a_page_that_says_so() -> None:
    assert "Aucun territoire n’est encore choisi" in spaced(coverage.body(site(MANY[0])))
    assert perimeter_of({}, base_references().territories) == ()


def test_pairs_and_actors_are_those_of_a_plain_count(many: Site) -> None:
    found = families(many.catalogue.index)
    ordered = [each.id for each in many.catalogue.vocabularies["theme"].roots]
    carried = {each.id: families_of(many, each) for each in MANY}
    expected = {
        pair: {name for name, those in carried.items() if set(pair) <= those}
        for pair in combinations(ordered, 2)
    }
    here = {
        pair: {each.id for each in many.catalogue.at(positions)} for pair, positions in found.pairs.items()
    }
    assert here == {pair: names for pair, names in expected.items() if names}
    used = {family for those in carried.values() for family in those}
    assert set(found.apart) == {pair for pair, names in expected.items() if not names and set(pair) <= used}
    actors = {each.id: frozenset(each.families) for each in found.actors}
    for number in range(7):
        theirs = frozenset().union(*(carried[each.id] for each in MANY if int(each.id[1:]) % 7 == number))
        assert actors.get(f"structure-{number}", frozenset()) == (theirs if len(theirs) >= 3 else frozenset())


def test_each_sheet_of_a_pair_stands_once_on_its_pages_and_no_page_is_long(many: Site) -> None:
    made = {each.path: str(each.content()) for each in family_pairs.outputs(many)}
    assert all(len(html) <= 150_000 and html.count("<li>") <= PER_SHELF + 5 for html in made.values())
    for pair, positions in families(many.catalogue.index).pairs.items():
        if len(positions) > family_pairs.PER_PAIR:
            under = f"passerelles/{'--'.join(pair)}/"
            shown = [
                name
                for path, html in made.items() if path.startswith(under)
                for name in re.findall(r'initiatives/(f\d+)/"', html)
            ]  # fmt: skip
            assert sorted(shown) == sorted(each.id for each in many.catalogue.at(positions))


def test_pairs_that_never_met_are_a_sentence() -> None:
    few = [initiative("a", themes=["lien-social", "sante-bien-etre"]), initiative("b", themes=["logement"])]
    html = spaced(family_pairs.body(site(*few)))
    assert "Pas encore réunies dans une fiche : Santé et bien-être et Habitat" in html
    assert "<table" not in html
