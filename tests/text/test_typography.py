"""French spacing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.typography import french, french_html


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Quoi ? Non ! Bon ; oui", "Quoi\u202f? Non\u202f! Bon\u202f; oui"),
        ("Thème : santé", "Thème\u00a0: santé"),
        ("le « jardin » partagé", "le «\u00a0jardin\u00a0» partagé"),
        ("https://exemple.org:80/?a=b;c", "https://exemple.org:80/?a=b;c"),
        ("déjà\u00a0: fait\u202f?", "déjà\u00a0: fait\u202f?"),
        ("rien à changer", "rien à changer"),
        (
            "10 % de 3 km² à 2 km, 5 € ; {number} %",
            "10\u00a0% de 3\u00a0km² à 2\u00a0km, 5\u00a0€\u202f; {number}\u00a0%",
        ),
        ("3 kms, 5 mots", "3 kms, 5 mots"),
    ],
)
def test_spaces_before_tall_signs_and_in_quotes_do_not_break(written: str, shown: str) -> None:
    assert french(written) == shown


@given(st.text(alphabet="a «»:;!?\u00a0\u202f"))
def test_spacing_twice_changes_nothing(text: str) -> None:
    assert french(french(text)) == french(text)


def test_code_in_a_page_keeps_its_spaces() -> None:
    assert (
        french_html('<p title="a : b">Oui : <code>a : b</code> ; <pre><code>c ?</code> d !</pre> non ?</p>')
        == '<p title="a : b">Oui\u00a0: <code>a : b</code>\u202f; <pre><code>c ?</code> d !</pre> non\u202f?</p>'
    )
