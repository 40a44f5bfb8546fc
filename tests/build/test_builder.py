"""Files that are no pages are begun before the shells are rendered, where nothing is known of a former site."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.build.builder import EditionBuilder, Staging
from partage.build.manifest import Manifest
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
