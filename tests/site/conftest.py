"""Sites built once for every test that only looks at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.generate import generate
from tests.site.building import (
    BASE,
    MANY,
    SOME,
    Built,
    build,
    build_environment,
    only_sheets,
    project,
    serve_once,
    sheet,
)
from tests.site.shared_sites import once, seventy_sheets


@pytest.fixture(scope="module", autouse=True)
def _moment() -> Iterator[None]:
    """The moment of these tests and of no other: those of another folder may come next in the same process."""
    with build_environment():
        yield


Sites = pytest.TempPathFactory
"""Where sites are built once for all."""


@pytest.fixture(scope="session")
def base(tmp_path_factory: Sites) -> Built:
    """The base of the tests, strictly."""
    return once(
        tmp_path_factory,
        "base",
        lambda folder: build(project(folder, BASE, site_url="https://partage.exemple/")),
    )


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: Sites) -> Built:
    """The small network of the tests, strictly, with everything that a sheet may tell."""
    return once(tmp_path_factory, "corpus", lambda folder: build(project(folder)))


@pytest.fixture(scope="session")
def seventy(tmp_path_factory: Sites) -> Built:
    """Seventy sheets: what a test looks at where four are too few."""
    return seventy_sheets(tmp_path_factory)


@pytest.fixture(scope="session")
def under_a_path(tmp_path_factory: Sites) -> Built:
    """The small network, published in a folder of a server."""
    address = "https://partage.exemple/reseau/partage/"
    return once(tmp_path_factory, "path", lambda folder: build(project(folder, site_url=address)))


@pytest.fixture(scope="session")
def without_address(tmp_path_factory: Sites) -> Built:
    """The small network, where nobody knows yet where it will be published."""
    return once(tmp_path_factory, "nowhere", lambda folder: build(project(folder, site_url="")))


@pytest.fixture(scope="session")
def with_a_mistake(tmp_path_factory: Sites) -> Built:
    """The small network with a sheet in error, that a valid one is linked to: not strict."""

    def make(folder: Path) -> Built:
        add_mistake(project(folder))
        return build(folder, strict=False)

    return once(tmp_path_factory, "mistake", make)


@pytest.fixture(scope="session")
def served(tmp_path_factory: Sites) -> Built:
    """The same, as the local server shows it."""

    def make(folder: Path) -> Built:
        add_mistake(project(folder))
        return serve_once(folder, folder.with_name("served-site"))

    return once(tmp_path_factory, "served", make)


def add_mistake(root: Path) -> None:
    wrong = sheet("Une fiche à corriger").replace("lien-social", "lien-sociale-x")
    right = sheet("Une fiche qui cite", "liens: fiche-fausse", "Voir [l’autre](fiche-fausse.md).")
    (root / "initiatives/fiche-fausse.md").write_text(wrong, "utf-8")
    (root / "initiatives/fiche-juste.md").write_text(right, "utf-8")


def generated(folder: Path, sheets: int, **extra: object) -> Built:
    """A network of *sheets*, French only."""
    project(folder, BASE, site_url="https://partage.exemple/", extra={"languages": "fr", **extra})
    only_sheets(folder, {})
    generate(folder / "initiatives", sheets)
    return build(folder)


@pytest.fixture(scope="session")
def many(tmp_path_factory: Sites) -> Built:
    """A network of MANY sheets."""
    return once(tmp_path_factory, "many", lambda folder: generated(folder, MANY))


@pytest.fixture(scope="session")
def some(tmp_path_factory: Sites) -> Built:
    """A network of SOME sheets, built by two processes."""

    def make(folder: Path) -> Built:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PARTAGE_PROCESSES", "2")
            return generated(folder, SOME, share_images=False)

    return once(tmp_path_factory, "some", make)
