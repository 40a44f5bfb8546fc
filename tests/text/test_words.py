"""Text → its words, whatever their language."""

from __future__ import annotations

import pytest

from partage.text.words import chunks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’école : « Garde-d’enfants » (C.L.A.S.)", ["l'école", "garde-d'enfants", "c.l.a.s."]),
        ("l’A.D.I.L. d'E.H.P.A.D", ["l", "a.d.i.l.", "d", "e.h.p.a.d"]),
        ("médiateur·rice·s, directeur.rice.s", ["médiateur", "directeur"]),
        ("candidat(e)s, serrurier(ière)s, étudiant-e-s", ["candidat", "serrurier", "étudiant"]),
        ("sociaux·ales coutelier•ères artisan‧e", ["sociaux", "coutelier", "artisan"]),
        ("animateur/trice, chef·fe·s, lecteur/trice/s", ["animateur", "chef", "lecteur"]),
        ("et/ou, acteurs/actrices, km/h", ["et", "ou", "acteurs", "actrices", "km", "h"]),
        ("rendez-vous, dit-il. Porte-à-porte", ["rendez-vous", "dit-il", "porte-à-porte"]),
        ("exemple.org (entre) parenthèses(bis)", ["exemple", "org", "entre", "parenthèses", "bis"]),
        ("10 000 €, 1\u202f200, 25.000 et 3,500", ["10000", "1200", "25000", "et", "3500"]),
        ("en 2018 300 personnes", ["en", "2018", "300", "personnes"]),
        ("04 92 51 12 13, 1 0000", ["04", "92", "51", "12", "13", "1", "0000"]),
        ("so\u00adcial, 4 87\u00ad2", ["social", "4872"]),
    ],
)
def test_the_words_of_a_text(text: str, expected: list[str]) -> None:
    assert chunks(text) == expected
