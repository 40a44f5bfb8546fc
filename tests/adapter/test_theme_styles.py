"""The theme's stylesheet, as pages need it."""

from __future__ import annotations

import pytest

from adapter.theme_styles import used

CSS = ".note{color:red}.tip{color:green}.warning{color:blue}"


@pytest.mark.parametrize(
    "written",
    [
        "!!! note",
        "\t!!! note",
        "> ??? note",
        '???+ note "Un titre"',
        '<div class="admonition note">',
        "<div class='note'>",
        "{: .note }",
    ],
)
def test_a_kind_of_admonition_is_kept_where_it_is_written(written: str) -> None:
    assert used(CSS, "", (), [f"# Une page\n\n{written}\n    Un texte.\n", "!!! tip"]) == (
        ".note{color:red}.tip{color:green}"
    )
