"""Where a problem is."""

from __future__ import annotations

from partage.text.problem import Place, nearest_line


def test_the_line_is_that_of_the_place_or_of_what_holds_it() -> None:
    lines: dict[Place, int] = {("titre",): 2, ("acteurs",): 4, ("acteurs", 1): 6}
    assert nearest_line(lines, ("titre",)) == 2
    assert nearest_line(lines, ("acteurs", 1, "nom")) == 6
    assert nearest_line(lines, ("acteurs", 7, "nom")) == 4
    assert nearest_line(lines, ("absent",)) == nearest_line(lines, ()) == 1
