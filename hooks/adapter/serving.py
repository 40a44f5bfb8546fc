"""What a local server shows and remembers: pages first, then the index of the search while they are read."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from partage.build.builder import EditionBuilder
from partage.build.manifest import Manifest
from partage.catalogue.sheet_cache import InMemory
from partage.runtime.cache import Cache

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

    def publication(self, published: Path) -> Manifest:
        """Return what *published* is built over; nobody else writes in the folder of a server."""
        return self._shown.for_next_build() if self._shown else Manifest(published, Cache(None))

    def show(
        self,
        publication: Manifest,
        staged: Path,
        works: Sequence[EditionBuilder],
        indexes: tuple[str, ...],
        end: Callable[[], None],
    ) -> None:
        """Publish what is in *staged*; what *works* leave to do in the folders *indexes* follows, then *end*."""
        # Nothing is known of the folder while it changes.
        self._shown = None
        publication.publish(staged, indexes if self.is_listening else ())
        self._shown = publication

        def index() -> None:
            try:
                for work in works:
                    work.index()
                staged.mkdir(exist_ok=True)
                self._shown = None
                publication.publish(staged)
                self._shown = publication
            except Exception:  # the pages are right, and the next build begins anew
                log.exception("La recherche n’a pas pu être mise à jour ; les pages le sont.")
            finally:
                for work in works:
                    work.stop()
                end()
                gc.collect()

        if self.is_listening:
            self._indexing = threading.Thread(target=index)
            self._indexing.start()
        else:
            end()

    def wait(self) -> None:
        """Wait until the index is that of the pages."""
        if self._indexing:
            self._indexing.join()
            self._indexing = None
