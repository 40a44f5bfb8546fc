"""The index as files."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from partage.build.hosting import NEVER_CHANGE
from partage.catalogue.site import Site
from partage.rendering import assets
from partage.rendering.card_data import card_data
from partage.search import encoding, facet_lists
from partage.search import index_files as files_module
from partage.search import shards as shards_module
from partage.search.bm25 import STEPS
from partage.search.documents import HandWritten, documents_of
from partage.search.editions import Searched, numbered, together
from partage.search.encoding import encoded_all, gaps
from partage.search.index_files import CARDS_PER_FILE, INDEX_FOLDER, PAGES_PER_FILE, index_files
from partage.search.inverted_index import words_of
from partage.search.postings import score_for_site
from partage.text.analysis import specification
from partage.text.strings import strings
from partage.views.search import card_outputs
from tests.samples import initiative, site

SHEETS = [
    initiative("jardin", "On jardine avec l’école.", themes="cadre-de-vie", debut="2020"),
    initiative("ecole", "Une école.", titre="Ouvrir l’école aux parents", debut="2019"),
    initiative("zebre", "Un zèbre écologique.", titre="Adopter un zèbre", debut="2018"),
]


def files_of(here: Site) -> dict[str, str]:
    documents = documents_of(here, [])
    words = words_of((), [score_for_site(here, documents[:2]), score_for_site(here, documents[2:])])
    return index_files([Searched(here, documents)], words.postings())


def root_of(files: dict[str, str]) -> Any:
    return json.loads(files[f"{INDEX_FOLDER}index.json"])


def lines_of(files: dict[str, str]) -> dict[str, str]:
    texts = [text for path, text in files.items() if "/mots/" in path]
    lines = [line for text in texts for line in text.split("\n") if line]
    return {line.partition(" ")[0]: line for line in lines}


def test_a_term_has_the_documents_that_have_it_and_their_weights() -> None:
    line = lines_of(files_of(site(*SHEETS)))["ecol"]
    _, numbers, weights = line.split(" ")
    assert numbers.startswith(gaps([0, 1]))
    assert len(weights) == len(numbers)
    # In the title it weighs more than in the text.
    assert weights[1] > weights[0]


def test_ecological_is_no_school() -> None:
    lines = lines_of(files_of(site(*SHEETS)))
    assert lines["ecolog"].split(" ")[1][0] == encoded_all([2])


def test_every_name_of_the_root_is_a_file() -> None:
    files = files_of(site(*SHEETS))
    root = root_of(files)
    named = [f"mots/{name}.txt" for name in root["shards"].split(" ")[1::2]]
    facets = [f"facettes/{name}.txt" for name in root["facets"].values()]
    named += [*facets, f"facettes/{root['tops']['territory']}.txt"]
    assert all(files[INDEX_FOLDER + name].split("\n")[1].index(" ") == 3 for name in facets)
    named += [f"orthographe/{name}.txt" for name in root["spellings"].values()]
    named += [
        f"lieux/{root['places']}.json",
        f"libelles/{root['labels']}.json",
        f"termes/{root['terms']}.json",
        *(f"titres/{name}.txt" for name in root["titles"].split(" ")),
        *(f"champs/{number}.json" for number in range(root["fields_files"])),
    ]
    assert set(files) == {INDEX_FOLDER + name for name in named} | {f"{INDEX_FOLDER}index.json"}


def test_shards_are_in_order_and_begin_where_the_root_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "FULL_SHARD", 60)
    files = files_of(site(*SHEETS))
    entries = root_of(files)["shards"].split(" ")
    assert len(entries) > 10
    terms: list[str] = []
    for first, name in zip(entries[::2], entries[1::2], strict=True):
        inside = [
            line.partition(" ")[0] for line in files[f"{INDEX_FOLDER}mots/{name}.txt"].split("\n") if line
        ]
        assert "".join(terms[-1:]) < first <= inside[0]
        assert inside[0].startswith(first)
        terms += inside
    assert terms == sorted(terms)


def test_shards_and_their_list_grow_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "FULL_SHARD", 100)
    monkeypatch.setattr(shards_module, "MANY_SHARDS", 20)

    def index_size(words: int) -> tuple[int, int]:
        files = files_of(site(initiative("mots", " ".join(f"m{number:05}ot" for number in range(words)))))
        longest = max(len(text) for path, text in files.items() if "/mots/" in path)
        return len(root_of(files)["shards"].split(" ")) // 2, longest

    few, many = index_size(1_000), index_size(16_000)
    # Sixteen times as many words: about four times as many shards, four times as long.
    assert [round(after / before) for before, after in zip(few, many, strict=True)] == [4, 4]


def test_what_the_browser_needs_to_read_the_files_comes_with_the_root() -> None:
    root = root_of(files_of(site(*SHEETS)))
    assert root["block"] == facet_lists.SHEETS_PER_BLOCK
    assert root["steps"] == STEPS
    assert root["encoding"] == {"base": encoding.BASE, "first": encoding.FIRST}
    assert root["analysis"] == json.loads(json.dumps(specification(["fr"])))


def test_ranks_by_title() -> None:
    files = files_of(site(*SHEETS))
    ranks = files[f"{INDEX_FOLDER}titres/{root_of(files)['titles']}.txt"]
    # Sheets are from the most recent: « Ouvrir un jardin », « Ouvrir l’école », « Adopter un zèbre ».
    assert ranks == encoded_all([2, 1, 0])


def test_ranks_are_cut_into_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facet_lists, "SHEETS_PER_BLOCK", 2)
    files = files_of(site(*SHEETS))
    root = root_of(files)
    names = root["titles"].split(" ")
    assert root["block"] == 2
    assert [files[f"{INDEX_FOLDER}titres/{name}.txt"] for name in names] == [
        encoded_all([2, 1]),
        encoded_all([0]),
    ]


def blocks_of(here: Site) -> dict[str, Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files_module, "MOST_HELD", 0)
        made = [*card_outputs(here, documents_of(here, []))]
    return {output.path: json.loads(output.content()) for output in made}


def test_cards_of_a_small_base_come_with_the_root_under_the_paths_of_their_files() -> None:
    here = site(*SHEETS)
    documents, words = documents_of(here, []), words_of((), [score_for_site(here, documents_of(here, []))])
    cards = [card_data(here, each) for each in here.catalogue.initiatives]
    files = index_files([Searched(here, documents, cards=cards)], words.postings())
    root = root_of(files)
    path = f"cartes/{root['cards']}/0.json"
    assert root["held"].keys() == {path, f"libelles/{root['labels']}.json"}
    assert root["held"][path] == blocks_of(here)[INDEX_FOLDER + path]
    made = {output.path for output in card_outputs(here, documents)}
    assert not [each for each in {*made, *files} if each.removeprefix(INDEX_FOLDER) in root["held"]]


def test_a_block_shows_its_documents() -> None:
    here = site(*SHEETS)
    root = root_of(files_of(here))
    assert (root["cards_block"], root["pages_block"]) == (CARDS_PER_FILE, PAGES_PER_FILE)
    blocks = blocks_of(here)
    sheets = blocks[f"{INDEX_FOLDER}cartes/{root['cards']}/0.json"]
    assert [sheet[:2] for sheet in sheets[:1]] == [["jardin", "Ouvrir un jardin partagé"]]
    entries = [
        entry
        for number in range(len(blocks) - 1)
        for entry in blocks[f"{INDEX_FOLDER}pages/{root['pages']}/{number}.json"]
    ]
    assert len(sheets) + len(entries) == len(documents_of(here, []))
    theme = next(each for each in entries if "themes/cadre-de-vie/" in each)
    assert theme[:3] == ["theme", "Cadre de vie", "themes/cadre-de-vie/"]
    assert theme[3] == 1


def test_a_number_means_another_document_under_another_name_only() -> None:
    renamed = initiative(
        "jardin", "Un autre texte.", titre="Un autre titre", themes="cadre-de-vie", debut="2020"
    )
    assert blocks_of(site(*SHEETS)).keys() == blocks_of(site(renamed, *SHEETS[1:])).keys()
    assert blocks_of(site(*SHEETS)).keys().isdisjoint(blocks_of(site(*SHEETS[1:])))


def test_a_file_that_changes_under_its_name_is_not_kept_for_ever() -> None:
    edited = initiative(
        "jardin", "Un autre texte.", titre="Un autre titre", themes="cadre-de-vie", debut="2020"
    )
    before, after = (blocks_of(here) | files_of(here) for here in (site(*SHEETS), site(edited, *SHEETS[1:])))
    changed = {path for path in before.keys() & after.keys() if before[path] != after[path]}
    assert any("/cartes/" in path for path in changed)
    assert not [path for path in changed if path.startswith(NEVER_CHANGE)]


def test_what_the_fields_of_a_sheet_say_is_in_the_file_of_its_identifier() -> None:
    files = files_of(site(*SHEETS))
    told = {
        key: text
        for path, held in files.items()
        if "/champs/" in path
        for key, text in json.loads(held).items()
    }
    assert told.keys() == {"jardin", "ecole", "zebre"}
    assert "territories\tGap\t" in told["zebre"]


def test_a_sheet_that_changes_changes_the_shards_of_its_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "FULL_SHARD", 60)
    words = [f"m{number:03}ot" for number in range(400)]
    others = [initiative(f"s{rank}", " ".join(words[rank::7]), debut="2020") for rank in range(7)]
    before = files_of(site(*others, initiative("zebre", "m100ot", debut="2018")))
    after = files_of(site(*others, initiative("zebre", "m200ot m201ot m202ot", debut="2018")))
    shards = [path for path in after if "/mots/" in path]
    assert len(shards) > 40
    assert 0 < len([path for path in shards if path not in before]) < 8


def test_an_empty_base_has_an_index() -> None:
    root = root_of(files_of(site()))
    assert root["sheets"] == 0


def test_names_have_as_many_bits_as_those_of_assets() -> None:
    paths = [path for path in files_of(site(*SHEETS)) if path.count("/") > 1 and "/champs/" not in path]
    names = [path.split("/")[2].partition(".")[0] for path in paths]
    assert names
    assert {len(name) for name in names} == {assets.LENGTH}


def test_two_files_of_one_name_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "_hash", lambda _: "0" * 12)
    with pytest.raises(files_module.HashCollisionError, match=r"0{12}.* allongez leurs noms"):
        files_of(site(*SHEETS))


def both(here: Site, french: list[HandWritten], english: list[HandWritten]) -> dict[str, str]:
    """The files of the index of two editions of *here*."""
    first = numbered(here, french, None)
    other = numbered(replace(here, locale="en", strings=strings("en")), english, first)
    words = words_of((), [score_for_site(here, together([first, other]))])
    return index_files([first, other], words.postings())


def test_editions_read_one_index() -> None:
    guide = HandWritten("guide/", "Le guide", "", "<p>Une compostière.</p>", "fr")
    files = both(site(*SHEETS), [guide], [replace(guide, html="<p>A wormery.</p>", language="en")])
    roots = [json.loads(files.pop(f"{folder}{INDEX_FOLDER}index.json")) for folder in ("", "en/")]
    assert all(path.startswith(INDEX_FOLDER) for path in files)
    for name in ("documents", "shards", "titles", "places", "cards"):
        assert roots[0][name] == roots[1][name]
    assert roots[1]["shared"] == "../../recherche/"
    lines = lines_of(files)
    # What the editions say of one page is found under one number, and terms by their English names too.
    assert lines["wormery."].split(" ")[1] == lines["composti"].split(" ")[1]
    assert "environment." in lines


def test_words_of_the_other_edition_correct_nothing() -> None:
    files = both(site(initiative("a", themes="jeunesse")), [], [])
    for folder, is_proposed in (("", False), ("en/", True)):
        root = json.loads(files[f"{folder}{INDEX_FOLDER}index.json"])
        words = files[f"{INDEX_FOLDER}orthographe/{root['spellings']['4']}.txt"]
        assert ("outh" in words) == is_proposed


def test_a_page_of_one_edition_alone_has_a_number_of_its_own() -> None:
    here = site(initiative("a"))
    guide, more = (HandWritten(f"{name}/", name, "", "", "fr") for name in ("guide", "more"))
    first = numbered(here, [guide], None)
    other = numbered(here, [more], first)
    assert len(other.documents) == len(first.documents) + 1
    assert [each.address if each else "" for each in other.documents][-2:] == ["", "more/"]
    assert [each.address for each in together([first, other])][-2:] == ["guide/", "more/"]


def test_a_place_is_named_by_all_the_words_of_its_name() -> None:
    here = site(initiative("a", territoires="13203 Marseille 3e arrondissement"))
    said = root_of(files_of(here))["territories"]
    places = [each.label for each in documents_of(here, []) if each.kind == "territory"]
    words = dict(zip(places, said["words"], strict=True))
    # « Marseille », « 3e », « arrondissement »; a stop word is none.
    assert words["Marseille 3e arrondissement"] == encoded_all([3])
    assert words["Bouches-du-Rhône"] == encoded_all([2])
    assert documents_of(here, [])[said["first"]].kind == "territory"
