"""Pages and files as MkDocs has them: those that it publishes of the theme and of `docs/`, and one page around ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from partage.text.strings import WRITTEN_IN, Locale, known_locales

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

_PERMALINK = re.compile(r'<a class="headerlink" href="([^"]*)" title="[^"]*">')
TRANSLATION = ".en.md"
"""What the name of a translation ends with; it is beside the page that it translates."""


class WrittenByUs(File):
    """A page that MkDocs knows only so that links may lead to it, and does not render."""

    @property
    def src_path(self) -> str:
        """Its source."""
        return self.src_uri

    @src_path.setter
    def src_path(self, value: str) -> None:
        # There are as many as sheets: theirs is a path of ours, which needs no cleaning.
        self.src_uri = value

    def is_documentation_page(self) -> bool:
        """Return False: MkDocs must not render it."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: it is written with the others of its kind."""


class _Listing(FileSystemLoader):
    """A loader that lists no hidden folder: MkDocs goes through 14,000 icons at each build to publish none."""

    def list_templates(self) -> list[str]:
        """Return what the theme could publish."""
        found: set[str] = set()
        for folder in self.searchpath:
            for path, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(os.path.relpath(f"{path}/{name}", folder).replace(os.sep, "/") for name in names)
        return sorted(found)


def without_icons(get_env: Callable[[], Environment]) -> Environment:
    """Return the environment of the theme, whose icons are not listed."""
    env = get_env()
    if isinstance(env.loader, FileSystemLoader):
        env.loader = _Listing(env.loader.searchpath, env.loader.encoding, env.loader.followlinks)
    return env


def with_quiet_permalinks(html: str, title: str) -> str:
    """Return *html* whose « ¶ » links of headings are for the mouse only, with *title* over them.

    The contents of the page give the same addresses to everyone. A link named « ¶ » says nothing, and one that says
    where it leads is read twice in every heading.
    """
    return _PERMALINK.sub(
        rf'<a class="headerlink" href="\1" title="{escape(title)}" aria-hidden="true" tabindex="-1">', html
    )


def written_by_us(config: MkDocsConfig, source: str, path: str) -> File:
    """Return the file of a page of ours, from *source*, at *path* in the site."""
    return WrittenByUs(
        source,
        None,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=path,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def choose_language(files: Files, config: MkDocsConfig, locale: Locale) -> set[str]:
    """Keep `page.md`, or `page.en.md` in its place in English, `page.es.md` in Spanish; none is a page of its own.

    Return the sources of the pages that have no translation in *locale*.
    """
    pages = {file.src_uri: file for file in files.documentation_pages()}
    endings = {language: f".{language}.md" for language in known_locales()}
    translated = {uri: file for uri, file in pages.items() if uri.endswith(tuple(endings.values()))}
    for file in translated.values():
        files.remove(file)
    if locale == WRITTEN_IN and not any(uri.endswith(endings[locale]) for uri in translated):
        return set()
    untranslated = set()
    for uri, file in pages.items():
        translation = translated.get(uri.removesuffix(".md") + endings[locale])
        if translation is not None:
            files.remove(file)
            chosen = File.generated(config, uri, abs_src_path=str(translation.abs_src_path))
            chosen.edit_uri = translation.src_uri
            files.append(chosen)
        elif uri not in translated and locale != WRITTEN_IN:
            untranslated.add(uri)
    return untranslated


def page_of(nav: Navigation, uri: str) -> Page | None:
    """Return the page of *nav* whose source is *uri*."""
    return next((page for page in nav.pages if page.file.src_uri == uri), None)


def page_around(
    config: MkDocsConfig,
    nav: Navigation,
    index: str,
    *,
    url: str,
    title: str,
    description: str,
    content: str,
    head: str,
) -> Page:
    """Return a page of MkDocs, under the page whose source is *index*, that is in no list of files."""
    file = File.generated(config, f"{index.removesuffix('index.md')}-.md", content="")
    file.url = url
    page = Page(title, file, config)
    page.parent = page_of(nav, index)  # type: ignore[assignment]
    page.edit_url = None
    page.meta = {
        "description": description,
        "title": title,
        "head": head,
        "hide": ["navigation", "toc", "path"],
    }
    page.content = content
    # The theme's skip link leads to the first entry of the table of contents.
    page.toc = TableOfContents([AnchorLink("", "contenu", 1)])
    return page


def genuine_render(env: Environment, config: MkDocsConfig, files: Files, nav: Navigation, page: Page) -> str:
    """Return *page* as the theme renders it."""
    page.active = True
    try:
        context = get_context(nav, files, config, page)
        return env.get_template("main.html").render(context)
    finally:
        page.active = False
