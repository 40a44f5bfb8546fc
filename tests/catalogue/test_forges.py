"""Where a sheet may go."""

from __future__ import annotations

import pytest

from partage.catalogue.forges import FORGES, ContributionTargets, UnknownForge, contribution_targets


@pytest.mark.parametrize("kind", FORGES)
def test_every_forge_opens_a_file_a_change_and_a_request(kind: str) -> None:
    forge = FORGES[kind]
    values = {"address": "https://f.exemple/a/b", "branch": "main", "id": "x", "title": "T", "text": "Z"}
    for pattern in (forge.new, forge.edit, forge.request):
        assert pattern.format(**values).startswith("https://f.exemple/a/b/")
    assert "{text}" in forge.request
    assert ("{text}" in forge.new) == (kind != "gitlab")


def test_what_the_configuration_declares() -> None:
    desk = contribution_targets(
        {
            "forge": {"kind": "github", "address": "https://f.exemple/a/b/", "email": "e@reseau.exemple"},
            "network": {"address": "1 place", "telephone": None},
        }
    )
    assert desk == ContributionTargets(
        kind="github", address="https://f.exemple/a/b", email="e@reseau.exemple", postal_address="1 place"
    )
    assert desk.forge is FORGES["github"]


def test_without_configuration_there_is_no_desk() -> None:
    assert contribution_targets({}) == ContributionTargets()
    assert ContributionTargets().forge is None
    assert ContributionTargets(kind="github").forge is None


def test_an_unknown_forge_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownForge, match="« svn » ; choisissez parmi : github"):
        contribution_targets({"forge": {"kind": "svn"}})


def test_a_problem_is_reported_by_mail_first() -> None:
    both = ContributionTargets(kind="github", address="https://f.exemple", email="e@reseau.exemple")
    assert (
        both.report("L’été", "https://x/")
        == "mailto:e@reseau.exemple?subject=L%E2%80%99%C3%A9t%C3%A9&body=https%3A%2F%2Fx%2F"
    )
    assert (
        ContributionTargets(kind="github", address="https://f.exemple")
        .report("T", "https://x/")
        .startswith("https://f.exemple/issues/new?title=T&body=")
    )
    assert ContributionTargets().report("T", "x") == ""
