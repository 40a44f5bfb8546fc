"""The folders of a project by name: those that contributors write in, and those of the cache."""

from __future__ import annotations

SHEETS_FOLDER = "initiatives"
"""In the project; the next three are in it."""
VOCABULARIES_FOLDER = "_vocabulaires"
FINDINGS_FOLDER = "_constats"
"""What people found in several sheets, a file each."""
IMAGES_FOLDER = "images"
AGENDA_FOLDER = "_agenda"
AGENDA_SOURCES_FOLDER = "sources"
"""In that of the agenda: the calendars of structures, as they were read last."""

DOCS_FOLDER = "docs"
"""In the project: pages written by hand."""
PATHS_FOLDER = "parcours"
"""In that of the pages: reading paths, a file each."""

CACHE_FOLDER = ".cache"
"""In the project; the following are in it."""
CACHED_SHEETS = "partage/fiches"
"""A folder for each version of the engine and of the reference data that sheets were checked with."""
CACHED_LISTS = "partage/listes"
CACHED_WORDS = "partage/mots"
CACHED_SITES = "partage/sites"
CACHED_AGENDA = "partage/agenda"
CACHED_TEMPLATES = "partage/gabarits"
CACHED_PARTS = "partage/parts"
CACHED_PAGES = "partage/pages"
CACHED_PICTURES = "pictures"
CACHED_POSTERS = "posters"
CACHE_FOLDERS = (
    CACHED_SHEETS,
    CACHED_LISTS,
    CACHED_WORDS,
    CACHED_SITES,
    CACHED_AGENDA,
    CACHED_TEMPLATES,
    CACHED_PARTS,
    CACHED_PAGES,
    CACHED_PICTURES,
    CACHED_POSTERS,
)
"""Everything that this program writes to and removes from in the cache."""
