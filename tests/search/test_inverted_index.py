"""The words of sheets that change, come and go are those of a build that begins anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.runtime.cache import Cache, digest
from partage.search.documents import documents_of
from partage.search.inverted_index import CACHE_FOLDER, SheetWords
from partage.search.postings import Postings, score_for_site
from tests.samples import initiative, site

WORDS = ("école", "écoles", "jardin", "jardins", "Jardin", "marché", "l'école", "compostière")
SHEET = st.tuples(
    st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), st.sampled_from(["2019", "2020", "2021"])
)
SHEETS = st.dictionaries(st.sampled_from("abcdef"), SHEET, max_size=6)


def sheets_of(drawn: Mapping[str, tuple[str, str]]) -> dict[str, Initiative]:
    made = {name: initiative(name, body, debut=year) for name, (body, year) in drawn.items()}
    return {name: replace(each, digest=digest(repr(drawn[name]))) for name, each in made.items()}


def words_of(here: Site, folder: Path, former: Mapping[str, Initiative]) -> tuple[Postings, int]:
    """What a build makes of *here*, and how many sheets it weighed."""
    words = SheetWords(here, Cache(folder), former.values())
    lacking = [
        each
        for each in documents_of(here, [])
        if isinstance(each.about, Initiative) and words.lacks(each.about)
    ]
    return words.words([score_for_site(here, lacking)]).postings(), len(lacking)


@given(st.lists(SHEETS, min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_one_build_after_another_or_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, tuple[str, str]]]
) -> None:
    folder, anew = tmp_path_factory.mktemp("kept"), tmp_path_factory.mktemp("anew")
    before: dict[str, Initiative] = {}
    for drawn in steps:
        here = site(*sheets_of(drawn).values())
        assert (
            words_of(here, folder, before)[0] == words_of(here, anew / str(len(list(anew.iterdir()))), {})[0]
        )
        before = sheets_of(drawn)


FIRST = {"a": ("école", "2019"), "b": ("jardin", "2020"), "c": ("marché", "2021")}


def test_only_what_changed_is_weighed(tmp_path: Path) -> None:
    before = sheets_of(FIRST)
    assert words_of(site(*before.values()), tmp_path, {})[1] == 3
    after = sheets_of({**FIRST, "b": ("jardins", "2020")})
    assert words_of(site(*after.values()), tmp_path, before)[1] == 1
    assert words_of(site(*after.values()), tmp_path, {})[1] == 0


def test_what_a_sheet_was_must_be_known_to_be_taken_out(tmp_path: Path) -> None:
    words_of(site(*sheets_of(FIRST).values()), tmp_path, {})
    after = sheets_of({**FIRST, "b": ("jardins", "2020")})
    assert words_of(site(*after.values()), tmp_path, {})[1] == 3


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    here = site(*sheets_of(FIRST).values())
    made, _ = words_of(here, tmp_path, {})
    for file in (tmp_path / ".cache" / CACHE_FOLDER).iterdir():
        file.write_bytes(file.read_bytes()[:-2])
    assert words_of(here, tmp_path, {}) == (made, 3)
