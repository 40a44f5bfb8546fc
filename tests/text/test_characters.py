"""What the characters that nobody sees mean."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partage.text.characters import (
    IGNORED,
    LINE_ENDS,
    SPACES,
    on_one_line,
    received,
    specification,
    with_plain_spaces,
)
from partage.text.strict_yaml import UNREADABLE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("un\vdeux\fune\x85deux\u2028trois\u2029fin", "un\ndeux\nune\ndeux\ntrois\nfin"),
        ("\ufeffmé\u00addia\u200bthèque\u2060", "médiathèque"),
        ("e\u0301cole", "école"),
        # A mark between a letter and its accent does not keep them apart.
        ("e\u00ad\u0301cole", "école"),
        ("Quoi\u202f?\u00a0Oui", "Quoi\u202f?\u00a0Oui"),
        ("👩\u200d🌾 ❤\ufe0f می\u200cخواهم", "👩\u200d🌾 ❤\ufe0f می\u200cخواهم"),
        ("\x1b[0m\u202e", "\x1b[0m\u202e"),
        ("déjà", "déjà"),
        ("", ""),
    ],
)
def test_what_a_person_wrote_is_read(written: str, read: str) -> None:
    assert received(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Un titre\vsur deux lignes", "Un titre sur deux lignes"),
        (" un \u2028\n deux\r\n", "un deux"),
        ("un\u00a0: deux", "un\u00a0: deux"),
    ],
)
def test_a_field_of_one_line_has_one(written: str, read: str) -> None:
    assert on_one_line(written) == read


def test_spaces_of_every_width_are_plain_where_they_are_compared() -> None:
    every = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Zs"]
    assert sorted(every) == sorted([" ", *SPACES])
    assert with_plain_spaces("".join(every)) == " " * len(every)


@given(st.text(alphabet=st.characters() | st.sampled_from("e\u0301\r\n" + LINE_ENDS + IGNORED)))
def test_receiving_twice_changes_nothing(text: str) -> None:
    assert received(received(text)) == received(text)


def test_the_browser_receives_one_meaning_for_each_character() -> None:
    table = specification()
    every = "".join(table.values())
    assert len(set(every)) == len(every)
    assert set(table) == {"lineEnds", "ignored", "spaces"}


def test_what_has_a_meaning_is_never_refused() -> None:
    assert UNREADABLE.search(received(LINE_ENDS + IGNORED + SPACES)) is None
