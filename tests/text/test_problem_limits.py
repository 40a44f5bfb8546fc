"""The number of problems reported for one file is bounded, and so is the work of wording them."""

from __future__ import annotations

from typing import Any

import pytest
from rapidfuzz import process

from partage.text.problem import Problem
from partage.text.problem_limits import MAX_GUESSES, MAX_PROBLEMS, bounded
from tests.samples import checked, spaced


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is searched for among all names."""
    sought: list[str] = []
    for name in ("extract", "extractOne"):
        search = getattr(process, name)

        def noted(query: str, *arguments: Any, search: Any = search, **options: Any) -> Any:
            sought.append(query)
            return search(query, *arguments, **options)

        monkeypatch.setattr(process, name, noted)
    return sought


def test_what_was_meant_is_looked_for_a_few_times_in_one_file(searches: list[str]) -> None:
    keys = {f"champ{number}": "x" for number in range(500)}
    places = [f"Nulle-Part-{number}" for number in range(20)]
    wrong = checked(territoires=places, acteurs=[{"nom": "A", "roles": ["x"]}] * 10, **keys)
    assert len(searches) == MAX_GUESSES
    assert len(wrong.problems) == MAX_PROBLEMS + 1


def test_a_mistake_that_nothing_is_looked_for_still_has_a_way_out() -> None:
    wrong = checked(territoires=[f"Nulle-Part-{number}" for number in range(10, 30)])
    assert wrong.problems[-1].message.startswith(
        "« Nulle-Part-29 » n’est pas un territoire connu ; écrivez une commune"
    )


def test_beyond_the_most_how_many_are_left_is_said_and_errors_go_first() -> None:
    remarks = [Problem("a.md", line, "", f"remarque {line}", "warning") for line in range(1, 41)]
    errors = [Problem("a.md", line, "", f"erreur {line}") for line in range(100, 130)]
    assert bounded(remarks) == remarks
    reported = bounded([*remarks, *errors])
    assert [each for each in reported if each.severity == "error"] == errors
    rest = next(each for each in reported if each.message.startswith("…"))
    assert (rest.line, rest.severity) == (21, "warning")
    assert spaced(rest.message).startswith("… et 20 autres points à corriger dans ce fichier")
    assert bounded([*errors] * 2)[-1].severity == "error"


def test_a_name_without_end_is_cut_wherever_it_is_said() -> None:
    long = checked(**{"x" * 1000: "y", "titre": "z" * 10_000})
    assert all(len(str(each)) < 500 for each in long.problems)
