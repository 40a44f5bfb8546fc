"""MkDocs hooks. Each event only delegates: the engine is in `partage`, MkDocs-specific helpers are in `adapter`."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort

from adapter import beginning
from adapter.content import completed, declare_pages, missing_page, prune, taken_addresses, translate_titles
from adapter.editions import build_other_editions, configure, first_edition
from adapter.hand_written import check_whole, paths_of
from adapter.log_escaping import make_printable
from adapter.serving import Serving
from adapter.shells import finished, rendered_shells, whole_page
from adapter.state import STATE, Command, Current, edition_of
from partage.build.writer import DoubleAddress
from partage.rendering.jinja import environment
from partage.runtime.standard_streams import write_what_can_be
from partage.text.strings import strings

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


def on_startup(*, command: str, dirty: bool) -> None:
    """Note which command runs."""
    Current.command = Command(served=Serving() if command == "serve" else None)
    beginning.collect_nothing()
    logging.getLogger("mkdocs").addHandler(Current.command.warnings)
    write_what_can_be()
    make_printable(logging.getLogger("mkdocs"))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before MkDocs touches the published site."""
    if STATE not in config.extra:
        environment.cache_clear()
        strings.cache_clear()
        config.extra[STATE] = first_edition(config, Current.command)
    configure(config, edition_of(config).site, edition_of(config).build.cache)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Declare every page that is built from the sheets; begin with the files that are no pages."""
    edition = edition_of(config)
    declare_pages(files, config, edition)
    edition.builder = edition.build.begin_edition(edition.site, Path(config.site_dir))
    edition.bodies = edition.build.kept_bodies(edition.builder, edition.site)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Translate the titles; keep the navigation for the shells."""
    translate_titles(nav, edition_of(config))
    prune(nav, edition_of(config))
    edition_of(config).nav = nav
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add the generated part of a page."""
    return completed(html, page, config, edition_of(config))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render the shells, then begin to fill them in other processes, while MkDocs renders its own pages."""
    edition = edition_of(config)
    assert edition.builder is not None  # noqa: S101 - `on_files` comes before
    edition.site = replace(edition.site, shells=rendered_shells(env, config, files, edition))
    try:
        edition.build.start_edition(
            edition.builder,
            edition.site,
            paths_of(files),
            taken_addresses(edition),
            edition.searched,
            edition.tools,
        )
    except DoubleAddress as double:
        raise Abort(str(double)) from None
    return env


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give the page of missing addresses its content."""
    if template_name == "404.html":
        context.update(missing_page(config, edition_of(config)))  # type: ignore[typeddict-item]
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the theme's own pages."""
    if template_name.endswith(".html"):
        check_whole(output_content, template_name, config)
    return finished(output_content, edition_of(config))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish a page of `docs/`; its text was looked at where it was rendered, as it was written."""
    return whole_page(output, page, config, edition_of(config))


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the files of this edition, then build the others: the site is then ready to be published."""
    edition, served = edition_of(config), Current.command.served
    edition.build.write(edition.builder, later=bool(served and served.is_listening))
    if edition.is_first:
        build_other_editions(config, edition)
        if served:
            served.show(edition.build, edition.site)
        else:
            edition.build.finish(edition.site)


def on_build_error(error: Exception) -> None:
    """Leave the published site as it is; say what the system refused in a sentence."""
    Current.command.fail(error)


def on_shutdown() -> None:
    """Publish what was built, unless something went wrong on the way."""
    Current.command.end()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Build again when a sheet, a vocabulary, a template or a string changes."""
    from adapter.watching import watch  # loads what watches files

    if Current.command.served:
        Current.command.served.is_listening = True
    return watch(server, config, edition_of(config).build.root)
