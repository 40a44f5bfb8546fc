"""Sites built once for every test that only looks at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.generate import generate
from tests.site.building import MOMENT, ROOT, Built, build, only_sheets, project, serve_once, sheet


@pytest.fixture(scope="session", autouse=True)
def _moment() -> Iterator[None]:
    """The clock and the environment of every build."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(MOMENT))
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        for name in ("SITE_URL", "PARTAGE_LANGUAGES", "PARTAGE_PROCESSES", "GIT_DIR"):
            patch.delenv(name, raising=False)
        # A project in a folder without Git must not be taken for a part of a repository around it.
        patch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(Path("/tmp")))
        yield


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sites")


@pytest.fixture(scope="session")
def real(sites: Path) -> Built:
    """The project itself, strictly."""
    return build(project(sites / "real", ROOT))


@pytest.fixture(scope="session")
def corpus(sites: Path) -> Built:
    """The small network of the tests, strictly, with everything that a sheet may tell."""
    return build(project(sites / "corpus"))


@pytest.fixture(scope="session")
def under_a_path(sites: Path) -> Built:
    """The small network, published in a folder of a host."""
    return build(project(sites / "path", site_url="https://partage.exemple/reseau/partage/"))


@pytest.fixture(scope="session")
def without_address(sites: Path) -> Built:
    """The small network, where nobody knows yet where it will be published."""
    return build(project(sites / "nowhere", site_url=""))


@pytest.fixture(scope="session")
def with_a_mistake(sites: Path) -> Built:
    """The small network with a sheet in error, that a right one is linked to: not strict."""
    root = project(sites / "mistake")
    add_mistake(root)
    return build(root, strict=False)


@pytest.fixture(scope="session")
def served(sites: Path) -> Built:
    """The same, as the local server shows it."""
    root = project(sites / "served")
    add_mistake(root)
    return serve_once(root, sites / "served-site")


def add_mistake(root: Path) -> None:
    wrong = sheet("Une fiche à corriger").replace("lien-social", "lien-sociale-x")
    right = sheet("Une fiche qui cite", "liens: fiche-fausse", "Voir [l’autre](fiche-fausse.md).")
    (root / "initiatives/fiche-fausse.md").write_text(wrong, "utf-8")
    (root / "initiatives/fiche-juste.md").write_text(right, "utf-8")


@pytest.fixture(scope="session")
def many_sheets(sites: Path) -> Path:
    """A project of 250 sheets, French only, not built yet."""
    root = project(sites / "many", extra={"languages": "fr"})
    only_sheets(root, {})
    # The generator draws from the vocabularies of the project itself.
    shutil.rmtree(root / "initiatives/_vocabulaires")
    shutil.copytree(ROOT / "initiatives/_vocabulaires", root / "initiatives/_vocabulaires")
    generate(root / "initiatives", 250)
    return root


@pytest.fixture(scope="session")
def many(many_sheets: Path) -> Built:
    return build(many_sheets)
