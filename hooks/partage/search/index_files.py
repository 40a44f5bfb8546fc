"""The index as files: what the browser reads first, and what it reads of the rest for one query.

    index.json                 sizes, analysis, encoding, names of the others: asked again at each visit
    mots/<hash>.txt            a shard: terms in alphabetical order, one a line
    facettes/<hash>.json       the terms of a facet, and the names of its blocks
    facettes/<hash>.txt        the terms of the sheets of a block
    cartes/<hash>/<n>.json     what is shown of documents, `CARDS_PER_FILE` in each
    lieux/<hash>.json          where the communes and districts of the sheets are
    orthographe/<hash>.txt     words of one length
    termes/<hash>.json         the terms that are suggested while typing
    titres/<hash>.txt          the ranks by title of the sheets of a block
    valeurs/<n>.json           the fields of sheets in words, by identifier, `VALUES_PER_FILE` in each
    textes/<n>.json            the texts of sheets, that extracts are taken from: once, in the first edition

A name with a hash never changes its content, so that an index and its parts always belong together; that of the cards
is the hash of the numbering, since only a number must mean the same document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from zlib import crc32

from partage.catalogue.facets import FACETS
from partage.catalogue.site import Site
from partage.catalogue.urls import PLACE_FILES, PLACE_LISTS
from partage.catalogue.used_places import points
from partage.runtime.bundles import file_count
from partage.runtime.pool import parallel_map
from partage.search import facet_lists
from partage.search.bm25 import STEPS
from partage.search.box_words import box_words
from partage.search.documents import Document, languages_of, texts_of
from partage.search.encoding import BASE, FIRST, encoded_all
from partage.search.facet_lists import FacetList, facet_list, in_blocks
from partage.search.postings import DocumentScores, Posting, Postings, score_all
from partage.search.spellings import spellings
from partage.search.suggestions import suggested_terms
from partage.text.analysis import specification
from partage.text.compact_json import compact_json

INDEX_FOLDER = "recherche/"
FULL_SHARD = 9_000
"""Characters from which a shard is full, and half of the most: 4 to 8 kB once compressed."""
MANY_SHARDS = 800
"""Shards from which they are rather made longer: their list is read by all who search."""
CARDS_PER_FILE = 8
"""Documents that are shown by one file: more would be read in vain, since those that are found are scattered."""
TEXTS, TEXTS_PER_FILE = "textes/", 8
VALUES, VALUES_PER_FILE = "valeurs/", 32
"""Folders, and the most sheets of a file on average."""
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


def score_for_edition(site: Site, documents: Iterable[Document]) -> DocumentScores:
    """Return what *documents* say in the edition of *site*."""
    return score_all(documents, partial(texts_of, site))


def index_files(
    site: Site, documents: Sequence[Document], postings: Postings, processes: int
) -> dict[str, str]:
    """Return the text of every file of the index of *documents*, which have *postings*, by path.

    All but the cards and the texts of the sheets.
    """
    groups = list(_shards(postings.by_term))
    texts = parallel_map(_shard_text, groups, processes)
    files: dict[str, str] = {}

    def filed(folder: str, text: str, ending: str) -> str:
        name = _hash(text)
        path = f"{INDEX_FOLDER}{folder}/{name}.{ending}"
        if files.setdefault(path, text) != text:
            raise HashCollisionError(path)
        return name

    def facet_file(facet: FacetList) -> str:
        blocks = " ".join(filed("facettes", block, "txt") for block in facet.blocks)
        return filed(
            "facettes", compact_json({"terms": facet.terms, "named": facet.named, "blocks": blocks}), "json"
        )

    sheets = len(site.catalogue.initiatives)
    root = {
        "sheets": sheets,
        "documents": len(documents),
        "analysis": specification(languages_of(site)),
        "shards": " ".join(
            f"{group[0][0]} {filed('mots', text, 'txt')}" for group, text in zip(groups, texts, strict=True)
        ),
        "encoding": {"base": BASE, "first": FIRST},
        "steps": STEPS,
        "block": facet_lists.SHEETS_PER_BLOCK,
        "facets": {facet.id: facet_file(facet_list(site, facet.id)) for facet in FACETS},
        "spellings": {
            length: filed("orthographe", text, "txt") for length, text in spellings(postings, sheets).items()
        },
        "terms": filed("termes", compact_json(suggested_terms(site, documents)), "json"),
        "titles": " ".join(
            filed("titres", encoded_all(ranks), "txt") for ranks in in_blocks(_title_ranks(site))
        ),
        "places": filed("lieux", compact_json(points(site)), "json"),
        "cards": numbering(documents),
        "cards_block": CARDS_PER_FILE,
        "texts": {
            "folder": f"{site.shared_root('../')}{INDEX_FOLDER}{TEXTS}",
            "files": file_count(sheets, TEXTS_PER_FILE),
        },
        "values": file_count(sheets, VALUES_PER_FILE),
        "place_lists": {"folder": site.shared_root("../") + PLACE_LISTS, "files": PLACE_FILES},
        "words": box_words(site),
    }  # fmt: skip
    files[f"{INDEX_FOLDER}index.json"] = compact_json(root)
    return files


def _shards(by_term: dict[str, Posting]) -> Iterator[list[tuple[str, Posting]]]:
    """Yield the terms in groups of about the same size; a frequent term may be a group by itself.

    A full group ends at the next term that may begin one, which depends on that term alone: so where the groups of one
    shard move, those that follow soon stand where they stood.
    """
    group: list[tuple[str, Posting]] = []
    size = 0
    full = _full_shard(sum(_length(term, posting) for term, posting in by_term.items()))
    for term, posting in by_term.items():
        needed = _length(term, posting)
        if group and ((size >= full and _may_begin(term)) or size + needed > 2 * full):
            yield group
            group, size = [], 0
        group.append((term, posting))
        size += needed
    if group:
        yield group


def _full_shard(whole: int) -> int:
    """Return the characters from which a shard is full, in an index of *whole* characters.

    Twice as many where the index is four times as long: shards and their list grow alike, as its square root does. By
    steps, since all shards are other ones then.
    """
    longer = 1
    while whole > MANY_SHARDS * FULL_SHARD * longer**2:
        longer *= 2
    return FULL_SHARD * longer


def _length(term: str, posting: Posting) -> int:
    # Nearly all gaps and weights are one character.
    return len(term) + 2 * len(posting.numbers)


def _may_begin(term: str) -> bool:
    return crc32(term.encode()) % 4 == 0


def _shard_text(group: Sequence[tuple[str, Posting]]) -> str:
    # A term is looked for between two ends of line.
    return "\n" + "".join(posting.line(term) for term, posting in group)


def _title_ranks(site: Site) -> list[int]:
    titles = [initiative.title_order for initiative in site.catalogue.initiatives]
    order = sorted(range(len(titles)), key=titles.__getitem__)
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def numbering(documents: Sequence[Document]) -> str:
    """Return a name that only the order of *documents* changes."""
    return _hash("\n".join(document.address for document in documents))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_LENGTH]
