"""Which file holds what belongs to a sheet."""

from __future__ import annotations

from partage.runtime.bundles import bundles, file_count, number_of
from tests.samples import initiative


def test_files_stay_light_however_many_sheets_there_are() -> None:
    assert [file_count(each, 32) for each in (0, 1, 32, 32 + 1, 10_000)] == [1, 1, 1, 2, 512]
    numbers = [number_of(f"fiche-{each}", 512) for each in range(10_000)]
    assert max(map(numbers.count, {*numbers})) <= 2 * 32


def test_every_sheet_is_in_the_file_that_its_identifier_names() -> None:
    held = bundles([initiative(name) for name in ("b", "a", "c")], 2)
    assert [[each.id for each in file] for file in held] == [
        [name for name in "abc" if number_of(name, 2) == number] for number in range(2)
    ]
