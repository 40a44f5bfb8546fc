"""The index as files: what the browser reads first, and what it reads of the rest for one query.

In the folder of each edition:

    index.json                 sizes, analysis, encoding, names of the others: asked again at each visit
    pages/<hash>/<n>.json      what is shown of documents that are no sheets, `PAGES_PER_FILE` in each

In that of the first one, for all of them:

    mots/<hash>.txt            a shard: terms in alphabetical order, one a line
    facettes/<hash>.txt        the terms of a facet and, on another line, those of the sheets, or where they are;
                               or those of the sheets of a block
    cartes/<hash>/<n>.json     what is shown of sheets, `CARDS_PER_FILE` in each
    lieux/<hash>.json          where the communes and districts of the sheets are
    orthographe/<hash>.txt     words of three lengths
    termes/<hash>.json         the terms that are suggested while typing
    titres/<hash>.txt          the ranks by title of the sheets of a block
    champs/<n>.json            what the fields of sheets say, by identifier, where their page has none of the words
    libelles/<hash>.json       what an edition calls these fields and their terms

Of a small base, what is shown of sheets and what their fields are called come with the root, under the same paths:
a first question waits for fewer files.

A name with a hash never changes its content, so that an index and its parts always belong together; that of the cards
and pages is the hash of the numbering, since only a number must mean the same document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import PLACE_FILES, PLACE_LISTS
from partage.catalogue.used_places import points
from partage.runtime.bundles import bundles, file_count
from partage.search import facet_lists
from partage.search.bm25 import STEPS
from partage.search.box_words import box_words
from partage.search.documents import Document, languages_of
from partage.search.editions import Searched
from partage.search.encoding import BASE, FIRST, encoded_all
from partage.search.facet_lists import TREE, FacetList, facet_list, in_blocks, top_list
from partage.search.field_labels import field_labels
from partage.search.postings import Postings
from partage.search.shards import shard_text, shards, starts
from partage.search.spellings import LONGEST_LISTED, spellings
from partage.search.suggestions import suggested_terms
from partage.text import english, french
from partage.text.analysis import ANALYSES, specification
from partage.text.compact_json import compact_json
from partage.text.words import chunks, parts_of

INDEX_FOLDER = "recherche/"
CARDS_PER_FILE, PAGES_PER_FILE = 20, 128
"""Documents that are shown by one file: those that are found are scattered."""
MOST_HELD = 100
"""Sheets of a base whose root holds what is shown of them: more would be more than the first answers need."""
FIELDS, FIELDS_PER_FILE, FEW_FIELDS_PER_FILE = "champs", 32, 8
"""Folder, and the most sheets of a file on average: fewer of a small base, which has few files."""
HASH_LENGTH = 12
"""Hexadecimal digits of a name: 48 bits, so that two of ten thousand files share one in five million indexes."""


class HashCollisionError(Exception):
    """Two files of the index would have the same name, and one would replace the other."""

    def __init__(self, path: str) -> None:
        """Name the *path* that both would have."""
        super().__init__(
            f"deux fichiers différents de l’index de recherche s’appelleraient « {path} » ; allongez leurs noms : "
            "HASH_LENGTH, dans « hooks/partage/search/index_files.py »"
        )


def index_files(editions: Sequence[Searched], postings: Postings) -> dict[str, str]:
    """Return the text of every file of the index of *editions*, whose words are *postings*, by path in the site.

    All but the cards.
    """
    site = editions[0].site
    groups = list(shards(postings.by_term))
    texts = map(shard_text, groups)
    filed = _Filed()
    shared = {
        "documents": max(len(each.documents) for each in editions),
        "shards": " ".join(
            f"{start} {filed('mots', text, 'txt')}" for start, text in zip(starts(groups), texts, strict=True)
        ),
        "titles": " ".join(
            filed("titres", encoded_all(ranks), "txt") for ranks in in_blocks(_title_ranks(site))
        ),
        "places": filed("lieux", compact_json(points(site)), "json"),
        "cards": numbering(editions[0].documents[: len(site.catalogue.initiatives)]),
    }
    for edition in editions:
        folder = f"{edition.site.own_folder}{INDEX_FOLDER}"
        filed.files[f"{folder}index.json"] = compact_json(
            shared | _root(edition, postings, filed, _held(editions[0]))
        )
    return filed.files | _fields_files(site, postings.values)


def _fields_files(site: Site, values: Sequence[str]) -> dict[str, str]:
    """Return the files of the *values* of the sheets of *site*."""
    sheets = site.catalogue.index.initiatives
    told = {each.id: text for each, text in zip(sheets, values, strict=False)}
    return {
        f"{INDEX_FOLDER}{FIELDS}/{number}.json": compact_json(
            {each.id: told.get(each.id, "") for each in held}
        )
        for number, held in enumerate(bundles(sheets, _fields_files_of(sheets)))
    }


def _fields_files_of(sheets: Sequence[object]) -> int:
    return file_count(len(sheets), FEW_FIELDS_PER_FILE if is_held(sheets) else FIELDS_PER_FILE)


def is_held(sheets: Sequence[object]) -> bool:
    """Whether what is shown of *sheets* comes with the root."""
    return len(sheets) <= MOST_HELD


def _held(first: Searched) -> dict[str, Any]:
    """Return what comes with the roots of all editions, by path."""
    name = numbering(first.documents[: len(first.cards)])
    starts = range(0, len(first.cards), CARDS_PER_FILE)
    return {
        f"cartes/{name}/{number}.json": first.cards[start : start + CARDS_PER_FILE]
        for number, start in enumerate(starts)
    }


def _root(edition: Searched, postings: Postings, filed: _Filed, held: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the root of the index of *edition* says for itself, with what is *held* of all of them."""
    labels = compact_json(field_labels(edition.site))
    if held:
        held = {**held, f"libelles/{_hash(labels)}.json": field_labels(edition.site)}
    site = edition.site
    sheets = len(site.catalogue.initiatives)
    documents = [each for each in edition.documents if each]
    return {
        "shared": f"{site.shared_root('../')}{INDEX_FOLDER}",
        "sheets": sheets,
        "analysis": specification(languages_of(site)),
        "encoding": {"base": BASE, "first": FIRST},
        "steps": STEPS,
        "block": facet_lists.SHEETS_PER_BLOCK,
        "facets": {facet.id: _facet_file(facet_list(site, facet.id), filed) for facet in FACETS},
        "tops": {TREE: _facet_file(top_list(site, TREE), filed)},
        "spellings": {
            length: filed("orthographe", text, "txt")
            for length, text in spellings(postings, sheets, site.locale).items()
        },
        "longest_spelling": LONGEST_LISTED,
        "territories": _territories(edition.documents),
        "terms": filed("termes", compact_json(suggested_terms(site, documents)), "json"),
        "cards_block": CARDS_PER_FILE,
        "card_words": dict(edition.card_words),
        "pages": numbering(edition.documents[sheets:]),
        "pages_block": PAGES_PER_FILE,
        "fields_files": _fields_files_of(site.catalogue.initiatives),
        "labels": _hash(labels) if held else filed("libelles", labels, "json"),
        "held": held,
        "place_lists": {"folder": site.shared_root("../") + PLACE_LISTS, "files": PLACE_FILES},
        "words": box_words(site),
    }


