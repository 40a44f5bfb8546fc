"""The encodings that a text may declare."""

from __future__ import annotations

from encodings.aliases import aliases

from partage.importing.charsets import decoded
from partage.importing.incoming_file import text_of


def test_what_browsers_know_is_read() -> None:
    for charset in (
        "UTF-8",
        "utf8",
        "latin1",
        "ISO-8859-15",
        "windows-1252",
        "Macintosh",
        "Shift_JIS",
        "koi8-r",
        "utf-16",
    ):
        python = "mac-roman" if charset == "Macintosh" else charset
        assert decoded("abc".encode(python), charset) == "abc"
    assert decoded("L’œil".encode("mac-roman"), "x-mac-roman") == "L’œil"


def test_what_they_do_not_know_is_not_even_tried() -> None:
    tried = {name for name in {*aliases, *aliases.values()} if decoded(b"a-b", name) is not None}
    others = {
        "punycode",
        "idna",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "rot13",
        "zlib",
        "hex",
        "palmos",
    }
    assert {*others, "hex_codec", "uu", "quopri", "cp037", "ptcp154"}.isdisjoint(tried)
    for name in (*others, "", "a" * 50, "../x", "utf-8\0", "é", "nimporte"):
        assert decoded(b"a-b", name) is None
    assert decoded(b"\xff", "utf-8") is None


def test_a_page_in_an_encoding_of_addresses_is_read_as_it_is() -> None:
    page = "<meta charset=punycode><p>" + "a-é" * 1000
    assert text_of(page.encode(), "html") == page
