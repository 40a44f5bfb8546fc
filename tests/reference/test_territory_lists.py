"""Every official place, in small lists."""

from __future__ import annotations

from functools import cache

from partage.reference.territory_lists import NOWHERE, OWN, place_lists, place_points
from tests.samples import base_references

TERRITORIES = base_references().territories


# Made by the first test that reads them: each process collects every test.
@cache
def lists() -> dict[str, str]:
    return place_lists(*TERRITORIES.listed())


def lines(name: str) -> list[list[str]]:
    """With what is left out of a line: its last empty values, the name and the level of a commune."""
    found = []
    for line in lists()[name].split("\n"):
        value, *rest = (line.split("\t") + [""] * 6)[:7]
        rest[:2] = rest[:2] if rest[0] else [value.partition(" ")[2], "commune"]
        found.append([value, *rest])
    return found


def test_a_commune_is_found_by_its_name_and_its_postal_code() -> None:
    gap = ["05061 Gap", "Gap", "commune", "Hautes-Alpes", "05000", "", ""]
    assert gap in lines("ga")
    assert gap in lines("05")
    assert "05061 Gap\t\t\tHautes-Alpes\t05000\n" in lists()["ga"]


def test_where_communes_are_is_in_files_of_its_own() -> None:
    points = place_points(TERRITORIES.listed()[0])
    assert "05061\t6.08 44.58\n" in points["points-0"]
    placed = {line.partition("\t")[0] for text in points.values() for line in text.splitlines()}
    for line in lines("ga"):
        if line[2] == "commune":
            assert (line[0][:5] in placed) == (line[6] != NOWHERE)
    # What is sent for one place that is typed.
    assert max(len(text) for text in points.values()) < 90_000


def test_a_departement_is_held_by_its_region_whatever_their_codes() -> None:
    """Région 93 holds département 05; département 93, which has the code of that région, is in another one."""
    holders = {line[0]: line[3] for name in ("ha", "pa", "no", "se", "re", "gu") for line in lines(name)}
    assert holders["departement-05"] == "Provence-Alpes-Côte d’Azur"
    assert holders["departement-75"] == holders["departement-93"] == "Île-de-France"
    assert holders["departement-59"] == "Hauts-de-France"
    assert holders["departement-974"] == "La Réunion"
    assert "Marseille" in {line[3] for line in lines("ma") if line[1].startswith("Marseille 3e")}
    every = [line for name in lists() if name != OWN for line in lines(name)]
    regions = {line[1] for line in every if line[2] == "region"}
    departements = {line[1] for line in every if line[2] == "departement"}
    for line in every:
        held_by = {"departement": regions, "region": set()}.get(
            line[2], {*departements, "Paris", "Lyon", "Marseille"}
        )
        assert not line[3] or line[3] in held_by, line


def test_an_article_and_a_saint_do_not_make_one_long_list() -> None:
    assert "13028 La Ciotat" in [line[0] for line in lines("ci")]
    assert "42218 Saint-Étienne" in [line[0] for line in lines("saint-et")]
    assert max(len(text.encode()) for text in lists().values()) < 120_000


def test_a_group_of_communes_is_in_the_list_of_its_name_without_its_kind() -> None:
    for name in ("gr", "ga", "co", "tc"):
        assert len({line[0] for line in lines(name)}) == len(lines(name))
    assert "epci-244000675" in [line[0] for line in lines("gr")]
    assert "epci-249740101" in [line[0] for line in lines("tc")]
    gap = next(line for line in lines("ga") if line[0] == "epci-200067825")
    assert (gap[1], gap[3]) == ("Communauté d’agglomération Gap-Tallard-Durance", "Hautes-Alpes")
    assert gap[5] == "agglo gap tallard durance ; CA Gap-Tallard-Durance"


def test_what_is_written_is_read_by_the_check() -> None:
    for name in ("ga", "05", "saint-de", "pr", OWN):
        for line in lines(name)[:200]:
            assert TERRITORIES.find(line[0]), line


def test_places_of_the_network_are_listed_with_their_other_names() -> None:
    haut_gap = next(line for line in lines(OWN) if line[0] == "qpv-haut-gap")
    assert haut_gap[1] == "QPV du Haut-Gap"
    assert "quartier du Haut-Gap" in haut_gap[5]
    assert haut_gap[3] == "Gap"


def test_places_are_found_by_their_usual_names() -> None:
    def others(name: str, value: str) -> str:
        return next((line[5] for line in lines(name) if line[0] == value), "?")

    assert "paca" in others("pa", "region-93")
    assert "aura" in others("au", "region-84")
    assert others("ma", "13203 Marseille 3e arrondissement") == "3eme arr de ; 3ieme"
    assert others("3e", "13203 Marseille 3e arrondissement") == "3eme arr de ; 3ieme"
    assert "premier" in others("pr", "75101 Paris 1er arrondissement")
    assert others("05", "departement-05") == "05"
    assert others("2a", "departement-2A") == "2a"
    assert others("97", "departement-971") == "971"
    # The département comes before the communes of that number.
    assert [line[0] for line in lines("05")].index("departement-05") == 0


def test_every_commune_is_in_a_list() -> None:
    communes = {
        line.split("\t")[0]
        for name, text in lists().items()
        if not name.isdigit()
        for line in text.split("\n")
    }
    assert len(communes) > 36_000
