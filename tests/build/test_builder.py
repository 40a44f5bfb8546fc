"""Files that are no pages are begun before the shells are rendered, where nothing is known of a former site."""

from __future__ import annotations

import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from partage.build import SiteBuild
from partage.build.builder import EditionBuilder, Staging, edition_fingerprint
from partage.build.manifest import Manifest
from partage.catalogue.site import Site
from partage.catalogue.urls import DATA, PLACE_LISTS
from partage.runtime.cache import Cache
from partage.runtime.progress import Silence
from tests.samples import site


@pytest.mark.parametrize(("processes", "begins"), [(2, True), (1, False)])
def test_data_begin_before_the_shells_where_another_process_may(
    tmp_path: Path, processes: int, begins: bool
) -> None:
    manifest = Manifest(tmp_path / "site", Cache(tmp_path))
    builder = EditionBuilder(site(), manifest, Staging(tmp_path / "site.new", processes, Silence()))
    builder.finish()
    written = {
        path.relative_to(tmp_path / "site.new").as_posix() for path in tmp_path.glob("site.new/**/*.*")
    }
    assert (f"{DATA}fiches.json" in written) is begins
    assert (f"{PLACE_LISTS}0.json" in written) is begins
    assert not [path for path in written if path.endswith(".html")]
    assert manifest._now.keys() == written


def test_all_that_a_page_may_show_is_in_what_stands_for_it() -> None:
    known = "".join(
        map(
            inspect.getsource,
            (edition_fingerprint, EditionBuilder.everything.fget, SiteBuild.kept_bodies),  # type: ignore[arg-type, attr-defined]
        )
    )
    left = {field.name for field in fields(Site) if not re.search(rf"site\.{field.name}\b", known)}
    assert left == {
        # Their words are files of the engine; its name is the locale.
        "strings",
        # By the answer to what is asked as a whole: front matters, with dates and pictures.
        "catalogue", "pictures",
        # Not shown, or made from the rest.
        "shells", "fragments",
    }  # fmt: skip
