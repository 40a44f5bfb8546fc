"""Pages that answer a question from all sheets: what each is called and holds, when it is worth a place in a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from partage.catalogue import urls
from partage.catalogue.page_titles import BY_QUESTION
from partage.catalogue.site import Site
from partage.views import (
    chooser,
    coverage,
    data_page,
    embed_builder,
    family_pairs,
    maps,
    meetings,
    reading_paths,
)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page that answers one question from all sheets; MkDocs renders it."""

    address: str
    body: Callable[[Site], str]
    """What goes under its title."""
    entries: Callable[[Site], int]
    """How much it has to show: with too little, it is in no menu yet."""

    @property
    def title(self) -> str:
        """The key of what it is called."""
        return BY_QUESTION[self.address]

    @property
    def source(self) -> str:
        """Where it would be written by hand, from `docs/`."""
        return f"{self.address}index.md"


QUESTION_PAGES = (
    QuestionPage(urls.MEETINGS, meetings.body, meetings.entries),
    QuestionPage(urls.PATHS, reading_paths.body, reading_paths.entries),
    QuestionPage(urls.CHOOSER, chooser.body, chooser.entries),
    QuestionPage(urls.MAP, maps.body, maps.entries),
    QuestionPage(urls.COVERAGE, coverage.body, coverage.entries),
    QuestionPage(urls.FAMILY_PAIRS, family_pairs.body, family_pairs.entries),
    QuestionPage(urls.DATA_PAGE, data_page.body, data_page.entries),
    QuestionPage(urls.EMBEDS, embed_builder.body, data_page.entries),
)
