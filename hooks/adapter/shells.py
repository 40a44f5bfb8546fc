"""The page around what we render: the theme’s own, rendered once for each kind of page, with marks to be filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from adapter.hand_written import check_ids, check_whole
from adapter.pages import genuine_render, page_around
from adapter.state import ADAPTER, Current, Edition
from adapter.valid_html import valid
from partage.build.shell_kinds import required_shells
from partage.rendering import assets, embed_frame, shell
from partage.rendering.csp import with_policy
from partage.runtime.compiled_templates import CompiledTemplates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from partage.runtime.kept_results import KeptResults


def rendered_shells(
    env: Environment, config: MkDocsConfig, files: Files, edition: Edition
) -> dict[tuple[str, int], shell.Shell]:
    """Return the shell of each folder and depth that the pages of *edition* are in."""
    assert edition.nav is not None  # noqa: S101 - `on_nav` comes before `on_env`
    # Before the theme is first asked for.
    env.bytecode_cache = CompiledTemplates(edition.build.cache, b"theme")
    found: dict[tuple[str, int], shell.Shell] = {}
    rendered: dict[tuple[str, str], tuple[int, shell.Shell]] = {}
    for folder, depth, index in sorted(required_shells(edition.site), key=lambda each: each[1]):
        if (folder, index) not in rendered:
            url = f"{folder}/{shell.mark('address', depth - 1)}/"
            made = _rendered_shell(env, config, files, edition.nav, edition, url, index)
            rendered[folder, index] = depth, made
        # The theme takes some 15 ms a page, and what is deeper in the same folder differs by the way up alone.
        first, around = rendered[folder, index]
        found[folder, depth] = shell.deeper(around, depth - first)
    for depth in embed_frame.DEPTHS:
        html = embed_frame.embed_frame(edition.site, depth)
        found[embed_frame.FOLDER, depth] = shell.cut(
            html, policy=not Current.command.served, assets=edition.assets
        )
    return found


def _rendered_shell(
    env: Environment,
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    edition: Edition,
    url: str,
    index: str,
) -> shell.Shell:
    page = page_around(
        config, nav, index, url=url, title=shell.mark("title"),
        description=shell.mark("description"), content=f"<h1>{shell.mark('content')}</h1>", head=shell.mark("head"),
    )  # fmt: skip
    html = genuine_render(env, config, files, nav, page)
    before, kept = Current.command.warnings.count, _pages(config, edition)

    def make() -> shell.Shell:
        check_whole(html, url, config)
        whole = valid(html).replace(f"<h1>{shell.mark('content')}</h1>", shell.mark("content"))
        return shell.cut(whole, policy=not Current.command.served, assets=edition.assets)

    made = kept.made(url, html, make)
    if Current.command.warnings.count != before:
        kept.forget(url, html)
    return made


def finished(html: str, edition: Edition) -> str:
    """Return the *html* of a page that MkDocs rendered, with its policy and the addresses of what it loads.

    The local server gets it as it is: it adds a script of its own, which the policy would stop.
    """
    html = valid(html)
    return html if Current.command.served else assets.addressed(with_policy(html), edition.assets)


def whole_page(html: str, page: Page, config: MkDocsConfig, edition: Edition) -> str:
    """Return the *html* of *page* as it is published; it is looked at once while it stays the same."""
    text = page.content or ""
    before, kept = Current.command.warnings.count, _pages(config, edition)

    def make() -> str:
        check_whole(html.replace(text, "", 1), page.url, config, page.file)
        check_ids(html, config, page.file)
        return finished(html, edition)

    made = kept.made(page.url, f"{html}{text}", make)
    if Current.command.warnings.count != before:
        # It is told each time.
        kept.forget(page.url, f"{html}{text}")
    return made


def _pages(config: MkDocsConfig, edition: Edition) -> KeptResults:
    """Return what is kept of whole pages, and of shells."""
    if edition.pages is None:
        scripts = [str(getattr(each, "path", each)) for each in config.extra_javascript]
        settings = (config.site_url, scripts, bool(Current.command.served), edition.assets)
        edition.pages = edition.build.kept_results(edition.site, "pages", ADAPTER, repr(settings))
    return edition.pages
