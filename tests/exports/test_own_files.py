"""The files of sheets as they were written: found by their identifier, to the last character."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from partage.exports.own_files import own_file
from partage.runtime.bundles import number_of
from partage.views import data_files
from tests.exports.full import HOSTILE
from tests.samples import checked_text, sheet, site


def read(*texts: str) -> dict[str, dict[str, Any]]:
    """Return the sheets of *texts* by identifier, as a program finds them."""
    sheets = [replace(checked_text(text).right, id=f"fiche-{each}") for each, text in enumerate(texts)]
    files = {
        each.path.removeprefix("donnees/v1/fiches/"): str(each.content())
        for each in data_files.outputs(site(*sheets))
    }
    count = json.loads(files["index.json"])["fichiers"]
    found = {}
    for each in sheets:
        held = json.loads(files[f"{number_of(each.id, count)}.json"])["fiches"]
        [found[each.id]] = [one for one in held if one["id"] == each.id]
    return found


def test_a_sheet_is_given_back_as_it_was_written() -> None:
    text = sheet("## Suites\n\nUn texte.  \n\n", financeurs=["A", "B"]).replace("\n", "\r\n")
    one = read("\ufeff" + text)["fiche-0"]
    assert one["valeurs"]["financeurs"] == ["A", "B"]
    assert one["fichier"] == "\ufeff" + text


def test_each_of_many_is_in_the_file_that_its_identifier_names() -> None:
    assert len(read(*[sheet()] * 70)) == 70


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert_and_none_of_it_is_lost(text: str) -> None:
    made = own_file([("a", "https://partage.exemple/", {"titre": text}, text)])
    assert not [sign for sign in made if sign < " " and sign != "\n"]
    assert not set("\x7f\x85\x9b\u2028\u2029\u202e\u2066\ufeff\u200b<>&") & set(made)
    [one] = json.loads(made)["fiches"]
    assert (one["valeurs"]["titre"], one["fichier"]) == (text, text)
