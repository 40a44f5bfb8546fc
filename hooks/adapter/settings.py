"""What the configuration and the machine ask, as values; a wrong setting stops the build and says how to mend it."""

from __future__ import annotations

import logging
import os
import sys
import time
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from partage.catalogue.forges import ContributionTargets, UnknownForge, contribution_targets
from partage.images.poster import Tools, is_drawable
from partage.reference.perimeter import WrongPerimeter, perimeter_of
from partage.reference.zone_of_site import UnknownZone, zone_of_site
from partage.rendering.icons import icons_needed
from partage.runtime.clock import moment
from partage.runtime.progress import Lines, Reporter, Silence
from partage.text.messages import missing_icon
from partage.text.strings import Locale
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
    """Return the editions that the configuration asks for, of those that we have words for."""
    known: dict[str, Locale] = {"fr": "fr", "en": "en"}
    asked = str(config.extra.get("languages", "fr")).split()
    if not asked or not known.keys() >= set(asked):
        raise Abort(f"extra.languages : « {' '.join(asked)} » ; choisissez parmi : {' '.join(known)}")
    return tuple(known[language] for language in dict.fromkeys(asked))


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
