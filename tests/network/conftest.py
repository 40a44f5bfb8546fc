"""The site of this network, as it is published."""

from __future__ import annotations

import pytest

from tests.site.building import ROOT, Built, build, project
from tests.site.shared_sites import once


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own sheets and texts, built strictly, once for all processes."""
    return once(
        tmp_path_factory,
        "network",
        lambda folder: build(project(folder, ROOT, site_url="https://partage.exemple/")),
    )
