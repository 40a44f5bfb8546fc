"""Pages made from all sheets, and the key of what each is called: menus and reading paths name them alike."""

from __future__ import annotations

from types import MappingProxyType

from partage.catalogue import urls
from partage.catalogue.facets import FACETS

READ_ACROSS = MappingProxyType({
    urls.LESSONS: "across.lessons.title",
    urls.FINDINGS: "finding.title",
    urls.PROMISES: "across.promises.title",
    urls.BRINGING: "across.bringing.title",
    urls.HELP: "across.help.title",
})  # fmt: skip
"""What sheets say, sentence by sentence."""
BY_QUESTION = MappingProxyType({
    urls.MEETINGS: "meetings.title",
    urls.PATHS: "paths.title",
    urls.CHOOSER: "chooser.title",
    urls.MAP: "map.title",
    urls.COVERAGE: "coverage.title",
    urls.FAMILY_PAIRS: "bridges.title",
    urls.DATA_PAGE: "data.title",
    urls.EMBEDS: "embed.title",
})  # fmt: skip
"""What leads to sheets by a question."""
TITLES = MappingProxyType({
    **READ_ACROSS,
    **BY_QUESTION,
    urls.ACRONYMS: "acronyms.title",
    **{f"{facet.address}/": f"facet.{facet.id}.title" for facet in FACETS},
})  # fmt: skip
"""All that a step of a reading path may lead to, by address."""
