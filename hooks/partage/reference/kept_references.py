"""Lists and places as they were checked, kept from one build to the next while all that they are read from is the same.

Parsing and checking them takes as long as reading twenty sheets, and asks for every official place.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple

from partage.reference.list_files import MAX_LIST_BYTES
from partage.reference.place_table_file import MAX_BYTES, PLACE_TABLE
from partage.reference.reference_data import LISTS, ReferenceData, load_references, zone_or_usual
from partage.runtime.cache import Cache
from partage.runtime.configuration import configuration_text, settings_of_project
from partage.runtime.fingerprint import ENGINE_FINGERPRINT, digest
from partage.runtime.project import CACHED_LISTS
from partage.runtime.rooted import Folder
from partage.settings.checking import wrong_settings
from partage.text.problem import Problem

_OF_A_BUILD = frozenset(("sheets", "images", "zone"))
"""What is known without reading a list."""
_KEPT = tuple(each.name for each in fields(ReferenceData) if each.name not in _OF_A_BUILD)


class _Known(NamedTuple):
    written: bytes
    """What stands for all that the rest was read from."""
    values: dict[str, Any]
    problems: list[Problem]


def known_references(
    folder: Path, root: Path, sheets: Collection[str], images: Collection[str], kept: Cache
) -> tuple[ReferenceData, list[Problem]]:
    """Return what `load_references` does, from what is *kept* where nothing that it reads changed."""
    name = f"{CACHED_LISTS}/{digest(folder.relative_to(root).as_posix()).hex()}"
    written, extra = _written(folder, root)
    known = kept.read_value(name) if written else None
    if isinstance(known, _Known) and known.written == written:
        zone, _ = zone_or_usual(extra)
        references = ReferenceData(**known.values, sheets=sheets, images=images, zone=zone)
        return references, known.problems
    references, problems = load_references(folder, root, sheets, images)
    # What changed meanwhile is read again by the next build.
    if written and written == _written(folder, root)[0]:
        values = {each: getattr(references, each) for each in _KEPT}
        kept.write_value(name, _Known(written, values, problems))
    return references, problems


def _written(folder: Path, root: Path) -> tuple[bytes, object]:
    """Return the digest of all that lists are read from, and `extra` of the settings.

    The digest is empty where a file cannot be read.
    """
    settings = settings_of_project(root, os.environ)
    extra = settings.get("extra")
    # Others, such as the address of the site, differ between a check and a build: what is wrong with them counts.
    others = [*wrong_settings(settings)]
    parts: list[bytes | str] = [ENGINE_FINGERPRINT, configuration_text(root), repr((extra, others))]
    try:
        with Folder(root, *folder.relative_to(root).parts, ours=False) as opened:
            for name in (*(f"{each}.yml" for each in sorted(LISTS)), PLACE_TABLE):
                # As it is opened by those who read it: a system may not tell capitals from small letters.
                with suppress(FileNotFoundError):
                    parts += [name, opened.read(name, MAX_BYTES if name == PLACE_TABLE else MAX_LIST_BYTES)]
    except OSError:
        return b"", extra
    return digest(*parts), extra
