"""The text of a draft."""

from __future__ import annotations

from partage.importing.draft_writer import draft_text
from partage.importing.suggestions import Suggestion
from partage.sheets.field_kinds import FIELD_KINDS
from tests.samples import checked_text


def test_a_sentence_never_leaves_its_comment() -> None:
    nasty = "Une phrase\nporteur: moi\u2028etat: idee\r# fin"
    text = draft_text(
        (),
        {"titre": "Essai : un # titre"},
        {"themes": [Suggestion("mobilite", nasty)]},
        {"etat": [nasty]},
        "",
    )
    assert not [line for line in text.splitlines() if line.startswith(("porteur", "etat"))]
    assert 'titre: "Essai : un # titre"' in text


def test_nothing_is_invented() -> None:
    errors = checked_text(draft_text((), {"titre": "Un essai"}, {}, {}, "Texte.")).errors
    assert [error.partition(":")[0] for error in errors] == [
        "etat",
        "porteur",
        "resume",
        "territoires",
        "themes",
    ]


def test_what_is_known_is_not_asked_or_proposed() -> None:
    text = draft_text(
        (),
        {"titre": "Un essai", "themes": "mobilite"},
        {"themes": [Suggestion("habitat-logement", "…")]},
        {},
        "",
    )
    assert "themes: mobilite" in text
    assert "proposé" not in text


def test_several_suggestions_are_a_list_wherever_the_field_is_one() -> None:
    two = [Suggestion("un", "…"), Suggestion("deux", "…")]
    for kind in FIELD_KINDS.values():
        text = draft_text((), {}, {kind.key: two}, {}, "")
        assert (f"# proposé : {kind.key}:\n# proposé :   - " in text) == kind.is_list, kind.key
