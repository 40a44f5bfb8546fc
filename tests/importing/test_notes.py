"""A note that refers back to itself is named, and pandoc is not run on it."""

from __future__ import annotations

from partage.importing.notes import endless_note, written_out


def test_a_note_that_calls_itself_alone_or_through_others_is_named() -> None:
    for text in (
        "Un mot[^a].\n\n[^a]: Voir [^a].\n",
        "> - [^a]: [^a][^a]~~",
        "[^A]: Voir\nla suite [^a]",
        "[^a]: un\n\n    deux [^a]\n",
        "[^a]: [^b]\n[^b]: [^c]\n[^c]: [^a]\n",
        "[^z]: [^a]\n[^a]: [^a]",
    ):
        assert endless_note(text) == "a", text


def test_other_notes_are_none() -> None:
    for text in (
        "",
        "Un mot[^a].\n\n[^a]: Une note.\n",
        "[^a]: [^b]\n[^b]: fin\n",
        "[^a]: x\n\nUn texte [^a].",
    ):
        assert endless_note(text) == "", text


def test_many_notes_take_no_time() -> None:
    chain = "".join(f"[^{n}]: [^{n + 1}]\n" for n in range(20_000))
    assert endless_note(chain) == ""
    assert endless_note(chain + "[^20000]: [^0]\n") == "0"


def test_notes_are_counted_as_often_as_they_are_called() -> None:
    assert written_out("Un mot.") == 0
    note = len(" Une note.\n")
    assert written_out("Un[^a].\n\n[^a]: Une note.\n") == note
    assert written_out("Un[^a], [^A] et [^a].\n\n[^a]: Une note.\n") == 3 * note
    # Each note calls the next one twice: thirty of them would be written out a thousand million times.
    chain = "".join(f"[^{number}]: [^{number + 1}][^{number + 1}]\n\n" for number in range(30))
    assert written_out(f"Un[^0].\n\n{chain}[^30]: a\n") > 2**30
    # A note that nothing calls is not written.
    assert written_out("[^a]: [^b]\n\n[^b]: Une note.\n") == 0
