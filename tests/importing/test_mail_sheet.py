"""What mail programs do to the lines of a sheet, and to those of an answer that quotes it."""

from __future__ import annotations

import json
import re
import textwrap

import pytest

from partage.importing.mail_sheet import sheets_in
from partage.importing.refusal import Refusal
from tests.importing.mail_writing import flowed, wrapped
from tests.samples import ROOT, sheet

SHEET: str = json.loads((ROOT / "tests/sheets/written.json").read_text("utf-8"))[-1]["text"]
SHORT = sheet("## Suites\n\nLe four tourne le dimanche.\n")
ASKED = "Le 28 nov. 2026 à 10:00, Réseau <reseau@initiatives.example> a écrit :"


def only(text: str) -> str:
    [found] = sheets_in(text)
    return found.text


def indented(text: str, spaces: str) -> str:
    """*text* with each leading space replaced by those of *spaces*, in turn."""
    return re.sub(r"(?m)^ +", lambda found: (spaces * len(found[0]))[: len(found[0])], text)


def marked(text: str, mark: str) -> str:
    return "\n".join(mark + line for line in text.split("\n"))


def test_spaces_that_only_look_like_spaces() -> None:
    for spaces in ("\u00a0", "\u202f", "\u2007", "\u3000", "\u00a0 ", " \u00a0"):
        assert only(indented(SHEET, spaces)) == SHEET, ascii(spaces)
    assert only(SHEET.replace("\n  - ", "\n\t- ")) == SHEET
    after = re.sub(r"(?m)^( *(?:- )?\w+:|  -) ", "\\1\u00a0", SHEET.partition("\n---")[0])
    assert only(after + "\n---" + SHEET.partition("\n---")[2]) == SHEET


def test_bullets_of_office_software() -> None:
    for bullet in ("·\u00a0\u00a0\u00a0 ", "•\t", "-\u00a0\u00a0\u00a0\u00a0 ", "\uf0b7\u00a0"):
        assert only(SHORT.replace('themes: "lien-social"', f"themes:\n{bullet}lien-social")) == SHORT.replace(
            'themes: "lien-social"', "themes:\n  - lien-social"
        )


def test_a_flowed_message_that_does_not_say_so() -> None:
    assert only(flowed(SHEET)) == SHEET


def test_indentation_that_is_lost() -> None:
    fields, rule, body = SHEET.partition("\n---\n")
    assert only(re.sub("(?m)^ +", "", fields) + rule + body) == SHEET
    assert only(re.sub("(?m)^ +", " ", fields) + rule + body) == SHEET


def test_a_message_that_is_set_off() -> None:
    assert only("Voir :\n\n" + marked(SHEET, "    ")) == SHEET


def test_lines_that_are_cut() -> None:
    for width in (*range(65, 81), 132):
        for end in ("", " "):
            assert only(wrapped(SHEET, width, end)) == SHEET, (width, end)
    at_hyphens = [textwrap.wrap(line, 72, break_long_words=False) or [""] for line in SHEET.split("\n")]
    for line, cut in zip(SHEET.split("\n"), at_hyphens, strict=True):
        cut[0] = line[: len(line) - len(line.lstrip())] + cut[0].lstrip()
    assert only("\n".join(each for cut in at_hyphens for each in cut)) == SHEET


def test_a_cut_before_what_looks_like_a_field_an_item_or_a_comment() -> None:
    said = "Des habitants cuisent, le dimanche surtout : voici etat: en cours de mise en place, - oui - avec # des gens porteur: aucun."
    text = sheet("Texte.\n", resume=said)
    for width in range(60, 82):
        assert only(wrapped(text, width)) == text


def test_a_cut_before_a_year_at_the_end_of_a_sentence_and_lists() -> None:
    body = f"{'Les gens du quartier réparent, ' * 2}en 2024. Puis ils partent.\n\n1. Un, {'très long, ' * 9}\n2. Deux\n3. {'Trois ' * 20}".replace(
        " \n", "\n"
    ).strip()
    text = sheet(body + "\n", resume="x" * 20 + " mots" * 30)
    for width in range(66, 81):
        assert only(wrapped(text, width)) == text, width


