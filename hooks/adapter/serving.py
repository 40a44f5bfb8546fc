"""What a local server shows and remembers: pages first, then the index of the search while they are read."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from partage.build import SiteBuild
from partage.build.manifest import Manifest
from partage.catalogue.sheet_cache import InMemory
from partage.catalogue.site import Site
from partage.runtime.cache import Cache
from partage.search.index_files import INDEX_FOLDER as INDEX

log = get_plugin_logger("partage")


class Serving:
    """From one build of a server to the next."""

    def __init__(self) -> None:
        """Begin with nothing in memory."""
        self.memory: InMemory = {}
        self.is_listening = False
        """Whether somebody waits for pages: then the index is made after them, by a thread."""
        self._shown: Manifest | None = None
        self._indexing: threading.Thread | None = None

    def manifest(self, published: Path) -> Manifest:
        """Return what *published* is built over; nobody else writes in the folder of a server."""
        return self._shown.for_next_build() if self._shown else Manifest(published, Cache(None))

    def show(self, build: SiteBuild, site: Site) -> None:
        """Publish the pages of *build*; what is left to do of its search index follows, then others may build."""
        manifest, staged = build.manifest, build.staged
        builders, build.editions = build.editions, []
        indexes = tuple(f"{root}{INDEX}" for root in ("", *(f"{locale}/" for locale in site.locales[1:])))
        # Nothing is known of the folder while it changes.
        self._shown = None
        manifest.publish(staged, indexes if self.is_listening else ())
        self._shown = manifest

        def index() -> None:
            try:
                for builder in builders:
                    builder.index()
                staged.mkdir(exist_ok=True)
                self._shown = None
                manifest.publish(staged)
                self._shown = manifest
            except Exception:  # the pages are valid, and the next build begins anew
                log.exception("La recherche n’a pas pu être mise à jour ; les pages le sont.")
            finally:
                for builder in builders:
                    builder.stop()
                build.lock.release()
                gc.collect()

        if self.is_listening:
            self._indexing = threading.Thread(target=index)
            self._indexing.start()
        else:
            build.lock.release()

    def wait(self) -> None:
        """Wait until the index is that of the pages."""
        if self._indexing:
            self._indexing.join()
            self._indexing = None
