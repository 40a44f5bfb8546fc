"""A sheet that says how it was called is as old as it was then."""

from __future__ import annotations

from datetime import date

from partage.catalogue.former_names import with_former_names
from partage.runtime.git import GitDates
from tests.samples import initiative

OLD, NEW = date(2020, 3, 1), date(2026, 11, 1)


def test_dates_of_the_former_names_count() -> None:
    renamed = initiative("atelier-velos", alias=["velos", "inconnu"])
    other = initiative("jardin")
    history = {
        "initiatives/velos.md": GitDates(OLD, OLD),
        "initiatives/atelier-velos.md": GitDates(NEW, NEW),
        "initiatives/jardin.md": GitDates(NEW, NEW),
    }
    found = with_former_names([renamed, other], history)
    assert found["initiatives/atelier-velos.md"] == GitDates(OLD, NEW)
    assert found["initiatives/jardin.md"] == GitDates(NEW, NEW)


def test_a_sheet_that_is_not_committed_yet_is_known_by_its_former_name() -> None:
    renamed = initiative("atelier-velos", alias="velos")
    history = {"initiatives/velos.md": GitDates(OLD, OLD)}
    assert with_former_names([renamed], history)["initiatives/atelier-velos.md"] == GitDates(OLD, OLD)
    assert with_former_names([renamed], {}) == {}
