"""Acronyms in a text: the first time, a button and its words."""

from __future__ import annotations

import pytest

from partage.rendering.acronyms import Explainer
from partage.text.strings import Locale
from partage.views import acronyms, sheets
from tests.samples import initiative, site


def explained(*texts: str, locale: Locale = "fr") -> list[str]:
    explain = Explainer(site(initiative(), locale=locale), "x", "../../").explained
    return [explain(text) for text in texts]


def test_the_first_time_is_a_button_that_opens_the_words() -> None:
    first, again = explained("<p>Le QPV et le QPV.</p>", "<p>QPV</p>")
    button = (
        '<button type="button" class="acronym" popovertarget="sigle-qpv-x" '
        'title="Quartier prioritaire de la politique de la ville">QPV</button>'
    )
    assert first.startswith(f'<p>Le {button}<span popover id="sigle-qpv-x"')
    assert '<a href="../../sigles/#qpv" lang="fr">' in first
    assert first.endswith("</span> et le QPV.</p>")
    assert again == "<p>QPV</p>"


@pytest.mark.parametrize(
    "text",
    [
        '<p><a href="https://qpv.example/QPV">QPV</a></p>',
        "<h3>Le QPV</h3>",
        "<p><code>QPV</code></p>",
        '<p><a href="x"><strong>QPV</strong></a></p>',
        '<p><img alt="QPV" src="x"></p>',
        "<p>XQPV, QPV2, SQPV-B et &QPV;</p>",
        "<p>qpv</p>",
        "<p>ZZZ</p>",
    ],
)
def test_what_is_no_acronym_or_cannot_hold_a_button_is_left_alone(text: str) -> None:
    assert explained(text) == [text]


def test_text_after_an_element_that_was_left_alone_is_explained() -> None:
    assert "<button" in explained("<p><a href='x'>QPV</a> : QPV</p>")[0].partition("</a>")[2]


def test_english_words_in_the_english_edition() -> None:
    assert 'title="Priority district of urban policy"' in explained("<p>QPV</p>", locale="en")[0]


def test_the_page_of_a_sheet_explains_and_asks_only_for_the_others() -> None:
    sheet = initiative(
        "x", "Le QPV, puis le ZZZ.", resume="Une rencontre du quartier avec le CLSPD & d’autres, un soir."
    )
    html = sheets.body(site(sheet), sheet)
    assert 'popovertarget="sigle-clspd-x"' in html
    assert "&amp; d’autres" in html
    assert 'popovertarget="sigle-qpv-x"' in html
    assert "Sigles à expliquer\u00a0: ZZZ<" in html


def test_the_page_lists_each_with_its_words_and_its_source() -> None:
    html = acronyms.body(site())
    assert '<div id="qpv"><dt>QPV<dd>Quartier prioritaire de la politique de la ville' in html
    assert '<a href="https://www.insee.fr/fr/statistiques/7700492">Insee</a>' in html
    assert html.index('id="alsh"') < html.index('id="vvv"')
