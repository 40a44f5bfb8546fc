"""The editions of a site: the first reads and checks everything; each other one is built by MkDocs under its code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from adapter.hand_written import refuse_links
from adapter.pages import without_icons
from adapter.settings import (
    contributions_for,
    description_of,
    icons_of,
    languages_of,
    moment_of_the_build,
    perimeter_for,
    refuse_wrong,
    reporter,
    settings_in,
    tell_weak_colours,
    tools_of,
    zone_of,
)
from adapter.state import STATE, Command, Edition, log
from partage.build import SHEETS, Refused, SiteBuild
from partage.catalogue.agenda_entries import agenda_of
from partage.catalogue.former_names import dates_of
from partage.catalogue.site import Site
from partage.images.poster import digest
from partage.rendering.jinja import keep_compiled
from partage.rendering.offers import unreachable
from partage.runtime.cache import Cache
from partage.runtime.pool import available_processes
from partage.settings.values import licence_of, reviewing_of
from partage.text.strings import Locale, strings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

MAX_REPEATED = 5
"""Errors that a refused build repeats at its end."""
MAX_DRAWN_ICON = 2_000
"""Bytes of an icon that comes with the page."""
_PLAIN = "/:=,;()'"
"""What may stand as it is in the address of a drawing, between quotation marks."""


def first_edition(config: MkDocsConfig, command: Command) -> Edition:
    """Read and check everything; return the edition at the root. Raise `Abort` where nothing may be built."""
    refuse_wrong(config)
    refuse_links(config)
    tell_weak_colours(config)
    command.strict = bool(config.strict)
    build = command.build = _begin(config, command)
    errors = build.knowledge.errors
    for problem in build.knowledge.problems:
        if problem.severity != "error":
            log.info(str(problem))
    # Last, and in the reason of the refusal: an error must not be lost among thousands of remarks.
    for problem in errors:
        log.warning(str(problem))
    if config.strict and errors:
        first = "".join(f"\n  {each}" for each in errors[:MAX_REPEATED])
        more = "\n  …" * (len(errors) > MAX_REPEATED)
        raise Abort(f"{len(errors)} point(s) à corriger ; le site publié n’a pas changé.{first}{more}")
    config.site_dir = str(build.staged)
    tools = tools_of(config)
    site = _site(config, build, digest(tools) if tools else "")
    for problem in unreachable(site.catalogue.initiatives, site.contributions):
        log.info(str(problem))
    return Edition(site, build, is_first=True, tools=tools)


def _begin(config: MkDocsConfig, command: Command) -> SiteBuild:
    published, served = Path(config.site_dir), command.served
    if served:
        served.wait()
    try:
        return SiteBuild.begin(
            Path(config.config_file_path).parent,
            published,
            reporter(),
            available_processes(),
            lambda: log.info(
                "Une autre construction de ce site est en cours ; celle-ci attend qu’elle finisse."
            ),
            (served.manifest(published), served.memory) if served else None,
        )
    except Refused as refused:
        raise Abort(str(refused)) from None


def _site(config: MkDocsConfig, build: SiteBuild, drawing: str) -> Site:
    languages = languages_of(config)
    zone = zone_of(config)
    today = moment_of_the_build(zone).date()
    knowledge = build.knowledge
    history = dates_of(knowledge.catalogue.initiatives, build.root, SHEETS, today, zone)
    return Site(
        name=config.site_name,
        locale=languages[0],
        locales=languages,
        base_url=config.site_url or "",
        description=description_of(config, languages[0], is_first=True),
        licence=licence_of(settings_in(config)),
        reviewing=reviewing_of(settings_in(config)),
        strings=strings(languages[0]),
        catalogue=knowledge.catalogue,
        references=knowledge.references,
        today=today,
        findings=knowledge.findings,
        paths=knowledge.paths_through,
        perimeter=perimeter_for(config, knowledge.references),
        history=history,
        contributions=contributions_for(config),
        pictures=knowledge.pictures,
        icons=icons_of(config, knowledge.references),
        drawing=drawing,
        problems=knowledge.problems,
        agenda=agenda_of(
            knowledge.catalogue.initiatives,
            knowledge.agenda,
            knowledge.references,
            history,
            today,
            zone,
            build.cache,
        ),
    )


def build_other_editions(config: MkDocsConfig, first: Edition) -> None:
    """Have MkDocs build each other edition of the site, in a folder of that of *first*."""
    for locale in first.site.locales[1:]:
        _build_edition(config, first, locale)


def _build_edition(config: MkDocsConfig, first: Edition, locale: Locale) -> None:
    other = load_config(config.config_file_path, site_dir=f"{config.site_dir}/{locale}", strict=config.strict)
    other.site_url = urljoin(config.site_url, f"{locale}/") if config.site_url else config.site_url
    site = replace(
        first.site,
        locale=locale,
        strings=strings(locale),
        base_url=other.site_url or "",
        description=description_of(other, locale, is_first=False),
        shells={},
        fragments={},
    )
    other.extra[STATE] = Edition(
        site, first.build, is_first=False, tools=first.tools, assets=f"../{first.assets}"
    )
    build(other)


def configure(config: MkDocsConfig, site: Site, cache: Cache) -> None:
    """Give the theme the words of *site*; keep from it what we do ourselves, and in *cache* what is compiled."""
    config.theme["language"] = site.locale
    keep_compiled(cache, site.locale)
    config.site_description = site.description
    config.extra["licence"] = site.licence
    config.extra["are_of_france"] = site.references.territories.are_of_france
    if own := config.extra.get("stylesheet"):
        # Last: what it says of a colour holds.
        config.extra_css = [*(each for each in config.extra_css if each != own), own]
        config.extra["read_css"] = [*(each for each in config.extra["read_css"] if each != own), own]
    config.extra["drawn_icon"] = drawn_icon(Path(config.docs_dir) / str(config.theme.get("favicon") or ""))
    # The words of our overrides of the theme.
    config.extra["t"] = site.strings
    config.extra["editions"] = ways_between(config, site)
    config.theme.get_env = partial(without_icons, config.theme.get_env)  # type: ignore[method-assign]
    # The theme's sitemap would overwrite ours, and lists its own pages only.
    config.theme.static_templates.discard("sitemap.xml")


def drawn_icon(favicon: Path) -> str:
    """Return an address that holds the drawing, where it is a small one: a request less, of a first visit that loads
    much already. Empty for any other."""
    try:
        data = favicon.read_bytes() if favicon.suffix == ".svg" else b""
    except OSError:
        return ""
    return f"data:image/svg+xml,{quote(data, safe=_PLAIN)}" if 0 < len(data) <= MAX_DRAWN_ICON else ""


def ways_between(config: MkDocsConfig, site: Site) -> list[dict[str, str]]:
    """Return each edition for the theme: its code, its name, the address of its root, and how to go there from ours."""
    ways = _ways(site)
    return [
        {
            "lang": locale,
            "name": strings(locale)("language.name"),
            "base": urljoin(config.site_url or "", up),
            "up": up,
        }
        for locale, up in ways
    ]


def _ways(site: Site) -> list[tuple[Locale, str]]:
    """Return how to go from this edition's root to that of each edition."""
    home = "" if site.locale == site.locales[0] else "../"
    return [(locale, home if locale == site.locales[0] else f"{home}{locale}/") for locale in site.locales]
