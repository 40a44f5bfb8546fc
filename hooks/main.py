"""MkDocs adapter: events say what happens when; the work is in `partage`, what is of the host in `adapter`."""

from __future__ import annotations

import atexit
import gc
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from adapter.hand_written import check_text, check_whole, leave_out, paths_of, refuse_links
from adapter.pages import (
    choose_language,
    genuine_render,
    name_assets,
    page_around,
    page_of,
    without_icons,
    written_by_us,
)
from adapter.serving import Serving
from adapter.settings import desk_for, icons_of, languages_of, moment_of_the_build, reporter, tools_of
from adapter.telling import make_printable
from partage.build import hosting, publishing, routes
from partage.build.builder import EditionBuilder, Staging
from partage.build.manifest import Manifest
from partage.build.writer import DoubleAddress
from partage.catalogue import knowledge_base
from partage.catalogue.initiative import Initiative
from partage.catalogue.site import Site
from partage.images.picture import Size
from partage.images.poster import Poster, Tools, digest, draw
from partage.rendering import assets, shell
from partage.rendering.csp import with_policy
from partage.rendering.jinja import environment
from partage.rendering.share_image import path_of
from partage.runtime import output_folders
from partage.runtime.cache import Cache
from partage.runtime.failures import FAILURES, failure_sentence
from partage.runtime.git import read_history
from partage.runtime.lock import BuildLock
from partage.runtime.pool import available_processes
from partage.search.documents import HandWritten
from partage.search.index_files import FOLDER as INDEX
from partage.sheets.source import IMAGES
from partage.text.strings import Locale, strings
from partage.text.typography import french
from partage.views import not_found, search

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext


log = get_plugin_logger("partage")
SHEETS = "initiatives"
POSTERS = "posters"
"""In the cache."""
STATE = "partage"
"""Key of `config.extra` that carries the state of one build, since the host makes a new config for each."""


class WarningCount(logging.Handler):
    """Counts what a strict build fails for, as the host does: it says so only after the last event."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count *record*."""
        self.count += 1


@dataclass
class Command:
    """What outlives one build: the command, and the folder to put in place when it ends well."""

    beside: Path | None = None
    """Folder that the next site is made beside."""
    alone: BuildLock | None = None
    ready: Manifest | None = None
    """The same, once its next content is ready."""
    served: Serving | None = None
    """What is shown, if the command is that of a server."""
    under_way: list[Any] = field(default_factory=list)
    """Work of other processes, to be stopped when something goes wrong in this one."""
    strict: bool = False
    warnings: WarningCount = field(default_factory=lambda: WarningCount(logging.WARNING))


command_state = Command()


@dataclass
class Build:
    """State of the build of one edition."""

    site: Site
    root: Path
    publication: Manifest
    former: Sequence[Initiative]
    """Sheets as they were before they changed."""
    is_first: bool
    """Whether this is the edition at the root, which builds the others."""
    nav: Any = None
    added: Mapping[str, routes.HtmlTransform] = field(default_factory=dict)
    untranslated: set[str] = field(default_factory=set)
    searched: list[HandWritten] = field(default_factory=list)
    tools: Tools | None = None
    """What pictures are drawn with; None where none is drawn."""
    assets: str = assets.FOLDER
    making: Any = None


