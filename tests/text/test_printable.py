"""Characters and commands that a terminal, a log or a forge would act on are shown as codes."""

from __future__ import annotations

import re
import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from partage.text.printable import CONTROLS, printable, printable_lines


def test_each_is_shown_as_its_code() -> None:
    assert printable("a\x1b[31m\x07\x9b\r\n\t\0é\u202e\u2028\ufeff") == (
        "a\\x1b[31m\\x07\\x9b\\r\\n\\t\\x00é\\u202e\\u2028\\ufeff"
    )
    assert printable("\U000e0041\ud800") == "\\U000e0041\\ud800"
    assert printable(b"caf\xe9.md".decode("utf-8", "surrogateescape")) == "caf\\xe9.md"


def test_what_people_write_stays() -> None:
    for text in (
        "« Où\u00a0? »\u202f: l’été 👩‍🌾"[:-3],
        "initiatives/x.md:3: titre",
        "## Titre [x]",
        "a::b",
        "#[x]",
        "C:\\x",
        "🙂",
    ):
        assert printable(text) == text


def test_nothing_gives_an_order_to_a_forge() -> None:
    for text in (
        "::error::x",
        " \u00a0::stop-commands::x",
        "##[error]x",
        "a ##[add-mask]x",
        "###[x]",
        "##vso[task.x]",
        "##teamcity[x]",
    ):
        shown = printable(text)
        assert not shown.strip().startswith("::")
        assert not re.search(r"##\w*\[", shown)
    assert printable_lines("a\n::b\x1b\nc") == "a\n\\x3a:b\\x1b\nc"


def test_the_list_is_that_of_unicode() -> None:
    acting = re.compile(f"[{CONTROLS}]")
    for number in range(sys.maxunicode + 1):
        if unicodedata.category(chr(number)) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            assert acting.match(chr(number)), hex(number)
    # Letters that are drawn as nothing: a name of them alone would not be seen.
    for invisible in "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0":
        assert acting.match(invisible)


@given(st.text(st.characters()))
def test_it_is_one_line_that_can_be_written_and_changes_no_more(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode().decode() == shown
    assert printable(shown) == shown
