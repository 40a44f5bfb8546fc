"""Names of countries: the file of this package says what Unicode does."""

from __future__ import annotations

from partage.reference.countries import NAMES_FILE, Countries, names_of_unicode


def test_the_file_holds_the_names_of_unicode() -> None:
    assert NAMES_FILE.read_text("utf-8") == names_of_unicode()


def test_what_the_reference_already_holds_is_left_out() -> None:
    assert "pays-re" in Countries()
    assert "pays-re" not in Countries(held=("RE",))
