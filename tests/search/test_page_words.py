"""Terms and hand-written pages are weighed once, as long as all of them stay as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from partage.runtime.cache import Cache
from partage.search.documents import Document, HandWritten, documents_of
from partage.search.inverted_index import CACHE_FOLDER
from partage.search.page_words import PageWords
from partage.search.postings import DocumentScores, score_for_site
from tests.samples import initiative, site

HERE = site(initiative("a"))
PAGE = HandWritten("guide/", "Le guide", "Comment faire", "<p>Un jardin, une école.</p>", "fr")


def documents(page: HandWritten) -> list[Document]:
    return [each for each in documents_of(HERE, [page]) if each.kind != "sheet"]


def words(folder: Path, page: HandWritten = PAGE) -> tuple[bool, DocumentScores]:
    """Whether the words of the documents were known, and what they are."""
    now = documents(page)
    kept = PageWords(HERE, Cache(folder), now)
    return kept.are_known, kept.words(score_for_site(HERE, [] if kept.are_known else now))


def test_what_was_weighed_is_known_by_the_next_build(tmp_path: Path) -> None:
    first, weighed = words(tmp_path)
    assert not first
    assert "jardin" in weighed.postings
    assert words(tmp_path) == (True, weighed)


def test_a_page_that_changed_has_all_weighed_again(tmp_path: Path) -> None:
    words(tmp_path)
    changed = replace(PAGE, html="<p>Un verger.</p>")
    known, weighed = words(tmp_path, changed)
    assert not known
    assert weighed == words(tmp_path / "anew", changed)[1]


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    _, weighed = words(tmp_path)
    (file,) = (tmp_path / ".cache" / CACHE_FOLDER).iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert words(tmp_path) == (False, weighed)