def on_startup(*, command: str, dirty: bool) -> None:
    """Note which command runs."""
    command_state.__init__()  # type: ignore[misc]
    command_state.served = Serving() if command == "serve" else None
    # Hundreds of thousands of values are made and kept: looking for cycles among them takes long.
    gc.disable()
    # Nor among those that are left as the process ends, which would take as long.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    logging.getLogger("mkdocs").addHandler(command_state.warnings)
    make_printable(logging.getLogger("mkdocs"))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before the host touches the old site."""
    if STATE not in config.extra:
        environment.cache_clear()
        strings.cache_clear()
        config.extra[STATE] = _first_edition(config)
    site = _state(config).site
    config.theme["language"] = site.locale
    if site.locale != site.locales[0] or not config.site_description:
        config.site_description = site.strings("site.description")
    # What our overrides of the theme say with.
    config.extra["t"] = site.strings
    config.extra["search_kinds"] = search.kinds(site)
    config.extra["editions"] = [
        {
            "lang": locale,
            "name": strings(locale)("language.name"),
            "base": _base(config, site, locale),
            "up": up,
        }
        for locale, up in _ways(site)
    ]
    config.theme.get_env = partial(without_icons, config.theme.get_env)  # type: ignore[method-assign]
    # The theme's sitemap would overwrite ours, and lists its own pages only.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def _first_edition(config: MkDocsConfig) -> Build:
    root = Path(config.config_file_path).parent
    published = Path(config.site_dir)
    refuse_links(config)
    served = command_state.served
    if served:
        served.wait()
    if reason := output_folders.refusal(root, published):
        raise Abort(reason)
    command_state.alone = BuildLock(
        root,
        lambda: log.info("Une autre construction de ce site est en cours ; celle-ci attend qu’elle finisse."),
    )
    staged = publishing.staging(published)
    command_state.beside = published
    kept = Cache(root)
    publication = (
        served.publication(published) if served else Manifest(published, kept, available_processes())
    )
    command_state.under_way.append(publication)
    memory = served.memory if served else None
    knowledge = knowledge_base.read_knowledge_base(
        root, root / SHEETS, available_processes(), kept, reporter(), memory
    )
    for problem in knowledge.problems:
        (log.warning if problem.severity == "error" else log.info)(str(problem))
    if config.strict and knowledge.errors:
        raise Abort(f"{len(knowledge.errors)} point(s) à corriger ; le site publié n’a pas changé.")
    config.site_dir = str(staged)
    command_state.strict = bool(config.strict)
    languages = languages_of(config)
    tools = tools_of(config)
    today = moment_of_the_build().date()
    site = Site(
        name=config.site_name,
        locale=languages[0],
        locales=languages,
        base_url=config.site_url or "",
        strings=strings(languages[0]),
        catalogue=knowledge.catalogue,
        references=knowledge.references,
        today=today,
        history=read_history(root, SHEETS, today),
        contributions=desk_for(config),
        pictures=knowledge.pictures,
        icons=icons_of(config, knowledge.references),
        drawing=digest(tools) if tools else "",
        problems=knowledge.problems,
    )
    return Build(site, root, publication, knowledge.former, is_first=True, tools=tools)


def _drawn(root: Path, tools: Tools | None, site: Site, poster: Poster) -> bytes:
    assert tools is not None  # noqa: S101 - no poster is asked for without them
    return Cache(root).made(f"{POSTERS}/{Path(path_of(site, poster)).name}", partial(draw, poster, tools))


def _ways(site: Site) -> list[tuple[Locale, str]]:
    """Return how to go from this edition's root to that of each edition."""
    home = "" if site.locale == site.locales[0] else "../"
    return [(locale, home if locale == site.locales[0] else f"{home}{locale}/") for locale in site.locales]


def _base(config: MkDocsConfig, site: Site, locale: Locale) -> str:
    return urljoin(config.site_url or "", dict(_ways(site))[locale])


