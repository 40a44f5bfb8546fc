"""The whole build of a site, top to bottom. MkDocs comes to each step in its own time: `hooks/main.py`.

Imports everything below it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from partage.build import hosting, publishing
from partage.build.builder import EditionBuilder, Staging
from partage.build.manifest import Manifest
from partage.build.routes import Makers
from partage.build.search_index import SearchIndex
from partage.catalogue.knowledge_base import KnowledgeBase, read_knowledge_base
from partage.catalogue.sheet_cache import InMemory
from partage.catalogue.site import Site
from partage.images.picture import Size
from partage.images.poster import Poster, Tools, draw
from partage.rendering.card_data import card_data, card_words
from partage.rendering.share_image import path_of
from partage.runtime import fingerprint
from partage.runtime.cache import Cache
from partage.runtime.kept_results import KeptResults
from partage.runtime.lock import BuildLock
from partage.runtime.output_folders import beside, refusal
from partage.runtime.progress import Reporter
from partage.runtime.project import CACHED_PAGES
from partage.search.documents import HandWritten
from partage.search.editions import Searched, numbered
from partage.search.index_files import is_held
from partage.sheets.source import IMAGES

SHEETS = "initiatives"
"""Folder of the sheets, in the project's."""
MAX_PAGES = 32
"""Files of what is kept of pages: three for each edition of each site."""
POSTERS = "posters"
"""Share images, in the cache."""


class Refused(RuntimeError):
    """A folder that the build would write or empty is not this program's own; the message says which and why."""


@dataclass
class SiteBuild:
    """One build, of all editions of a site."""

    root: Path
    """Of the project."""
    published: Path
    """Folder of the published site, which stays whole until `publish`."""
    cache: Cache
    processes: int
    reporter: Reporter
    lock: BuildLock
    manifest: Manifest
    staged: Path
    """Folder that the next site is built in."""
    knowledge: KnowledgeBase
    editions: list[EditionBuilder] = field(default_factory=list)
    searched: list[Searched] = field(default_factory=list)
    """What can be found in each edition that was begun."""
    kept: list[KeptResults] = field(default_factory=list)
    """Results of this build that may serve the next one."""
    is_ready: bool = False
    """Whether everything is in place to be published."""

    @classmethod
    def begin(
        cls,
        root: Path,
        published: Path,
        reporter: Reporter,
        processes: int,
        waiting: Callable[[], None],
        served: tuple[Manifest, InMemory] | None = None,
    ) -> SiteBuild:
        """Read and check everything, before anything that is published is touched.

        *waiting* is called where another build must end first; *served* is what a local server remembers. Raise
        `Refused` where the folders to write in are not ours.
        """
        if reason := refusal(root, published):
            raise Refused(reason)
        with ExitStack() as undone:
            lock = BuildLock(root, waiting)
            undone.callback(lock.release)
            staged = publishing.staging(published)
            undone.callback(publishing.discard, published)
            cache = Cache(root)
            manifest, memory = served or (Manifest(published, cache, processes), None)
            undone.callback(manifest.stop)
            knowledge = read_knowledge_base(root, root / SHEETS, processes, cache, reporter, memory)
            # All is well: nothing of it is to be undone before the end.
            undone.pop_all()
        return cls(root, published, cache, processes, reporter, lock, manifest, staged, knowledge)

    def begin_edition(self, site: Site, folder: Path) -> EditionBuilder:
        """Return what writes the files of *site* in *folder*; a process may begin with those that need no shells."""
        builder = EditionBuilder(
            site, self.manifest, Staging(folder, self.processes, self.reporter, self.cache)
        )
        self.editions.append(builder)
        return builder

    def kept_bodies(self, builder: EditionBuilder, site: Site) -> KeptResults:
        """Return what is kept of the generated parts of the pages of MkDocs in the edition of *site*."""
        agenda = self.knowledge.agenda
        days = [site.history.get(each.path) for each in agenda.events]
        others = repr((agenda.digest, days, site.problems))
        return self._kept(site, "bodies", fingerprint.digest(builder.everything, others))

    def kept_results(self, site: Site, kind: str, *settings: bytes | str) -> KeptResults:
        """Return what is kept of results of a *kind* of the edition of *site*, made with *settings*."""
        return self._kept(site, kind, fingerprint.digest(fingerprint.ENGINE_FINGERPRINT, *settings))

    def _kept(self, site: Site, kind: str, made_with: bytes) -> KeptResults:
        self.cache.prune(CACHED_PAGES, MAX_PAGES)
        name = fingerprint.digest(kind, str(self.published.absolute()), site.own_folder).hex()
        kept = KeptResults(self.cache, f"{CACHED_PAGES}/{name}", made_with)
        self.kept.append(kept)
        return kept

    def start_edition(
        self,
        builder: EditionBuilder,
        site: Site,
        taken: Iterable[str],
        others: Iterable[str],
        pages: Collection[HandWritten],
        tools: Tools | None,
    ) -> None:
        """Begin to write the files of *site*, in other processes, while MkDocs renders its own pages.

        *taken* are the paths of those, *others* their addresses for the sitemap, *pages* those that are searched;
        share images are drawn with *tools*. Raise `DoubleAddress` where two files would have one path.
        """
        makers = Makers(picture=self._picture, draw=partial(self._poster, site, tools))
        first = self.searched[0] if self.searched else None
        sheets = site.catalogue.initiatives
        cards = [card_data(site, each) for each in sheets] if is_held(sheets) else ()
        searched = numbered(site, pages, first, card_words(site), cards)
        self.searched.append(searched)
        index = self._index() if len(self.searched) == len(site.locales) else None
        builder.start(site, sorted(others), taken, searched.documents, index, makers)

    def _index(self) -> SearchIndex:
        return SearchIndex(
            self.searched, self.manifest, self.staged, self.cache, self.knowledge.former, self.processes
        )

    def write(self, builder: EditionBuilder | None, *, later: bool = False) -> None:
        """Wait for the files of an edition; after the last one write the search index, unless that comes *later*."""
        assert builder is not None  # noqa: S101 - `begin_edition` comes before
        builder.finish()
        for each in self.kept:
            each.keep()
        self.kept.clear()
        if not later:
            builder.index()

    def finish(self, site: Site) -> None:
        """Write what servers of files need to know, once all editions are written: the site is ready."""
        roots = ["", *(f"{locale}/" for locale in site.locales[1:])]
        for path, text in hosting.files(site.base_url, roots).items():
            file = self.staged / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        self.is_ready = True

    def publish(self) -> None:
        """Put what was built in place of the published site."""
        self.manifest.publish(beside(self.published))

    def discard(self) -> None:
        """Leave the published site as it was."""
        publishing.discard(self.published)

    def stop(self) -> None:
        """End the work of other processes, whether it is done or not."""
        self.manifest.stop()
        for edition in self.editions:
            edition.stop()
        self.editions.clear()

    def _picture(self, size: Size, name: str) -> bytes:
        # Loaded where there are pictures.
        from partage.images.prepare import name_on_disk
        from partage.images.store import Store

        folder = self.root / SHEETS / IMAGES
        return Store.of(self.root).content(size, folder / name_on_disk(folder, name))

    def _poster(self, site: Site, tools: Tools | None, poster: Poster) -> bytes:
        assert tools is not None  # noqa: S101 - no poster is asked for without them
        name = Path(path_of(site, poster)).name
        return self.cache.made(f"{POSTERS}/{name}", partial(draw, poster, tools))