class _Filed:
    """Texts by path, under the hash of what they say: what editions say alike is one file."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def __call__(self, folder: str, text: str, ending: str) -> str:
        """File *text*; return its name."""
        name = _hash(text)
        path = f"{INDEX_FOLDER}{folder}/{name}.{ending}"
        if self.files.setdefault(path, text) != text:
            raise HashCollisionError(path)
        return name


def _facet_file(facet: FacetList, filed: _Filed) -> str:
    whole = {"terms": facet.terms, "named": facet.named, **facet.more}
    if len(facet.blocks) == 1:
        # A request less. In JSON, the quotes and backslashes of codes would be two signs each.
        return filed("facettes", f"{compact_json(whole)}\n{facet.blocks[0]}", "txt")
    blocks = " ".join(filed("facettes", block, "txt") for block in facet.blocks)
    return filed("facettes", compact_json({**whole, "blocks": blocks}), "txt")


def _territories(documents: Sequence[Document | None]) -> dict[str, Any]:
    """Return the number of the first territory, and of each, as they follow each other, how many words its name has."""
    numbers = [number for number, each in enumerate(documents) if each and each.kind == TREE]
    labels = [each.label for each in documents if each and each.kind == TREE]
    return {
        "first": numbers[0] if numbers else 0,
        "words": encoded_all(_telling_words(label) for label in labels),
    }


def _telling_words(label: str) -> int:
    # What says nothing in one of the languages is not needed: the question may be in that one.
    words = [word for chunk in chunks(label) for word in parts_of(chunk).words]
    telling = set(words).difference(french.STOP_WORDS, french.ELISIONS, english.STOP_WORDS)
    return max(1, len({*map(ANALYSES["fr"].stem, telling)}))


def _title_ranks(site: Site) -> list[int]:
    titles = [initiative.title_order for initiative in site.catalogue.initiatives]
    order = sorted(range(len(titles)), key=titles.__getitem__)
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def numbering(documents: Sequence[Document | None]) -> str:
    """Return a name that only the order of *documents* changes."""
    return _hash("\n".join(document.address if document else "" for document in documents))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
