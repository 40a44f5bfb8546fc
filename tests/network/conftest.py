"""The site of this network, as it is published."""

from __future__ import annotations

import pytest

from tests.site.building import ROOT, Built, build, build_environment, project


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's own sheets and texts, built strictly."""
    folder = tmp_path_factory.mktemp("network") / "project"
    with build_environment():
        return build(project(folder, ROOT, site_url="https://partage.exemple/"))
