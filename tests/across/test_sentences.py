"""What is read across sheets: every kind, once, with what it is about."""

from __future__ import annotations

from collections import Counter

from partage.across.sentences import Promise, Sentence, sentences_of
from partage.sheets.partial_date import PartialDate
from tests.samples import initiative

WHOLE = initiative(
    "a",
    freins=[
        {"facteur": "temps-equipe", "texte": "Peu de temps."},
        {
            "facteur": "mobilisation-des-habitants",
            "texte": "Peu de monde.",
            "contournement": "Le porte-à-porte.",
        },
    ],
    leviers={"facteur": "lieu-materiel", "texte": "Un local."},
    enseignements=[
        "Commencer petit.",
        {"texte": "Loin.", "type": "constat", "facteur": "echelle-du-territoire"},
    ],
    a_refaire="Commencer plus tôt.",
    effets_inattendus="Un mariage.",
    fait_debat="Payer ou non.",
    publics_absents="Les jeunes.",
    resultats_habitants="On se connaît.",
    resultats_structures="On se voit.",
    resultats_territoire="Un agenda.",
    propositions=[
        {
            "texte": "Se revoir.",
            "avec": ["A", "B"],
            "date": "2018-11",
            "echeance": "2019",
            "nouvelles": [{"date": "2019-03", "texte": "Vus."}, "2020 : Revus."],
        }
    ],
    disponible_pour=["appel", "visite"],
    contact="Via le réseau",
    participation={"diagnostic": "consultation"},
    selection="tirage-au-sort",
)


def test_every_field_that_is_read_across_gives_its_sentences() -> None:
    counted = Counter(each.kind for each in WHOLE.sentences)
    assert counted == {
        "obstacle": 2, "lever": 1, "lesson": 2, "next_time": 1, "unexpected": 1, "disputed": 1, "missing": 1,
        "results_people": 1, "results_organisations": 1, "results_territory": 1, "proposal": 1, "offer": 2,
        "phase": 1, "selected": 1,
    }  # fmt: skip


def test_a_sentence_says_what_it_is_about() -> None:
    said = {(each.kind, each.text): each for each in WHOLE.sentences}
    assert said["obstacle", "Peu de monde."].reply == "Le porte-à-porte."
    assert said["lesson", "Commencer petit."] == Sentence("lesson", "Commencer petit.", "enseignement")
    assert said["lesson", "Loin."].factor == "echelle-du-territoire"
    assert said["missing", "Les jeunes."].reply == "Le porte-à-porte.", "what brought them"
    assert said["phase", ""] == Sentence("phase", about="diagnostic", factor="consultation")
    assert [each.about for each in WHOLE.sentences if each.kind == "offer"] == ["appel", "visite"]


def test_a_promise_keeps_its_partners_dates_and_news() -> None:
    [promise] = [each.promise for each in WHOLE.sentences if each.promise]
    news = ((PartialDate(2019, 3), "Vus."), (PartialDate(2020), "Revus."))
    assert promise == Promise(("A", "B"), PartialDate(2018, 11), PartialDate(2019), news)


def test_a_short_sheet_says_nothing() -> None:
    assert sentences_of(initiative().fields) == ()