def _state(config: MkDocsConfig) -> Build:
    state: Build = config.extra[STATE]
    return state


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Choose the texts of this edition's language; declare every page that is made from the sheets."""
    state = _state(config)
    if theme_sitemap := files.get_file_from_path("sitemap.xml"):
        # No more a template of the theme, it would be published as it is.
        files.remove(theme_sitemap)
    if not command_state.served:
        state.assets = name_assets(files)
    state.untranslated = choose_language(files, config, state.site.locale)
    leave_out(files, config, state.site)
    state.site = replace(state.site, texts=frozenset(file.src_uri for file in files.documentation_pages()))
    pages = routes.generated_pages(state.site)
    if command_state.served:
        pages[routes.CORRECTIONS] = state.site.strings("corrections.title")
    for source, title in pages.items():
        if source not in files.src_uris:
            content = f"---\ntitle: {title}\nhide: [navigation, toc]\n---\n# {title}\n"
            files.append(File.generated(config, source, content=content))
    for source, path in routes.link_targets(state.site):
        files.append(written_by_us(config, source, path))
    state.added = routes.page_additions(state.site)
    config.extra["information"] = [
        (routes.address_of(source), key)
        for source, key in routes.INFORMATION.items()
        if source in files.src_uris
    ]
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Translate the titles that the configuration gives; keep the navigation for the pages made in number."""
    state = _state(config)
    words = state.site.strings
    for item in nav.items:
        for each in (item, *(item.children or ())):
            if each.title:
                each.title = words.table.get(f"nav.{each.title}", each.title)
    state.nav = nav
    return nav


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add the generated part of a page; say in which language its text is."""
    state = _state(config)
    uri = page.file.src_uri
    check_text(page, html, config)
    title = state.site.name if uri == routes.HOME else str(page.title)
    page.meta["head"] = routes.head_of(
        state.site, uri, title, str(page.meta.get("description") or config.site_description)
    )
    if routes.is_searched(uri):
        description = str(page.meta.get("description", ""))
        state.searched.append(HandWritten(page.url, str(page.title), description, html))
    language = page.meta.get("lang") or (
        state.site.locales[0] if uri in state.untranslated else state.site.locale
    )
    if language != state.site.locale:
        html = f'<div lang="{language}">{html}</div>'
    if uri in state.added and uri.count("/") and not uri.endswith("/index.md"):
        index = state.nav and page_of(state.nav, f"{uri.partition('/')[0]}/index.md")
        page.parent = page.parent or index  # type: ignore[assignment]
        # Its only neighbour there would be the index, which the path above it names already.
        page.meta.setdefault("hide", ["navigation"])
        page.toc.items.append(AnchorLink(state.site.strings("term.initiatives"), "initiatives", 2))
    return state.added[uri](html) if uri in state.added else html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Render each kind of page made in number once, to be filled as often as needed."""
    state = _state(config)
    shells = {
        (folder, depth): _rendered_shell(
            env, config, files, f"{folder}/{shell.mark('address', depth - 1)}/", index
        )
        for folder, depth, index in routes.required_shells(state.site)
    }
    state.site = replace(state.site, shells=shells)
    made_by_host = {page.url for page in state.nav.pages}
    made_by_host |= {routes.address_of(uri) for uri in routes.TOOLS}
    made_by_host |= {routes.address_of(uri) for uri in state.site.texts if uri in state.added}
    # The host makes its own pages meanwhile.
    makers = routes.Makers(
        picture=partial(_picture_bytes, state.root),
        draw=partial(_drawn, state.root, state.tools, state.site),
    )
    staging = Staging(
        Path(config.site_dir), Cache(state.root), available_processes(), reporter(), state.former
    )
    try:
        state.making = EditionBuilder(
            state.site,
            sorted(made_by_host),
            paths_of(files),
            state.searched,
            state.publication,
            makers,
            staging,
        )
    except DoubleAddress as double:
        raise Abort(str(double)) from None
    command_state.under_way.append(state.making)
    return env


def _picture_bytes(root: Path, size: Size, name: str) -> bytes:
    return knowledge_base.picture_store(root).content(size, root / SHEETS / IMAGES / name)


def _rendered_shell(
    env: Environment, config: MkDocsConfig, files: Files, url: str, index: str
) -> shell.Shell:
    state = _state(config)
    page = page_around(
        config, state.nav, index, url=url, title=shell.mark("title"),
        description=shell.mark("description"), content=f"<h1>{shell.mark('content')}</h1>", head=shell.mark("head"),
    )  # fmt: skip
    html = genuine_render(env, config, files, state.nav, page)
    check_whole(html, url, config)
    html = html.replace(f"<h1>{shell.mark('content')}</h1>", shell.mark("content"))
    return shell.cut(html, policy=not command_state.served, assets=state.assets)


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give the page of missing addresses its content."""
    if template_name == "404.html":
        root = f"{urlsplit(config.site_url or '/').path.rstrip('/')}/"
        context["missing_title"] = _state(config).site.strings("missing.title")  # type: ignore[typeddict-unknown-key]
        context["missing"] = not_found.body(_state(config).site, root)  # type: ignore[typeddict-unknown-key]
    return context


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Put the content-security policy in the theme's own pages."""
    if template_name.endswith(".html"):
        check_whole(output_content, template_name, config)
    return _with_policy(output_content, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the content-security policy in; the local server adds a script of its own, which it would stop."""
    # What is in it was looked at where it was made, as it was written.
    check_whole(output.replace(page.content or "", "", 1), page.url, config, page.file)
    return _with_policy(output, config)


def _with_policy(html: str, config: MkDocsConfig) -> str:
    if command_state.served:
        return html
    return assets.addressed(with_policy(html), _state(config).assets)


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for what is made in number, make the other editions: the site is then ready to be published."""
    state = _state(config)
    state.making.finish()
    served = command_state.served
    if not (served and served.is_listening):
        state.making.index()
    if not state.is_first:
        return
    for locale in state.site.locales[1:]:
        _build_edition(config, state, locale)
    roots = ["", *(f"{locale}/" for locale in state.site.locales[1:])]
    if served:
        works = [work for work in command_state.under_way if isinstance(work, EditionBuilder)]
        command_state.under_way.clear()
        indexes = tuple(f"{each}{INDEX}" for each in roots)
        served.show(state.publication, Path(config.site_dir), works, indexes, _let_others_begin)
    else:
        for path, text in hosting.files(state.site.base_url, roots).items():
            file = Path(config.site_dir) / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        command_state.ready = state.publication


def _build_edition(config: MkDocsConfig, state: Build, locale: Locale) -> None:
    other = load_config(config.config_file_path, site_dir=f"{config.site_dir}/{locale}", strict=config.strict)
    other.site_url = urljoin(config.site_url, f"{locale}/") if config.site_url else config.site_url
    site = replace(
        state.site,
        locale=locale,
        strings=strings(locale),
        base_url=other.site_url or "",
        shells={},
        fragments={},
    )
    other.extra[STATE] = replace(
        state, site=site, is_first=False, nav=None, added={}, untranslated=set(), searched=[]
    )
    build(other)


def on_build_error(error: Exception) -> None:
    """Leave the published site as it is; say what the system refused in a sentence."""
    command_state.ready = None
    _stop_work()
    if command_state.served:
        _let_others_begin()
    if sentence := failure_sentence(error):
        raise Abort(french(f"partage : {sentence}. Le site publié n’a pas changé.")) from error


def _let_others_begin() -> None:
    if command_state.alone:
        command_state.alone.release()
        command_state.alone = None


def _stop_work() -> None:
    for work in command_state.under_way:
        work.stop()
    command_state.under_way.clear()


def on_shutdown() -> None:
    """Put what was built in place of the published site, unless something went wrong on the way."""
    if command_state.served:
        command_state.served.wait()
    gc.enable()
    logging.getLogger("mkdocs").removeHandler(command_state.warnings)
    _stop_work()
    ready, beside = command_state.ready, command_state.beside
    if ready and not (command_state.strict and command_state.warnings.count):
        try:
            ready.publish(output_folders.beside(ready.published))
        except FAILURES as error:
            raise Abort(
                french(
                    f"partage : {failure_sentence(error)}. Le site publié peut n’être à jour qu’en partie."
                )
            ) from error
        finally:
            _let_others_begin()
    elif beside:
        publishing.discard(beside)
    _let_others_begin()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Build again when a sheet, a vocabulary, a template or a string changes."""
    if command_state.served:
        command_state.served.is_listening = True
    hooks = Path(__file__).parent
    for folder in (
        _state(config).root / SHEETS,
        hooks / "theme",
        hooks / "partage/templates",
        hooks / "partage/locales",
    ):
        server.watch(str(folder))
    return server
