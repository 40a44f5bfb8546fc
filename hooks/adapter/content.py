"""The pages that MkDocs renders: which there are, and what ours add to those of `docs/`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.structure.files import File
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from adapter import loaded
from adapter.hand_written import check_text, leave_out, tell_orphans
from adapter.pages import choose_language, page_of, with_quiet_permalinks, written_by_us
from adapter.state import ADAPTER, Current, Edition
from partage.build import page_heads, routes
from partage.catalogue.facets import FACETS
from partage.rendering.icons import in_two
from partage.search.documents import HandWritten
from partage.text.characters import received
from partage.text.strings import strings
from partage.text.typography import french, french_html
from partage.views import corrections, not_found

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation


def declare_pages(files: Files, config: MkDocsConfig, edition: Edition) -> None:
    """Choose the texts of this edition’s language; declare every page that is built from the sheets."""
    if theme_sitemap := files.get_file_from_path("sitemap.xml"):
        # No longer a template of the theme, it would be published as it is.
        files.remove(theme_sitemap)
    declare_assets(files, config, edition)
    if edition.is_first:
        tell_orphans(files, config, edition.site)
    edition.untranslated = choose_language(files, config, edition.site.locale)
    leave_out(files, config, edition.site)
    texts = frozenset(file.src_uri for file in files.documentation_pages())
    edition.site = replace(edition.site, texts=texts)
    pages = routes.generated_pages(edition.site)
    if Current.command.served:
        pages[routes.CORRECTIONS] = edition.site.strings("corrections.title")
    for source, title in pages.items():
        if source not in files.src_uris:
            content = f"---\ntitle: {title}\nhide: [navigation, toc]\n---\n# {title}\n"
            files.append(File.generated(config, source, content=content))
    for source, path in routes.link_targets(edition.site):
        files.append(written_by_us(config, source, path))
    edition.added = routes.page_additions(edition.site)
    config.extra["information"] = [
        (routes.address_of(source), key)
        for source, key in routes.INFORMATION.items()
        if source in files.src_uris
    ]


def declare_assets(files: Files, config: MkDocsConfig, edition: Edition) -> None:
    """Declare what pages load: once for all editions, but on the local server, which renames nothing."""
    words = {locale: strings(locale) for locale in edition.site.locales}
    kept = edition.build.kept_results(edition.site, "assets", ADAPTER)
    loaded.prepare(files, config, in_two(edition.site), words, kept)
    if Current.command.served:
        return
    if edition.is_first:
        edition.assets = loaded.name(files)
    else:
        loaded.leave_out(files)


def translate_titles(nav: Navigation, edition: Edition) -> None:
    """Put the titles that the configuration gives in the language of *edition*."""
    words = edition.site.strings.table

    def translate(items: list[StructureItem]) -> None:
        for each in items:
            if each.title:
                each.title = words.get(f"nav.{each.title}", each.title)
            if isinstance(each, Section):
                translate(each.children)

    translate(nav.items)


def prune(nav: Navigation, edition: Edition) -> None:
    """Take the pages that hold too little yet out of the menus; they stay in the list of all ways in."""
    thin = edition.bodies.made("thin", "", partial(routes.thin_pages, edition.site))

    def kept(items: list[StructureItem]) -> list[StructureItem]:
        left = []
        for item in items:
            if item.is_section and isinstance(item, Section):
                item.children = kept(item.children)
                if not item.children:
                    continue
            elif isinstance(item, Page) and item.file.src_uri in thin:
                item.parent = None
                continue
            left.append(item)
        return left

    nav.items = kept(nav.items)
    nav.pages = [page for page in nav.pages if page.file.src_uri not in thin]
    # The head of a page names its neighbours in the menu.
    for before, page, after in zip((None, *nav.pages), nav.pages, (*nav.pages[1:], None), strict=False):
        page.previous_page, page.next_page = before, after


def completed(html: str, page: Page, config: MkDocsConfig, edition: Edition) -> str:
    """Return the *html* of the text of *page*, in its language, with the generated part of it."""
    uri = page.file.src_uri
    check_text(page, html, config)
    title = edition.site.name if uri == routes.HOME else str(page.title)
    description = str(page.meta.get("description") or config.site_description)
    page.meta["head"] = page_heads.head_of(edition.site, uri, title, description)
    language = page.meta.get("lang") or _language(uri, edition)
    if routes.is_searched(uri):
        own = str(page.meta.get("description", ""))
        edition.searched.append(HandWritten(page.url, str(page.title), own, received(html), str(language)))
    html = with_quiet_permalinks(html, edition.site.strings("heading.link"))
    if language == "fr":
        html = french_html(html)
        _space(page.toc)
    if language != edition.site.locale:
        html = f'<div lang="{language}">{html}</div>'
    if uri not in edition.added:
        return html
    if uri.count("/") and not uri.endswith("/index.md"):
        _put_under_index(page, edition)
    return edition.bodies.made(uri, html, partial(edition.added[uri], html))


def _space(headings: Iterable[AnchorLink]) -> None:
    """Give the titles of a table of contents the spacing of the headings that they lead to."""
    for each in headings:
        each.title = french(each.title)
        _space(each.children)


def _language(uri: str, edition: Edition) -> str:
    return edition.site.locales[0] if uri in edition.untranslated else edition.site.locale


def _put_under_index(page: Page, edition: Edition) -> None:
    """Make a page such as that of a method a part of the list of its kind."""
    folder = page.file.src_uri.partition("/")[0]
    index = edition.nav and page_of(edition.nav, f"{folder}/index.md")
    page.parent = page.parent or index  # type: ignore[assignment]
    # Its only neighbour there would be the index, which the path above it names already.
    page.meta.setdefault("hide", ["navigation"])
    # Only the page of a term lists initiatives, before its text.
    if not any(folder == facet.address for facet in FACETS):
        return
    first = next(iter(page.toc.items), None)
    links = first.children if first and first.level == 1 else page.toc.items
    links.insert(0, AnchorLink(edition.site.strings("term.initiatives"), "initiatives", 2))


def taken_addresses(edition: Edition) -> set[str]:
    """Return the addresses of the pages that MkDocs renders and visitors may look for."""
    assert edition.nav is not None  # noqa: S101 - `on_nav` comes before `on_env`
    return (
        {page.url for page in edition.nav.pages}
        | {routes.address_of(uri) for uri in routes.TOOLS}
        | {routes.address_of(uri) for uri in edition.site.texts if uri in edition.added}
    )


def missing_page(config: MkDocsConfig, edition: Edition) -> dict[str, str]:
    """Return the content of the page of missing addresses, whose links begin at the root of the site."""
    root = f"{urlsplit(config.site_url or '/').path.rstrip('/')}/"
    # Whoever writes a sheet looks for its page: a mistake in it is why it is not there.
    to_correct = corrections.of_left_out(edition.site) if Current.command.served else ""
    return {
        "missing_title": edition.site.strings("missing.title"),
        "missing": not_found.body(edition.site, root, to_correct),
    }
