"""The front matter of a Markdown file that is imported."""

from __future__ import annotations

from partage.importing.given_fields import given_fields
from partage.reference.reference_data import ReferenceData
from tests.samples import MINIMAL

LONG = " ".join(f"Une phrase du bilan, la {number}e." for number in range(60))


def test_what_is_right_is_a_value(references: ReferenceData) -> None:
    given = given_fields({**MINIMAL, "publics": []}, references)
    assert (given.values, given.unread, given.to_reread, given.text) == (MINIMAL, {}, {}, "")


def test_nothing_is_dropped(references: ReferenceData) -> None:
    end = "FIN DU TEXTE"
    for key, written in {
        "resume": f"{LONG} {end}", "porteur": f"{'La régie et ' * 20}{end}", "themes": ["mobilite", f"un thème que personne ne connaît et qui est long {end}"],
        "acteurs": [{"nom": f"{'x' * 210} {end}"}], "debut": f"au tout début du printemps, après la fête de la rue des Lilas {end}", "author": end,
        "participation": {"diagnostic": f"une consultation de tout le quartier, sur la place et dans les halls {end}"}, "categories": ["a", end],
    }.items():  # fmt: skip
        given = given_fields({key: written}, references)
        said = str((given.values, given.unread)) + given.text
        assert end in said, key


def test_a_text_that_is_too_long_is_cut_and_whole_below(references: ReferenceData) -> None:
    given = given_fields({"resume": LONG}, references)
    assert LONG.startswith(str(given.values["resume"]))
    assert given.to_reread.keys() == {"resume"}
    assert given.text == f"## Autres informations du document\n\n**resume** : {LONG}"
