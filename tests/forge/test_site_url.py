"""The URL of the published site."""

from __future__ import annotations

from pathlib import Path

import pytest

from partage.forge.site_url import site_address
from partage.runtime.configuration import configured

OURS = (Path(__file__).parents[1] / "settings.yml").read_text("utf-8")
GITHUB = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "Reseau/Initiatives"}
GITLAB = {"CI_PAGES_URL": "https://reseau.gitlab.io/initiatives", "CI_PROJECT_PATH": "reseau/initiatives"}


@pytest.mark.parametrize(
    ("configuration", "environment", "address"),
    [
        (OURS, {}, ""),
        (OURS, {"SITE_URL": "https://base.exemple/sous"}, "https://base.exemple/sous/"),
        ("site_url: https://base.exemple/", GITHUB, "https://base.exemple/"),
        ("site_url: !ENV SITE_URL", {"SITE_URL": "https://base.exemple/"}, "https://base.exemple/"),
        ("site_url: !ENV [A, B, 'https://c.exemple/']", {"B": "https://b.exemple/"}, "https://b.exemple/"),
        ("x: !!python/name:os.system\nsite_url: https://base.exemple/", {}, "https://base.exemple/"),
        (OURS, GITHUB | {"SITE_URL": ""}, "https://reseau.github.io/initiatives/"),
        (OURS, GITHUB | {"GITHUB_REPOSITORY": "Reseau/reseau.github.io"}, "https://reseau.github.io/"),
        (
            OURS,
            {"GITHUB_SERVER_URL": "https://codeberg.org", "GITHUB_REPOSITORY": "reseau/base"},
            "https://reseau.codeberg.page/base/",
        ),
        (OURS, {"GITHUB_SERVER_URL": "https://forge.exemple", "GITHUB_REPOSITORY": "reseau/base"}, ""),
        (OURS, GITLAB, "https://reseau.gitlab.io/initiatives/"),
        (OURS, GITLAB | {"CI_MERGE_REQUEST_PROJECT_PATH": "reseau/initiatives"}, "https://reseau.gitlab.io/initiatives/"),
        # The pages of a fork are not where the sheet is published.
        (OURS, GITLAB | {"CI_MERGE_REQUEST_PROJECT_PATH": "autre/initiatives"}, ""),
        ("", {}, ""),
        ("- liste", {}, ""),
        ("site_url: [", {}, ""),
        ("site_url: javascript:alert(1)", {}, ""),
    ],
)  # fmt: skip
def test_the_configuration_then_the_forge(
    configuration: str, environment: dict[str, str], address: str
) -> None:
    assert site_address(configured(configuration, environment), environment) == address
