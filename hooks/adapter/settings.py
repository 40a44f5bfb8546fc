"""What the configuration and the machine ask, as values; a wrong setting stops the build and says how to mend it."""

from __future__ import annotations

import logging
import os
import sys
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from partage.catalogue.forges import ContributionTargets, UnknownForge, contribution_targets
from partage.images.poster import Tools, is_drawable
from partage.reference.perimeter import WrongPerimeter, perimeter_of
from partage.reference.zone_of_site import UnknownZone, zone_of_site
from partage.rendering.contrast import weak_contrasts
from partage.rendering.icons import icons_needed
from partage.runtime.clock import moment
from partage.runtime.progress import Lines, Reporter, Silence
from partage.settings.checking import wrong_settings
from partage.text.messages import missing_icon
from partage.text.strings import Locale, known_locales, strings
from partage.text.translation import speak, spoken_words
from partage.text.typography import french

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from partage.reference.reference_data import ReferenceData

log = get_plugin_logger("partage")
NO_DESK = (
    "extra.forge : le formulaire n’a aucun moyen d’envoyer une fiche, et le dit à ses visiteurs ; écrivez "
    "« email: initiatives@reseau.example », ou « kind: » et « address: » de votre forge."
)
FONT = "assets/fonts/atkinson-hyperlegible-next.woff2"
"""What pictures are written with, under `docs/`."""
COLOURS = "assets/stylesheets/tokens.css"


def settings_in(config: MkDocsConfig) -> dict[str, Any]:
    """Return the settings of a network that *config* holds, as `partage.settings` reads them."""
    named = {key: config[key] for key in ("site_name", "site_description", "site_url", "copyright")}
    return {**named, "theme": {"logo": config.theme.get("logo")}, "extra": config.extra}


def refuse_wrong(config: MkDocsConfig) -> None:
    """Stop at settings that are not what they should be, all of them at once, in the language of the site."""
    wrong = [*wrong_settings(settings_in(config))]
    if wrong:
        raise Abort("\n".join(french(f"mkdocs.yml : {key} : {sentence}") for key, sentence in wrong))


def tell_weak_colours(config: MkDocsConfig) -> None:
    """Remark on the colours of the network's own stylesheet that cannot be read well."""
    own = config.extra.get("stylesheet")
    files = [Path(config.docs_dir) / str(name) for name in (COLOURS, own)] if own else []
    if files and all(file.is_file() for file in files):
        tokens, css = (file.read_text("utf-8", errors="replace") for file in files)
        for each in weak_contrasts(tokens, css):
            log.info(spoken_words(each.sentence))


def description_of(config: MkDocsConfig, locale: Locale, *, is_first: bool) -> str:
    """Return what the site is, as the edition in *locale* says it."""
    own = (config.extra.get("descriptions") or {}).get(locale) or (is_first and config.site_description)
    return str(own or strings(locale)("site.description"))


def tools_of(config: MkDocsConfig) -> Tools | None:
    """Return what pictures are drawn with, unless the configuration wants none."""
    asked = config.extra.get("share_images", True)
    if not isinstance(asked, bool):
        raise Abort(f"extra.share_images : « {asked} » ; écrivez true (vrai) ou false (faux).")
    if not asked:
        return None
    font = Path(config.docs_dir) / FONT
    if not font.is_file():
        raise Abort(
            f"extra.share_images : la police « docs/{FONT} » manque ; remettez-la, ou écrivez "
            "« share_images: false » pour publier sans image de partage."
        )
    mark = Path(config.docs_dir) / str(config.theme.get("logo") or "")
    is_svg = mark.suffix == ".svg" and mark.is_file()
    drawing = mark.read_text("utf-8") if is_svg else ""
    if drawing and not is_drawable(drawing):
        raise Abort(
            f"theme.logo : « docs/{config.theme['logo']} » n’est pas un dessin SVG ; ouvrez-le pour voir."
        )
    return Tools(str(font), drawing)


def icons_of(config: MkDocsConfig, references: ReferenceData) -> dict[str, str]:
    """Return the icons of the theme that the pages show; one that it has not is left out, with a warning."""
    folders = [Path(folder) / ".icons/material" for folder in config.theme.dirs]
    icons: dict[str, str] = {}
    for name in sorted(set(icons_needed(references))):
        file = next(
            (folder / f"{name}.svg" for folder in folders if (folder / f"{name}.svg").is_file()), None
        )
        if file is None:
            log.warning(missing_icon(name))
        else:
            icons[name] = file.read_text("utf-8")
    return icons


def languages_of(config: MkDocsConfig) -> tuple[Locale, ...]:
    """Return the editions that the configuration asks for; messages are in the language of the first."""
    known = known_locales()
    asked = str(config.extra.get("languages", "fr")).split()
    if not asked or not set(known) >= set(asked):
        raise Abort(f"extra.languages : « {' '.join(asked)} » ; choisissez parmi : {' '.join(known)}")
    speak(asked[0])
    return tuple(dict.fromkeys(asked))


def zone_of(config: MkDocsConfig) -> tzinfo:
    """Return the time zone of the site, in which it says days and hours."""
    try:
        return zone_of_site(config.extra)
    except UnknownZone as error:
        raise Abort(f"{error}.") from None


def perimeter_for(config: MkDocsConfig, references: ReferenceData) -> tuple[str, ...]:
    """Return the territories that the network means to cover."""
    try:
        return perimeter_of(config.extra, references.territories)
    except WrongPerimeter as error:
        raise Abort(f"{error}.") from None


def moment_of_the_build(zone: tzinfo = UTC) -> datetime:
    """Return now, or the moment that the environment gives for a reproducible build."""
    try:
        return moment(os.environ).astimezone(zone)
    except ValueError as error:
        raise Abort(str(error)) from None


def contributions_for(config: MkDocsConfig) -> ContributionTargets:
    """Return where sheets are sent; an unknown forge stops the build, none at all is a remark."""
    try:
        targets = contribution_targets(config.extra)
    except UnknownForge as error:
        raise Abort(str(error)) from None
    if not targets.can_receive:
        # No warning: a site may have none for good, and is built strictly.
        log.info(french(NO_DESK))
    return targets


def reporter() -> Reporter:
    """Return what reports progress: a bar on a terminal, lines elsewhere, nothing where MkDocs is quiet."""
    if not log.isEnabledFor(logging.INFO):
        return Silence()
    if sys.stderr.isatty():
        from rich.console import Console

        from partage.runtime.bars import Bars

        return Bars(Console(stderr=True), time.perf_counter)
    return Lines(log.info, time.perf_counter)
