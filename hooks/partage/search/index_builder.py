"""The index of the words of a site: what it lacks of the last one, and its files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from partage.catalogue.initiative import Initiative
from partage.runtime.cache import Cache
from partage.runtime.pool import MIN_ITEMS
from partage.search.editions import Searched, together
from partage.search.index_files import index_files
from partage.search.inverted_index import SheetWords, joined
from partage.search.page_words import PageWords
from partage.search.postings import DocumentScores, score_for_site


class Indexing:
    """The words that are known, and those that are to be weighed."""

    def __init__(self, editions: Sequence[Searched], kept: Cache, former: Sequence[Initiative]) -> None:
        """Read what *kept* has of those of *editions*; *former* are sheets as they were before they changed."""
        self._editions = editions
        site = self._site = editions[0].site
        documents = self.documents = together(editions)
        count = len(site.catalogue.initiatives)
        self._sheet_words = SheetWords(site, kept, former)
        self._page_words = PageWords(site, kept, documents[count:])
        self._sheets = [
            document
            for document, initiative in zip(documents, site.catalogue.initiatives, strict=False)
            if self._sheet_words.lacks(initiative)
        ]
        self.others = [] if self._page_words.are_known else documents[count:]
        """Terms and hand-written pages whose words are to be weighed."""

    @property
    def is_much(self) -> bool:
        """Whether what is to be weighed is better weighed with the pages, by all processes."""
        return len(self._sheets) + len(self.others) >= MIN_ITEMS

    def lacks(self, initiative: Initiative) -> bool:
        """Whether the words of *initiative* are to be weighed."""
        return self._sheet_words.lacks(initiative)

    def weighed(self) -> tuple[list[DocumentScores], list[DocumentScores]]:
        """Weigh what is to be weighed, in this process."""
        return [score_for_site(self._site, self._sheets)], [score_for_site(self._site, self.others)]

    def files(self, sheets: Iterable[DocumentScores], others: Iterable[DocumentScores]) -> dict[str, str]:
        """Return the files, by path, of what was weighed; *others* may go on where *sheets* end."""
        words = self._sheet_words.words(sheets)
        words.append(self._page_words.words(joined(others)))
        return index_files(self._editions, words.postings())
