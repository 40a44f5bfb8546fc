"""What outlives one event: the command that runs, and the state of the edition that is being built."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from partage.build import SiteBuild
from partage.build.builder import EditionBuilder
from partage.build.routes import HtmlTransform
from partage.images.poster import Tools
from partage.rendering import assets
from partage.runtime.cache import Cache, CacheChanged
from partage.runtime.failures import FAILURES, failure_sentence
from partage.runtime.fingerprint import digest_of_files
from partage.runtime.kept_results import KeptResults
from partage.search.documents import HandWritten
from partage.text.typography import french

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from adapter.serving import Serving
    from partage.catalogue.site import Site

log = get_plugin_logger("partage")
ADAPTER = digest_of_files(Path(__file__).parent.glob("*.py"))
"""Stands for the code of this package, which the fingerprint of the engine does not know."""
STATE = "partage"
"""Key of `config.extra` that carries the state of an edition: MkDocs builds each with a configuration of its own."""


class WarningCount(logging.Handler):
    """Counts what a strict build fails for, as MkDocs does: it says so only after the last event."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count *record*."""
        self.count += 1


@dataclass
class Command:
    """What outlives one build."""

    build: SiteBuild | None = None
    served: Serving | None = None
    """What is shown, if the command is that of a server."""
    strict: bool = False
    warnings: WarningCount = field(default_factory=lambda: WarningCount(logging.WARNING))

    def fail(self, error: Exception) -> None:
        """Leave the published site as it is; raise `Abort` with a sentence where the system refused something."""
        if self.build:
            self.build.is_ready = False
            self.build.stop()
            if self.served:
                self.build.lock.release()
        if isinstance(error, CacheChanged):
            error.forget()
        if sentence := failure_sentence(error):
            raise Abort(french(f"partage : {sentence}. Le site publié n’a pas changé.")) from error

    def end(self) -> None:
        """Publish what was built, unless something went wrong on the way."""
        if self.served:
            self.served.wait()
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.build is None:
            return
        self.build.stop()
        try:
            if self.build.is_ready and not (self.strict and self.warnings.count):
                self.build.publish()
            else:
                self.build.discard()
        except FAILURES as error:
            sentence = f"partage : {failure_sentence(error)}. Le site publié peut n’être à jour qu’en partie."
            raise Abort(french(sentence)) from error
        finally:
            self.build.lock.release()


class Current:
    """The command that runs: hook modules are loaded once, and their functions share it."""

    command = Command()


@dataclass
class Edition:
    """State of the build of one edition."""

    site: Site
    build: SiteBuild
    is_first: bool
    """Whether this is the edition at the root, which builds the others."""
    nav: Navigation | None = None
    added: Mapping[str, HtmlTransform] = field(default_factory=dict)
    """What is added to pages of `docs/`, by their source."""
    untranslated: set[str] = field(default_factory=set)
    """Sources of the pages that have no text in the language of this edition."""
    searched: list[HandWritten] = field(default_factory=list)
    tools: Tools | None = None
    """What share images are drawn with; None where none is drawn."""
    assets: str = assets.FOLDER
    """Folder of what pages load, from the root of the edition."""
    bodies: KeptResults = field(default_factory=lambda: KeptResults(Cache(None), "", b""))
    """Generated parts of pages, kept while all that they could show is the same; nothing yet before `on_files`."""
    pages: KeptResults | None = None
    """Whole pages in which nothing was found to tell."""
    builder: EditionBuilder | None = None
    """What writes its files, once it has begun."""


def edition_of(config: MkDocsConfig) -> Edition:
    """Return the state of the edition that *config* builds."""
    state: Any = config.extra[STATE]
    assert isinstance(state, Edition)  # noqa: S101 - `on_config` puts it there
    return state