def test_values_without_quotes_that_are_cut() -> None:
    text = SHORT.replace('"', "")
    assert only(wrapped(text, 66)) == text


def test_line_ends_of_the_author_stay() -> None:
    body = "Une ligne courte,\npuis une autre.\n\n- un\n- deux\n  trois\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx  y\n```\n\nDeux espaces  \nà la fin.\n"
    assert only(sheet(body)) == sheet(body)
    # Every line is short: nothing shows that a program cut any.
    poem = "Le vent se lève sur la place, et tout le monde rentre\nsauf deux.\n"
    assert only(sheet(poem, resume="x")) == sheet(poem, resume="x")


def test_a_field_that_is_never_closed_swallows_nothing() -> None:
    text = SHORT.replace('vivre un jardin au pied des immeubles."', "vivre un jardin.")
    assert only(text) == text


def test_what_typing_correction_makes_of_the_rules() -> None:
    for rule in ("—", "—-", "–-", "–––", "----"):
        assert only(SHORT.replace("---", rule)) == SHORT


def test_double_spaced() -> None:
    assert only(SHEET.replace("\n", "\n\n")) == SHEET


@pytest.mark.parametrize("mark", [">", "> ", ">>", ">> ", "> > "])
def test_an_answer_that_quotes(mark: str) -> None:
    text = f"Merci !\n\n{ASKED}\n{marked(SHEET, mark)}\n\nLe réseau\n"
    [found] = sheets_in(text)
    assert found.text == SHEET
    assert found.left_out == ("Merci !", ASKED, "Le réseau")


def test_a_quotation_in_the_sheet_stays_one() -> None:
    text = sheet("## Paroles\n\n> Je viens.\n>\n> Nous aussi.\n\nEt plus.\n")
    assert only(text) == only(marked(text, "> ")) == text


def test_a_sheet_pasted_as_a_block_of_code() -> None:
    with_code = sheet("## Ressources\n\n```\nmake\n```\n\nFin.\n")
    for text in (SHORT, with_code):
        for opening, closing in (("```", "```"), ("```yaml", "```"), ("~~~", "~~~")):
            pasted = f"Bonjour,\n\n{opening}\n{text}{closing}\n\nJeanne Durand\n"
            assert only(pasted) == only(marked(pasted, "> ")) == text
            [found] = sheets_in(pasted)
            assert "Jeanne Durand" in found.left_out
    assert only(with_code) == with_code


def test_the_newer_of_two_is_the_one_that_is_not_quoted() -> None:
    old = marked(SHORT.replace("dimanche", "lundi"), "> ")
    assert only(f"{SHORT}\n\n{ASKED}\n\n{old}") == SHORT
    assert only(f"{ASKED}\n\n{old}\n\n{SHORT}") == SHORT


def test_the_sheet_of_an_answered_message_that_is_not_marked() -> None:
    header = "De : Réseau\nEnvoyé : hier\nÀ : Nadia\nObjet : Fiche\n\n"
    for mark in (header, f"{ASKED}\n\n", "-----Message d’origine-----\n"):
        assert only(f"{SHORT}\n\n{mark}{SHORT.replace('jardin', 'four')}") == SHORT


def test_several_sheets_and_far_too_many() -> None:
    assert [each.text for each in sheets_in(f"{SHORT}\n{SHEET}")] == [SHORT, SHEET]
    with pytest.raises(Refusal, match="trop de fiches"):
        sheets_in("---\ntitre: x\n" * 60)


def test_no_sheet() -> None:
    for text in ("", "Bonjour\n---\nTexte\n---\n", "---\ntitre: Le jardin\n"):
        assert sheets_in(text) == []
