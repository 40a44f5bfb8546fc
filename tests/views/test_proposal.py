"""The form, the lists that it fetches, the grid."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from rjsmin import jsmin

from partage.catalogue.forges import ContributionTargets
from partage.catalogue.urls import PLACE_FILES
from partage.runtime.bundles import number_of
from partage.settings.values import Reviewing
from partage.sheets.fields import KEYS
from partage.text.strings import strings
from partage.views import proposal
from tests.samples import ROOT, initiative, site


def data_of(html: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(html.split('<script type="application/json">')[1].split("</script>")[0])
    return made


def test_every_question_has_a_place_in_the_page() -> None:
    html = proposal.body(site(initiative()))
    for question in data_of(html)["questions"]:
        assert html.count(f'data-id="c-{question["key"]}"') == 1, question["key"]


def test_keys_are_those_of_the_front_matter_in_order() -> None:
    assert data_of(proposal.body(site()))["keys"] == list(KEYS.values())


def test_no_desk_means_no_address() -> None:
    assert data_of(proposal.body(site()))["desk"]["forge"] is None
    here = replace(
        site(),
        contributions=ContributionTargets(
            kind="gitlab", address="https://f.exemple/a", email="e@reseau.exemple"
        ),
    )
    desk = data_of(proposal.body(here))["desk"]
    assert desk["forge"]["name"] == "GitLab"
    assert desk["email"] == "e@reseau.exemple"


def test_lists_have_the_terms_with_their_names() -> None:
    outputs = {each.path: each for each in (*proposal.outputs(site()), *proposal.place_outputs(site()))}
    themes = json.loads(outputs["proposer/listes.json"].content())["themes"]
    jeunesse = next(entry for entry in themes if entry[0] == "jeunesse")
    assert jeunesse[1] == "Jeunesse"
    assert "ados" in jeunesse[3]
    places = json.loads(outputs[f"proposer/lieux/{number_of('ga', PLACE_FILES)}.json"].content())
    assert "05061 Gap\t\t\tHautes-Alpes\t" in places["ga"]
    assert not [*proposal.place_outputs(site(locale="en"))]


def test_every_edition_reads_the_files_of_sheets_of_the_first() -> None:
    assert data_of(proposal.body(site()))["sheets"] == "donnees/v1/fiches/"
    assert data_of(proposal.body(site(locale="en")))["sheets"] == "../donnees/v1/fiches/"


def test_the_grid_asks_the_same_questions_and_says_where_to_send_it() -> None:
    html = proposal.grid(site())
    assert "Structure porteuse" in html
    assert "Paroles" in html
    assert "reste à renseigner" in html
    here = replace(site(), contributions=ContributionTargets(postal_address="1 place du Marché, 05000 Gap"))
    assert "1 place du Marché" in proposal.grid(here)


def test_the_scripts_of_the_form_stay_light() -> None:
    """Compressed, everything that the page imports at its start, as it is sent: without comments."""
    assets = ROOT / "docs/assets/javascripts"
    found = {assets / "sheet-form.js"}
    waiting = list(found)
    while waiting:
        script = waiting.pop()
        imported = re.findall(r'^import .* from "(.+)";$', script.read_text("utf-8"), re.MULTILINE)
        new = {(script.parent / each).resolve() for each in imported} - found
        found |= new
        waiting += new
    assert len(found) > 15
    assert sum(len(gzip.compress(jsmin(script.read_bytes()))) for script in found) < 45_000


def test_names_that_a_new_sheet_cannot_take_are_listed() -> None:
    outputs = {
        output.path: output
        for output in proposal.outputs(site(initiative("a", alias=["b", "c"]), initiative("d")))
    }
    assert outputs["proposer/noms.txt"].content() == "a\nb\nc\nd\n"


def test_without_a_way_to_send_the_first_step_says_so() -> None:
    said = strings("fr")("form.no_desk")
    desks = {
        "": ContributionTargets(postal_address="1 place du Marché"),
        "e@reseau.exemple": ContributionTargets(email="e@reseau.exemple"),
        "GitLab": ContributionTargets(kind="gitlab", address="https://f.exemple/a"),
    }
    for name, desk in desks.items():
        html = proposal.body(replace(site(), contributions=desk))
        first = html.partition('<form data-step="1"')[2].partition('<form data-step="2"')[0]
        assert (said in first) == (not name), name
        # The address is there to be copied, whatever the browser does with `mailto:`.
        assert ('<p class="form__email">L’adresse de l’équipe' in html) == ("@" in name)


def test_the_grid_has_room_for_each_answer_and_asks_for_no_code() -> None:
    html = proposal.grid(site())
    assert html.count("☐") > 40
    assert "☐ Jeunesse" in html
    assert "☐ En cours" in html
    assert html.count("grid__answer--text") == 1
    for words in ("INSEE", "non-renseigne", "05061"):
        assert words not in html
    english = proposal.grid(site(locale="en"))
    assert "☐ Youth" in english


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (Reviewing("deux personnes", "dix jours"), "relue par deux personnes, sous dix jours."),
        (Reviewing("deux personnes"), "relue par deux personnes."),
        (Reviewing(delay="dix jours"), "relue sous dix jours."),
        (Reviewing(), ""),
    ],
)
def test_who_reviews_and_how_soon_is_said_where_the_network_says_it(said: Reviewing, sentence: str) -> None:
    page = proposal.body(replace(site(), reviewing=said))
    assert ("Votre fiche sera relue" in page) == bool(sentence)
    assert sentence in page
