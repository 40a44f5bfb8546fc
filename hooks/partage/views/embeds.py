"""What other sites show of the base in a frame: cards of a core term without a script, of any list with one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from partage.catalogue.facets import FACETS, Facet
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.catalogue.urls import ANY_EMBED, SEARCH, embed_address, root_of, term_address
from partage.reference.terms import Term
from partage.rendering import shell
from partage.rendering.assets import RESULTS
from partage.rendering.cards import facts_in_short, other_language, shared
from partage.rendering.embed_frame import CARDS, FOLDER, terms_without_script
from partage.rendering.icons import card_classes
from partage.rendering.jinja import render
from partage.rendering.output import Output
from partage.rendering.page_images import thumbnail_of
from partage.rendering.sorts import disambiguation
from partage.rendering.told import shortened

MAX_SUMMARY = 180
"""Characters of a summary: every card has room in a frame of known height."""
_USUAL_ROOT = "../../"
MODULES = (RESULTS,)
"""Scripts that that of any list imports, from `docs/assets/`."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the page of each core term, and the one that shows any list."""
    for facet, term in terms_without_script(site):
        path = f"{embed_address(facet, term.id)}index.html"
        yield Output(path, partial(_of_term, site, facet, term), term)
    yield Output(f"{ANY_EMBED}index.html", partial(_of_any_list, site), ())


def _of_term(site: Site, facet: Facet, term: Term) -> str:
    address, page = embed_address(facet, term.id), term_address(facet.id, term.id)
    root, heading = root_of(address), term.named(site.locale)
    first = site.catalogue.at(site.catalogue.first(facet.id, term.id, CARDS[-1]))
    content = render(
        "embed.html.jinja",
        site.locale,
        root=root,
        site=site.name,
        heading=heading,
        cards=[shared(site, "embedded", each, _card, root) for each in first],
        page=root + page,
        total=site.catalogue.count(facet.id, term.id),
    )
    return _filled(
        site, address, page, f"{heading} ({disambiguation(site, facet, term)}) – {site.name}", content
    )


def _of_any_list(site: Site) -> str:
    words = {
        key: text
        for key, text in site.strings.table.items()
        if key.startswith(("search.kind.", "embed.all."))
        or key in ("text.colon", "search.years", "search.quoted", "embed.none", "search.unreachable")
    }
    kinds = {f"search.kind.{facet.id}": site.strings(f"facet.{facet.id}.one") for facet in FACETS}
    content = render(
        "embedded_list.html.jinja",
        site.locale,
        root=root_of(ANY_EMBED),
        shared=site.shared_root(root_of(ANY_EMBED)),
        site=site.name,
        search=root_of(ANY_EMBED) + SEARCH,
        names={facet.address: facet.id for facet in FACETS},
        most=CARDS[-1],
        longest=MAX_SUMMARY,
        words=words | kinds,
        modules=MODULES,
    )
    title = f"{site.strings('list.title')} – {site.name}"
    return _filled(site, ANY_EMBED, SEARCH, title, content)


def _filled(site: Site, address: str, page: str, title: str, content: str) -> str:
    canonical = f'<link rel="canonical" href="{site.base_url}{page}">' if site.base_url else ""
    around = site.shells[FOLDER, address.count("/")]
    return around.fill(shell.filled(title, "", address, content, canonical))


def _card(site: Site, initiative: Initiative) -> str:
    return render(
        "embedded_card.html.jinja",
        site.locale,
        root=_USUAL_ROOT,
        id=initiative.id,
        title=initiative.title,
        summary=shortened(initiative.summary, MAX_SUMMARY),
        facts=facts_in_short(site, initiative),
        classes=card_classes(site, initiative),
        language=other_language(site, initiative),
        thumbnail=thumbnail_of(site, initiative, _USUAL_ROOT),
    )
